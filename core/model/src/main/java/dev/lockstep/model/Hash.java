package dev.lockstep.model;

/// The digest of a file that a component comes as, as what states the component gives it.
///
/// @param algorithm `MD5`, `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`
/// @param value in lower case hexadecimal digits
public record Hash(String algorithm, String value) implements Comparable<Hash> {

  @Override
  public int compareTo(Hash other) {
    int byAlgorithm = algorithm.compareTo(other.algorithm);
    return byAlgorithm == 0 ? value.compareTo(other.value) : byAlgorithm;
  }
}
