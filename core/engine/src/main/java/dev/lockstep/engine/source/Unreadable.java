package dev.lockstep.engine.source;

import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// What a file system's refusal is called in a report.
public final class Unreadable {
  private Unreadable() {}

  /// The problem of a file or folder that cannot be read.
  public static Problem problem(String path, IOException refusal) {
    return switch (refusal) {
      case NoSuchFileException _ ->
          Problem.incomplete("vanished", path, "it was there and is gone; scan again");
      case AccessDeniedException _ ->
          Problem.incomplete(
              "unreadable", path, "permission denied; run as a user who may read it");
      case FileSystemException e -> Problem.incomplete("unreadable", path, words(e.getReason()));
      default -> Problem.incomplete("unreadable", path, words(refusal.getMessage()));
    };
  }

  private static String words(@Nullable String reason) {
    return reason == null ? "it cannot be read" : "it cannot be read: " + reason;
  }
}
