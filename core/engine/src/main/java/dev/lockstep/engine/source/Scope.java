package dev.lockstep.engine.source;

import java.util.List;

/// Which entries of a target are examined, as far as the user says.
///
/// @param excludes patterns in the syntax of `.gitignore`
/// @param maxFileSize in bytes; files beyond it are passed over with a notice
/// @param place what leads from the folder that the patterns count from to the target's root, a
///     slash at its end; empty where they count from the root itself
public record Scope(List<String> excludes, long maxFileSize, String place) {
  /// Everything.
  public static final Scope ALL = new Scope(List.of(), Long.MAX_VALUE);

  public Scope {
    excludes = List.copyOf(excludes);
    if (!place.isEmpty() && !place.endsWith("/")) {
      throw new IllegalArgumentException("`" + place + "`");
    }
  }

  /// With patterns that count from the target's root.
  public Scope(List<String> excludes, long maxFileSize) {
    this(excludes, maxFileSize, "");
  }
}
