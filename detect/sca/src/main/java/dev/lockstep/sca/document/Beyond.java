package dev.lockstep.sca.document;

/// A text has what a plain reader does not know: a complete reader has to be asked.
final class Beyond extends Exception {
  private static final long serialVersionUID = 1;

  Beyond() {
    super(null, null, false, false);
  }
}
