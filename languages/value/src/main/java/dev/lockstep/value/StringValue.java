package dev.lockstep.value;

import org.jspecify.annotations.Nullable;

/// A string, ordered by its code points.
public final class StringValue implements Value {
  public static final StringValue EMPTY = new StringValue("");

  private final String text;

  private StringValue(String text) {
    this.text = text;
  }

  /// The string `text`.
  public static StringValue of(String text) {
    return text.isEmpty() ? EMPTY : new StringValue(text);
  }

  /// The characters.
  public String text() {
    return text;
  }

  @Override
  public Kind kind() {
    return Kind.STRING;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof StringValue string && string.text.equals(text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// Orders as the bytes of UTF-8 do: by code point, where Java's own order is by UTF-16 unit.
  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
