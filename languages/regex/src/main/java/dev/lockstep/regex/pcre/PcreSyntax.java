package dev.lockstep.regex.pcre;

/// A pattern that is no Perl-compatible regular expression, or uses what this package lacks.
public final class PcreSyntax extends Exception {
  private static final long serialVersionUID = 1L;
  private final int offset;

  PcreSyntax(String reason, int offset) {
    super(reason);
    this.offset = offset;
  }

  /// Where in the pattern, in characters from 0.
  public int offset() {
    return offset;
  }
}
