package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// The value of a literal while it is read, as UTF-8: what is kept of the source, and what its
/// escapes stand for.
public final class LiteralText {
  private static final int FIRST_ROOM = 256;

  private final byte[] source;
  private byte[] value = new byte[FIRST_ROOM];
  private int length;

  public LiteralText(byte[] source) {
    this.source = source;
  }

  public void clear() {
    length = 0;
  }

  /// The byte at an offset of the source, with its sign; -1 behind the end.
  public int sourceAt(int at) {
    return at < source.length ? source[at] : -1;
  }

  /// Whether what stands at an offset is a regular expression as patterns have it in strings,
  /// `=~/.../`, whose backslashes are its own.
  public boolean isRegex(int at) {
    return sourceAt(at) == '=' && sourceAt(at + 1) == '~' && sourceAt(at + 2) == '/';
  }

  public void put(int octet) {
    room(1);
    value[length++] = (byte) octet;
  }

  /// Takes over what stands in the source from `from` to before `to`.
  public void keep(int from, int to) {
    int size = to - from;
    if (size > 0) {
      room(size);
      System.arraycopy(source, from, value, length, size);
      length += size;
    }
  }

  public void putCodePoint(int code) {
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0 | code >> 6);
      put(0x80 | code & 0x3F);
    } else if (code < 0x10000) {
      put(0xE0 | code >> 12);
      put(0x80 | code >> 6 & 0x3F);
      put(0x80 | code & 0x3F);
    } else {
      put(0xF0 | code >> 18 & 0x07);
      put(0x80 | code >> 12 & 0x3F);
      put(0x80 | code >> 6 & 0x3F);
      put(0x80 | code & 0x3F);
    }
  }

  /// Whether so many hexadecimal digits stand at an offset of the source.
  public boolean isHex(int at, int digits) {
    for (int i = 0; i < digits; i++) {
      if (Character.digit(sourceAt(at + i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /// The value of so many hexadecimal digits at an offset of the source; with eight it may be
  /// negative.
  public int hex(int at, int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      code = code << 4 | Character.digit(source[at + i], 16);
    }
    return code;
  }

  /// Puts the character of up to three octal digits at an offset of the source, as long as its code
  /// without the last of them is below a limit.
  ///
  /// @return the offset behind them
  public int octal(int at, int limit) {
    int code = 0;
    int to = at;
    while (to < at + 3 && sourceAt(to) >= '0' && sourceAt(to) <= '7' && code < limit) {
      code = code << 3 | source[to] - '0';
      to++;
    }
    putCodePoint(code);
    return to;
  }

  /// The symbol of a literal from `from` to before `to`; what is before `kept` is in the value.
  public int symbol(Symbols symbols, int from, int kept, int to) {
    if (kept == from) {
      return symbols.intern(source, from, to);
    }
    keep(kept, to);
    return symbol(symbols);
  }

  public int symbol(Symbols symbols) {
    return symbols.intern(value, 0, length);
  }

  private void room(int size) {
    if (length + size > value.length) {
      value = Arrays.copyOf(value, Math.max(length + size, value.length * 2));
    }
  }
}
