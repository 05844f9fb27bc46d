package dev.lockstep.model;

import java.util.Comparator;

/// The digest of a file that a component comes as, as what states the component gives it.
///
/// @param algorithm `MD5`, `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`
/// @param value in lower case hexadecimal digits
public record Hash(String algorithm, String value) implements Comparable<Hash> {
  private static final Comparator<Hash> ORDER =
      Comparator.comparing(Hash::algorithm).thenComparing(Hash::value);

  @Override
  public int compareTo(Hash other) {
    return ORDER.compare(this, other);
  }
}
