package dev.lockstep.secrets.decode;

/// An encoding that hides text from a search over bytes.
public enum TextEncoding {
  BASE64("base64", 1),
  HEX("hex", 2),
  PERCENT("percent", 3),
  UNICODE("unicode", 4),
  UTF_16("utf-16", 5);

  private final String id;
  private final int code;

  TextEncoding(String id, int code) {
    this.id = id;
    this.code = code;
  }

  public String id() {
    return id;
  }

  /// Its number in facts, from 1; never changes.
  public int code() {
    return code;
  }

  /// @throws IllegalArgumentException where no encoding has the code
  public static TextEncoding of(int code) {
    for (TextEncoding encoding : values()) {
      if (encoding.code == code) {
        return encoding;
      }
    }
    throw new IllegalArgumentException("no encoding " + code);
  }

  /// What encoded bytes say; empty where it is no text.
  public byte[] plain(byte[] bytes, int from, int to) {
    return switch (this) {
      case BASE64 -> Plain.of(Encoding.BASE64, bytes, from, to);
      case HEX -> Plain.of(Encoding.HEX, bytes, from, to);
      case PERCENT -> Plain.of(Encoding.PERCENT, bytes, from, to);
      case UNICODE -> Plain.of(Encoding.UNICODE, bytes, from, to);
      case UTF_16 -> EncodedRuns.everySecond(bytes, from, to);
    };
  }
}
