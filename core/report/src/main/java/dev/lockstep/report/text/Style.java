package dev.lockstep.report.text;

/// How a word looks on a terminal with colours. Without colours it looks like any other.
public enum Style {
  CRITICAL("1;35"),
  HIGH("1;31"),
  MEDIUM("1;33"),
  LOW("1;36"),
  STRONG("1"),
  FAINT("2"),
  CARET("31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /// A printable text in this style (ECMA-48, SGR), or as it is.
  public String paint(String text, boolean colour) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
