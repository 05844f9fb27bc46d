package dev.lockstep.sast.load;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// Tells one build of this program from others: what one compiled fits no other.
final class CodeBuild {
  private CodeBuild() {}

  /// The size and age of the archive that this class is from; empty where it is in none, as while
  /// the program is being worked on.
  static Optional<String> name() {
    CodeSource source = CodeBuild.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path archive = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(archive)
          ? Optional.of(Files.size(archive) + "-" + Files.getLastModifiedTime(archive).toMillis())
          : Optional.empty();
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
