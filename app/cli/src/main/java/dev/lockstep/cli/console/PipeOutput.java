package dev.lockstep.cli.console;

import java.io.IOException;
import java.io.OutputStream;

/// A buffered output that falls silent when its reader goes away.
final class PipeOutput extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream target;
  private byte[] buffer = new byte[512];
  private int size;
  private boolean gone;

  PipeOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    reserve(1);
    buffer[size++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length >= BUFFER_BYTES) {
      send();
      pass(bytes, from, length);
      return;
    }
    reserve(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  @Override
  public void flush() throws IOException {
    send();
    if (!gone) {
      target.flush();
    }
  }

  /// Standard output is not ours to close.
  @Override
  public void close() throws IOException {
    flush();
  }

  private void reserve(int more) throws IOException {
    if (size + more > BUFFER_BYTES) {
      send();
    }
    if (size + more > buffer.length) {
      buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 4, size + more));
    }
  }

  private void send() throws IOException {
    int length = size;
    size = 0;
    pass(buffer, 0, length);
  }

  private void pass(byte[] bytes, int from, int length) throws IOException {
    if (gone || length == 0) {
      return;
    }
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        throw e;
      }
      gone = true;
    }
  }

  /// The system's words are all that tells it from a full disk.
  private static boolean isBrokenPipe(IOException e) {
    String message = e.getMessage();
    return message != null
        && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
  }
}
