package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;

/// A version of Composer. Source: PHP's manual of `version_compare`, on versions without their `v`,
/// as Composer's parser makes them.
final class PackagistVersion implements VersionKey {
  private static final String NUMBER = "#";

  private final String[] parts;

  private PackagistVersion(String[] parts) {
    this.parts = parts;
  }

  static PackagistVersion of(String version) {
    String text = version;
    int i = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
    List<String> parts = new ArrayList<>();
    while (i < text.length()) {
      int end = Digits.end(text, i);
      if (end > i) {
        String number = Digits.stripped(text, i, end);
        parts.add(number.isEmpty() ? "0" : number);
      } else {
        end = wordEnd(text, i);
        if (end > i) {
          parts.add(text.substring(i, end));
        }
      }
      i = Math.max(end, i + 1);
    }
    return new PackagistVersion(parts.toArray(new String[0]));
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && !Digits.isDigit(text.charAt(end))
        && ".-_+".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  @Override
  public boolean isPrerelease() {
    for (String part : parts) {
      if (!Digits.isNumber(part) && form(part) < form(NUMBER)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(VersionKey other) {
    String[] right = ((PackagistVersion) other).parts;
    int common = Math.min(parts.length, right.length);
    for (int i = 0; i < common; i++) {
      int order = compare(parts[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    if (parts.length > common) {
      return beyond(parts, common);
    }
    return right.length > common ? -beyond(right, common) : 0;
  }

  private static int compare(String left, String right) {
    boolean number = Digits.isNumber(left);
    boolean otherNumber = Digits.isNumber(right);
    if (number && otherNumber) {
      return Digits.compare(left, right);
    }
    return Integer.compare(
        number ? form(NUMBER) : form(left), otherNumber ? form(NUMBER) : form(right));
  }

  /// How parts weigh against the end of the other version.
  private static int beyond(String[] parts, int from) {
    for (int i = from; i < parts.length; i++) {
      int order = Digits.isNumber(parts[i]) ? 1 : Integer.compare(form(parts[i]), form(NUMBER));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int form(String word) {
    if (word.startsWith("dev")) {
      return 0;
    } else if (word.startsWith("a")) {
      return 1;
    } else if (word.startsWith("b")) {
      return 2;
    } else if (word.startsWith("rc") || word.startsWith("RC")) {
      return 3;
    } else if (word.startsWith(NUMBER)) {
      return 4;
    } else if (word.startsWith("p")) {
      return 5;
    }
    return -1;
  }
}
