package dev.lockstep.rego.builtin.standard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version as Semantic Versioning 2.0.0 has it, with an optional `v` before it.
///
/// @param preRelease empty for a release
record SemanticVersion(long major, long minor, long patch, String preRelease)
    implements Comparable<SemanticVersion> {
  private static final String NUMBER = "(0|[1-9][0-9]{0,18})";
  private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  private static final Pattern SHAPE =
      Pattern.compile(
          "v?"
              + NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + IDENTIFIERS
              + "))?(?:\\+"
              + IDENTIFIERS
              + ")?");
  private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

  /// The version that `text` writes, or null where it writes none.
  static @Nullable SemanticVersion parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String preRelease = matcher.group(4) == null ? "" : matcher.group(4);
    for (String identifier : preRelease.split("\\.", -1)) {
      if (LEADING_ZERO.matcher(identifier).matches()) {
        return null;
      }
    }
    try {
      return new SemanticVersion(
          Long.parseLong(matcher.group(1)),
          Long.parseLong(matcher.group(2)),
          Long.parseLong(matcher.group(3)),
          preRelease);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int byMajor = Long.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
    int byPatch = byMinor != 0 ? byMinor : Long.compare(patch, other.patch);
    if (byPatch != 0 || preRelease.equals(other.preRelease)) {
      return byPatch;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    return comparePreReleases(preRelease.split("\\."), other.preRelease.split("\\."));
  }

  private static int comparePreReleases(String[] left, String[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int byIdentifier = compareIdentifiers(left[i], right[i]);
      if (byIdentifier != 0) {
        return byIdentifier;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  /// Numbers come before words.
  private static int compareIdentifiers(String left, String right) {
    boolean leftNumber = isNumber(left);
    if (leftNumber != isNumber(right)) {
      return leftNumber ? -1 : 1;
    }
    int byLength = leftNumber ? Integer.compare(left.length(), right.length()) : 0;
    return byLength != 0 ? byLength : Integer.signum(left.compareTo(right));
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
