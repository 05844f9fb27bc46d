package dev.lockstep.value;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Says that a text is no document of its format, and where that shows.
public final class MalformedDocument extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /// `line` and `column` count from 1; 0 where the place is not known.
  public MalformedDocument(String reason, int line, int column, @Nullable Throwable cause) {
    super(reason, cause);
    this.line = line;
    this.column = column;
  }

  /// The line, from 1, or 0.
  public int line() {
    return line;
  }

  /// The column, from 1, or 0.
  public int column() {
    return column;
  }
}
