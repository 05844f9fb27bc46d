package dev.lockstep.secrets.decode;

/// An encoding that hides text from a search over bytes.
public enum TextEncoding {
  BASE64("base64"),
  HEX("hex"),
  PERCENT("percent"),
  UNICODE("unicode"),
  UTF_16("utf-16");

  private final String id;

  TextEncoding(String id) {
    this.id = id;
  }

  public String id() {
    return id;
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
