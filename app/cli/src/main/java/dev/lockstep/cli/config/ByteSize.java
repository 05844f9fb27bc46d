package dev.lockstep.cli.config;

import java.util.Locale;
import java.util.Optional;

/// A size as people write it: `500`, `10k`, `1.5 MB`, `2GiB`. Units count by 1024.
public final class ByteSize {

  private ByteSize() {}

  public static Optional<Long> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < lower.length() && "0123456789.".indexOf(lower.charAt(digits)) >= 0) {
      digits++;
    }
    long unit = unit(lower.substring(digits).strip());
    if (digits == 0 || digits > 18 || unit == 0) {
      return Optional.empty();
    }
    try {
      double bytes = Double.parseDouble(lower.substring(0, digits)) * unit;
      return bytes < Long.MAX_VALUE ? Optional.of((long) bytes) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long unit(String name) {
    return switch (name) {
      case "", "b" -> 1;
      case "k", "kb", "kib" -> 1L << 10;
      case "m", "mb", "mib" -> 1L << 20;
      case "g", "gb", "gib" -> 1L << 30;
      case "t", "tb", "tib" -> 1L << 40;
      default -> 0;
    };
  }

  /// The size with one digit behind the point, in the largest unit that leaves a whole part.
  public static String inWords(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
