package dev.lockstep.secrets.load;

import dev.lockstep.secrets.toml.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that rule files extend, below one folder: a rule file of a scanned target reads nothing
/// outside of it.
public final class FolderFiles implements RuleFiles {
  private final Path folder;
  private final String defaults;

  /// @param defaults the text of the rules that `useDefault` means
  public FolderFiles(Path folder, String defaults) {
    this.folder = folder;
    this.defaults = defaults;
  }

  @Override
  public String read(String path) throws IOException {
    Path root = folder.toRealPath();
    Path file = root.resolve(path).toRealPath();
    if (!file.startsWith(root)) {
      throw new IOException(path + " lies outside of " + folder);
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @Override
  public String defaults() {
    return defaults;
  }
}
