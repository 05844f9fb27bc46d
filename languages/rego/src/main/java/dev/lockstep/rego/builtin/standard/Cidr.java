package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import java.util.Arrays;
import java.util.Optional;

/// A block of IP addresses: the first one, of 4 or 16 bytes, and the length of the prefix in bits.
/// IPv6 addresses that stand for IPv4 ones keep 16 bytes, as in Go, but meet IPv4 blocks.
final class Cidr {
  private final byte[] network;
  private final int prefix;

  Cidr(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /// The address the block is written with, which must not be changed: the first, but for a block
  /// that was made of an address alone.
  byte[] network() {
    return network;
  }

  /// Reads `192.0.2.0/24` or `2001:db8::/32`; bits behind the prefix are dropped.
  static Cidr parse(String text) throws BuiltinFailure {
    return find(text).orElseThrow(() -> BuiltinFailure.of("invalid CIDR address: " + text));
  }

  static Optional<Cidr> find(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    byte[] address = IpAddress.parseExact(text.substring(0, slash));
    int prefix = prefix(text.substring(slash + 1));
    if (address.length == 0 || prefix < 0 || prefix > address.length * 8) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(masked(address, prefix), prefix));
  }

  private static int prefix(String digits) {
    if (digits.isEmpty() || digits.length() > 6) {
      return -1;
    }
    int prefix = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      prefix = prefix * 10 + (c - '0');
    }
    return prefix;
  }

  private static byte[] masked(byte[] address, int prefix) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] &= (byte) maskByte(prefix, i);
    }
    return masked;
  }

  private static int maskByte(int prefix, int index) {
    int bits = Math.clamp(prefix - index * 8L, 0, 8);
    return 0xFF00 >> bits & 0xFF;
  }

  /// The first address of the block.
  byte[] first() {
    return masked(network, prefix);
  }

  /// The last address of the block.
  byte[] last() {
    byte[] last = network.clone();
    for (int i = 0; i < last.length; i++) {
      last[i] |= (byte) ~maskByte(prefix, i);
    }
    return last;
  }

  /// Whether `address` is in the block. An IPv4 address, in whatever form, is in no IPv6 block.
  boolean contains(byte[] address) {
    byte[] own = IpAddress.shortest(network);
    byte[] other = IpAddress.shortest(address);
    if (own.length != other.length) {
      return false;
    }
    int dropped = network.length - own.length;
    for (int i = 0; i < own.length; i++) {
      int mask = maskByte(prefix, i + dropped);
      if ((own[i] & mask) != (other[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// Whether all of `other` is in the block.
  boolean contains(Cidr other) {
    if (isPlainIpV6() && other.isPlainIpV6()) {
      return prefix <= other.prefix && Arrays.equals(network, masked(other.network, prefix));
    }
    return contains(other.network) && contains(other.last());
  }

  private boolean isPlainIpV6() {
    return network.length == IpAddress.V6_BYTES && !IpAddress.standsForV4(network);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Cidr cidr
        && cidr.prefix == prefix
        && Arrays.equals(cidr.network, network);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(network) + prefix;
  }

  @Override
  public String toString() {
    return IpAddress.text(network) + "/" + prefix;
  }
}
