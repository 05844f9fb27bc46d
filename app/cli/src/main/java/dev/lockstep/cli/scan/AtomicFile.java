package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there whole or not at all.
public final class AtomicFile {

  private AtomicFile() {}

  /// What writes the content.
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// Writes beside the file and moves it into place. What is no regular file, such as `/dev/fd/3`,
  /// is written to directly.
  ///
  /// @param shown its name for messages
  /// @throws CommandFailure internal where it cannot be written
  public static void write(Path file, String shown, Content content) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        writeTo(file, content);
      } else {
        replace(realTarget(file), content);
      }
    } catch (IOException e) {
      throw CommandFailure.internal(
          "cannot write " + shown + ": " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
  }

  /// A link stays a link: the file that it names is replaced.
  private static Path realTarget(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file;
  }

  private static void replace(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft =
        folder == null
            ? Files.createTempFile(".lockstep-", ".tmp")
            : folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      writeTo(draft, content);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void writeTo(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.write(out);
    }
  }
}
