package dev.lockstep.engine.source;

import java.util.List;

/// Which entries of a target are examined, as far as the user says.
///
/// @param excludes patterns in the syntax of `.gitignore`, from the target's root
/// @param maxFileSize in bytes; files beyond it are passed over with a notice
public record Scope(List<String> excludes, long maxFileSize) {
  /// Everything.
  public static final Scope ALL = new Scope(List.of(), Long.MAX_VALUE);

  public Scope {
    excludes = List.copyOf(excludes);
  }
}
