package dev.lockstep.sca.purl;

/// Text, or parts, that are no package URL.
public final class MalformedPurl extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedPurl(String reason) {
    super(reason);
  }
}
