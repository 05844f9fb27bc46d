package dev.lockstep.secrets.decode;

/// An encoding that can be undone in place. The first in the list wins where two touch.
public enum Encoding {
  PERCENT("percent"),
  UNICODE("unicode"),
  HEX("hex"),
  BASE64("base64");

  private final String id;

  Encoding(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  int bit() {
    return 1 << ordinal();
  }
}
