package dev.lockstep.rego.builtin.standard;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins blocks of addresses that overlap or touch into as few as possible.
final class CidrMerge {
  private static final BigInteger LOWEST_V4 = new BigInteger(1, IpAddress.longest(new byte[4]));
  private static final BigInteger HIGHEST_V4 = LOWEST_V4.add(BigInteger.valueOf(0xFFFF_FFFFL));

  private CidrMerge() {}

  static List<Cidr> merge(List<Cidr> blocks) {
    List<Range> ranges = new ArrayList<>();
    for (Cidr block : blocks) {
      ranges.add(Range.of(block));
    }
    ranges.sort(Comparator.comparing(Range::last).thenComparing(Range::first));
    for (int i = ranges.size() - 1; i > 0; i--) {
      Range range = ranges.get(i);
      Range before = ranges.get(i - 1);
      if (previous(range.first).compareTo(before.last) <= 0) {
        ranges.set(i - 1, new Range(before.first.min(range.first), range.last, null));
        ranges.remove(i);
      }
    }
    List<Cidr> merged = new ArrayList<>();
    for (Range range : ranges) {
      if (range.block != null) {
        merged.add(range.block);
      } else {
        range.split(merged);
      }
    }
    return merged;
  }

  /// The lowest address of either family has none before it.
  private static BigInteger previous(BigInteger address) {
    return address.signum() == 0 || address.equals(LOWEST_V4)
        ? address
        : address.subtract(BigInteger.ONE);
  }

  /// The addresses from `first` to `last` as numbers of 128 bits; `block` is what they were given
  /// as.
  private record Range(BigInteger first, BigInteger last, @Nullable Cidr block) {
    static Range of(Cidr block) {
      return new Range(number(block.first()), number(block.last()), block);
    }

    private static BigInteger number(byte[] address) {
      return new BigInteger(1, IpAddress.longest(address));
    }

    /// Adds the fewest blocks that make up the range.
    void split(List<Cidr> blocks) {
      boolean v4 = first.compareTo(LOWEST_V4) >= 0 && last.compareTo(HIGHEST_V4) <= 0;
      int width = v4 ? 32 : 128;
      BigInteger at = first;
      while (at.compareTo(last) <= 0) {
        int free = at.signum() == 0 ? width : Math.min(at.getLowestSetBit(), width);
        while (at.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE).compareTo(last)
            > 0) {
          free--;
        }
        blocks.add(new Cidr(bytes(at, v4), width - free));
        at = at.add(BigInteger.ONE.shiftLeft(free));
      }
    }

    private static byte[] bytes(BigInteger address, boolean v4) {
      byte[] raw = address.toByteArray();
      byte[] bytes = new byte[IpAddress.V6_BYTES];
      int length = Math.min(raw.length, bytes.length);
      System.arraycopy(raw, raw.length - length, bytes, bytes.length - length, length);
      return v4 ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }
  }
}
