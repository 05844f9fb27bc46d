package dev.lockstep.secrets.rule;

/// A regular expression of a rule file that cannot be compiled.
public final class BadRegex extends Exception {
  private static final long serialVersionUID = 1L;

  BadRegex(String message, Throwable cause) {
    super(message, cause);
  }
}
