package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the configuration of what is scanned. The reader and the YAML library behind it are only
/// loaded where there is a file.
public final class ProjectConfiguration {

  private ProjectConfiguration() {}

  /// The configuration that the user named, else the project's, else the standard one.
  ///
  /// @param named the file of `--config`
  /// @param target the file or folder that is scanned, absolute
  public static Configuration of(Surroundings surroundings, Optional<String> named, Path target) {
    if (named.isPresent()) {
      return read(surroundings, surroundings.file(named.get()), named.get());
    }
    Path start = Files.isDirectory(target) ? target : parent(target);
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(Configuration.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return read(surroundings, file, surroundings.shown(file));
      }
      if (Files.exists(folder.resolve(".git"))) {
        return Configuration.standard(folder);
      }
    }
    return Configuration.standard(start);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static Configuration read(Surroundings surroundings, Path file, String shown) {
    Path folder = file.toAbsolutePath().getParent();
    return ConfigurationReader.read(
        file, folder == null ? surroundings.workingFolder() : folder, shown, text(file, shown));
  }

  private static String text(Path file, String shown) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage("there is no " + shown, e);
    } catch (MalformedInputException e) {
      throw CommandFailure.usage(shown + " is not UTF-8", e);
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }
}
