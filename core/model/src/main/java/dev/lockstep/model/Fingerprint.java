package dev.lockstep.model;

/// The name of a finding across scans: it survives moves and edits elsewhere, and says nothing of a
/// secret.
///
/// @param value 26 characters of Crockford's base 32, upper case; its start is the short id that
///     people type
public record Fingerprint(String value) implements Comparable<Fingerprint> {
  /// How many characters of the value a short id shows; a longer start is accepted as well.
  public static final int SHORT_LENGTH = 8;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;

  public Fingerprint {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a fingerprint: " + value);
    }
  }

  /// The fingerprint that the first 130 bits of a digest spell.
  public static Fingerprint of(byte[] digest) {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      int bit = i * 5;
      int pair = (digest[bit >> 3] & 0xff) << 8 | (digest[(bit >> 3) + 1] & 0xff);
      text.append(ALPHABET.charAt(pair >> (11 - (bit & 7)) & 31));
    }
    return new Fingerprint(text.toString());
  }

  /// What people see and type: `LS-7Q2K9X4M`.
  public String shortId() {
    return "LS-" + value.substring(0, SHORT_LENGTH);
  }

  /// Whether what somebody typed (with or without `LS-`, in any case) names this finding.
  public boolean isNamedBy(String typed) {
    String start = typed.toUpperCase(java.util.Locale.ROOT);
    start = start.startsWith("LS-") ? start.substring(3) : start;
    return start.length() >= 4 && value.startsWith(start);
  }

  @Override
  public int compareTo(Fingerprint other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
