package dev.lockstep.regex.syntax;

/// A pattern that Go's `regexp` would not compile either. The words are Go's.
public final class RegexSyntax extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String excerpt;
  private final int position;

  /// @param reason Go's error code: `missing closing )`
  /// @param excerpt the part of the pattern at fault
  /// @param position where in the pattern the fault lies, in UTF-16 units
  public RegexSyntax(String reason, String excerpt, int position) {
    super("error parsing regexp: " + reason + ": `" + excerpt + "`");
    this.reason = reason;
    this.excerpt = excerpt;
    this.position = position;
  }

  public String reason() {
    return reason;
  }

  public String excerpt() {
    return excerpt;
  }

  public int position() {
    return position;
  }
}
