package dev.lockstep.cli.scan;

import dev.lockstep.policy.CodeOwners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a repository says who owns which of its files.
final class OwnersFile {
  private static final List<String> NAMES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

  private OwnersFile() {}

  /// The first that is there; empty where none is, or it cannot be read: nobody owns anything then.
  ///
  /// @param root the repository's
  static Optional<CodeOwners> of(Path root) {
    for (String name : NAMES) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          return Optional.of(CodeOwners.of(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
