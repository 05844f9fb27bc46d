package dev.lockstep.secrets.decode;

/// An encoding that can be undone in place. The first in the list wins where two touch.
public enum Encoding {
  PERCENT("percent", 1),
  UNICODE("unicode", 2),
  HEX("hex", 4),
  BASE64("base64", 8);

  private final String id;
  private final int bit;

  Encoding(String id, int bit) {
    this.id = id;
    this.bit = bit;
  }

  public String id() {
    return id;
  }

  int bit() {
    return bit;
  }
}
