package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A version by Semantic Versioning 2.0 and what NuGet and Pub make of it, read as leniently as
/// registries do: a `v` before it, missing numbers, and text right behind the last number.
final class SemanticVersion implements VersionKey {
  private static final String[] NONE = {};

  private final String[] numbers;
  private final String[] prerelease;
  private final String[] build;

  private SemanticVersion(String[] numbers, String[] prerelease, String[] build) {
    this.numbers = numbers;
    this.prerelease = prerelease;
    this.build = build;
  }

  /// What differs between the ecosystems.
  enum Dialect {
    SEMVER(3),
    NUGET(4),
    PUB(3);

    private final int numbers;

    Dialect(int numbers) {
      this.numbers = numbers;
    }
  }

  static SemanticVersion of(String version, Dialect dialect) {
    String text = dialect == Dialect.NUGET ? version.toLowerCase(Locale.ROOT) : version;
    int i = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
    List<String> numbers = new ArrayList<>(dialect.numbers);
    while (numbers.size() < dialect.numbers) {
      int end = Digits.end(text, i);
      if (end == i) {
        break;
      }
      numbers.add(Digits.stripped(text, i, end));
      i = end;
      boolean more = i + 1 < text.length() && text.charAt(i) == '.';
      if (!more || !Digits.isDigit(text.charAt(i + 1)) || numbers.size() == dialect.numbers) {
        break;
      }
      i++;
    }
    String rest = text.substring(i);
    int plus = rest.indexOf('+');
    String before = plus < 0 ? rest : rest.substring(0, plus);
    if (before.startsWith(".")) {
      // Numbers beyond those that count are like build metadata.
      int dash = before.indexOf('-');
      before = dash < 0 ? "" : before.substring(dash);
    }
    String after = plus < 0 || dialect != Dialect.PUB ? "" : rest.substring(plus + 1);
    return new SemanticVersion(
        numbers.toArray(NONE),
        parts(before.startsWith("-") ? before.substring(1) : before),
        parts(after));
  }

  private static String[] parts(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    String[] parts = text.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      if (Digits.isNumber(parts[i])) {
        String stripped = Digits.stripped(parts[i]);
        parts[i] = stripped.isEmpty() ? "0" : stripped;
      }
    }
    return parts;
  }

  @Override
  public boolean isPrerelease() {
    return prerelease.length > 0;
  }

  /// The first number; empty for zero and where there is none.
  String major() {
    return numbers.length == 0 ? "" : numbers[0];
  }

  @Override
  public int compareTo(VersionKey other) {
    SemanticVersion right = (SemanticVersion) other;
    int order = Digits.comparePadded(numbers, right.numbers);
    if (order != 0) {
      return order;
    }
    if (prerelease.length == 0 || right.prerelease.length == 0) {
      order = Boolean.compare(prerelease.length == 0, right.prerelease.length == 0);
    } else {
      order = compare(prerelease, right.prerelease);
    }
    return order != 0 ? order : compare(build, right.build);
  }

  private static int compare(String[] left, String[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean number = Digits.isNumber(left[i]);
      int order;
      if (number != Digits.isNumber(right[i])) {
        order = number ? -1 : 1;
      } else {
        order = number ? Digits.compare(left[i], right[i]) : left[i].compareTo(right[i]);
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}
