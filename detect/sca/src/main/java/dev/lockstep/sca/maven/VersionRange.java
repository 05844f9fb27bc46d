package dev.lockstep.sca.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version or a range of versions: `[1.0,2.0)`, `(,1.0],[1.2,)`, `[1.5]`.
final class VersionRange {
  private final List<Bounds> bounds;

  private record Bounds(
      @Nullable ResolverVersion lower,
      boolean withLower,
      @Nullable ResolverVersion upper,
      boolean withUpper) {
    boolean contains(ResolverVersion version) {
      int low = lower == null ? 1 : version.compareTo(lower);
      int high = upper == null ? -1 : version.compareTo(upper);
      return (low > 0 || (low == 0 && withLower)) && (high < 0 || (high == 0 && withUpper));
    }
  }

  private VersionRange(List<Bounds> bounds) {
    this.bounds = bounds;
  }

  static boolean isRange(String text) {
    return text.startsWith("[") || text.startsWith("(");
  }

  /// The range that a text is; an ill-formed one contains nothing.
  static VersionRange of(String text) {
    List<Bounds> bounds = new ArrayList<>();
    int at = 0;
    while (at < text.length() && isRange(text.substring(at))) {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != ']' && text.charAt(end) != ')') {
        end++;
      }
      if (end == text.length()) {
        return new VersionRange(List.of());
      }
      bounds.add(bounds(text.substring(at + 1, end), text.charAt(at), text.charAt(end)));
      at = end + 1;
      while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
        at++;
      }
    }
    return new VersionRange(bounds);
  }

  private static Bounds bounds(String inside, char open, char close) {
    int comma = inside.indexOf(',');
    if (comma < 0) {
      ResolverVersion exact = new ResolverVersion(inside.strip());
      return new Bounds(exact, true, exact, true);
    }
    String lower = inside.substring(0, comma).strip();
    String upper = inside.substring(comma + 1).strip();
    return new Bounds(
        lower.isEmpty() ? null : new ResolverVersion(lower),
        open == '[',
        upper.isEmpty() ? null : new ResolverVersion(upper),
        close == ']');
  }

  boolean contains(String version) {
    ResolverVersion parsed = new ResolverVersion(version);
    return bounds.stream().anyMatch(one -> one.contains(parsed));
  }

  /// The highest of some versions that it contains.
  Optional<String> highest(List<String> versions) {
    return versions.stream()
        .filter(this::contains)
        .map(ResolverVersion::new)
        .max(ResolverVersion::compareTo)
        .map(ResolverVersion::toString);
  }
}
