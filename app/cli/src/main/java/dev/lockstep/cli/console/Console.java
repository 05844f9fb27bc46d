package dev.lockstep.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Where a command speaks: the result to standard output, all else to standard error.
///
/// A reader that goes away (`lockstep scan | head`) is no error: what it no longer wants is
/// dropped,
/// and the exit code stays what the run says. Any other failure to write the result is one.
public final class Console {
  private final OutputStream out;
  private final OutputStream err;
  private final Screen screen;

  public Console(OutputStream out, OutputStream err, Screen screen) {
    this.out = new PipeOutput(out);
    this.err = err;
    this.screen = screen;
  }

  /// What is known about the terminals behind the streams.
  ///
  /// @param outIsTerminal whether a person reads standard output
  /// @param errIsTerminal whether a person reads standard error
  /// @param columns the width of lines
  /// @param noColor whether the user wants none (`NO_COLOR`, a dumb terminal)
  public record Screen(boolean outIsTerminal, boolean errIsTerminal, int columns, boolean noColor) {
    /// The width where there is no terminal.
    public static final int DEFAULT_COLUMNS = 80;

    /// No terminal at all.
    public static Screen none() {
      return new Screen(false, false, DEFAULT_COLUMNS, true);
    }

    public boolean coloursOut() {
      return outIsTerminal && !noColor;
    }

    public boolean coloursErr() {
      return errIsTerminal && !noColor;
    }
  }

  public Screen screen() {
    return screen;
  }

  /// Standard output, for writers of reports.
  public OutputStream out() {
    return out;
  }

  /// A piece of the result, with a line end.
  public void print(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  /// A word beside the result, with a line end.
  public void say(String line) {
    sayRaw(line + "\n");
  }

  /// Text on standard error as it is, for the progress line.
  public void sayRaw(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // Standard error is gone; there is nobody left to tell.
    }
  }

  /// Sends what is buffered.
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
    }
  }
}
