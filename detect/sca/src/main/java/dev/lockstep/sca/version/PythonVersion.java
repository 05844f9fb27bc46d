package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A version of Python's packages. Source: PEP 440, "Summary of permitted suffixes and relative
/// ordering"; a text that it refuses is ordered as setuptools' legacy versions were, before all
/// others.
final class PythonVersion implements VersionKey {
  private static final int FINAL = 3;

  private final String epoch;
  private final String[] release;

  /// 0 where only a development release is stated, then alpha, beta, candidate and none, from 1.
  private final int phase;

  private final String phaseNumber;

  /// Null where there is none.
  private final @Nullable String post;

  /// Null where there is none.
  private final @Nullable String dev;

  private final String[] local;

  /// Null where the version is one of PEP 440.
  private final String @Nullable [] legacy;

  private PythonVersion(Pep440 read, String @Nullable [] legacy) {
    this.epoch = read.epoch;
    this.release = read.release.toArray(new String[0]);
    boolean onlyDev = read.phase == FINAL && read.post == null && read.dev != null;
    this.phase = onlyDev ? 0 : read.phase + 1;
    this.phaseNumber = read.phaseNumber;
    this.post = read.post;
    this.dev = read.dev;
    this.local = read.local.toArray(new String[0]);
    this.legacy = legacy;
  }

  static PythonVersion of(String version) {
    String text = version.strip().toLowerCase(Locale.ROOT);
    Pep440 read = new Pep440(text);
    return read.isValid()
        ? new PythonVersion(read, null)
        : new PythonVersion(new Pep440(""), legacy(version.toLowerCase(Locale.ROOT)));
  }

  /// Reads the grammar of PEP 440, appendix B.
  private static final class Pep440 {
    private final String text;
    private int at;
    private String epoch = "";
    private final List<String> release = new ArrayList<>();
    private int phase = FINAL;
    private String phaseNumber = "";
    private @Nullable String post;
    private @Nullable String dev;
    private final List<String> local = new ArrayList<>();

    Pep440(String text) {
      this.text = text;
    }

    boolean isValid() {
      at = text.startsWith("v") ? 1 : 0;
      int end = Digits.end(text, at);
      if (end == at) {
        return false;
      }
      if (end < text.length() && text.charAt(end) == '!') {
        epoch = Digits.stripped(text, at, end);
        at = end + 1;
      }
      if (!release()) {
        return false;
      }
      before();
      behind();
      String number = word("dev");
      dev = number;
      return (at == text.length() || local()) && at == text.length();
    }

    private boolean release() {
      while (true) {
        int end = Digits.end(text, at);
        if (end == at) {
          return false;
        }
        release.add(Digits.stripped(text, at, end));
        at = end;
        boolean more =
            at + 1 < text.length() && text.charAt(at) == '.' && Digits.isDigit(text.charAt(at + 1));
        if (!more) {
          while (!release.isEmpty() && release.getLast().isEmpty()) {
            release.removeLast();
          }
          return true;
        }
        at++;
      }
    }

    private void before() {
      String[][] words = {{"alpha", "a"}, {"beta", "b"}, {"preview", "pre", "rc", "c"}};
      for (int i = 0; i < words.length; i++) {
        for (String word : words[i]) {
          String number = word(word);
          if (number != null) {
            phase = i;
            phaseNumber = number;
            return;
          }
        }
      }
    }

    private void behind() {
      if (at + 1 < text.length() && text.charAt(at) == '-' && Digits.isDigit(text.charAt(at + 1))) {
        int end = Digits.end(text, at + 1);
        post = Digits.stripped(text, at + 1, end);
        at = end;
        return;
      }
      for (String word : new String[] {"post", "rev", "r"}) {
        String number = word(word);
        if (number != null) {
          post = number;
          return;
        }
      }
    }

    /// The number behind a word, empty where none stands there; null where the word does not.
    private @Nullable String word(String word) {
      int from = at < text.length() && isSeparator(text.charAt(at)) ? at + 1 : at;
      if (!text.startsWith(word, from)) {
        return null;
      }
      at = from + word.length();
      int digits = at;
      if (at + 1 < text.length()
          && isSeparator(text.charAt(at))
          && Digits.isDigit(text.charAt(at + 1))) {
        digits = at + 1;
      }
      int end = Digits.end(text, digits);
      String number = Digits.stripped(text, digits, end);
      at = Math.max(at, end);
      return number;
    }

    private boolean local() {
      if (text.charAt(at) != '+') {
        return false;
      }
      at++;
      int from = at;
      for (; at <= text.length(); at++) {
        char c = at < text.length() ? text.charAt(at) : '.';
        if (isSeparator(c)) {
          if (from == at) {
            return false;
          }
          String part = text.substring(from, at);
          local.add(Digits.isNumber(part) ? "0" + Digits.stripped(part) : part);
          from = at + 1;
        } else if (!Digits.isDigit(c) && (c < 'a' || c > 'z')) {
          return false;
        }
      }
      at = text.length();
      return true;
    }

    private static boolean isSeparator(char c) {
      return c == '.' || c == '-' || c == '_';
    }
  }

  /// The parts of a version before PEP 440, as setuptools made them.
  private static String[] legacy(String text) {
    List<String> parts = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = legacyEnd(text, i);
      String part = text.substring(i, end);
      i = end;
      if (Digits.isNumber(part)) {
        parts.add("0".repeat(Math.max(0, 8 - part.length())) + part);
      } else if (!part.equals(".")) {
        addWord("*" + replaced(part), parts);
      }
    }
    addWord("*final", parts);
    return parts.toArray(new String[0]);
  }

  private static void addWord(String word, List<String> parts) {
    if (word.compareTo("*final") < 0) {
      while (!parts.isEmpty() && parts.getLast().equals("*final-")) {
        parts.removeLast();
      }
    }
    while (!parts.isEmpty() && parts.getLast().equals("00000000")) {
      parts.removeLast();
    }
    parts.add(word);
  }

  private static String replaced(String part) {
    return switch (part) {
      case "pre", "preview", "rc" -> "c";
      case "-" -> "final-";
      case "dev" -> "@";
      default -> part;
    };
  }

  private static int legacyEnd(String text, int from) {
    int end = from + 1;
    int type = legacyType(text.charAt(from));
    while (type != 0 && end < text.length() && legacyType(text.charAt(end)) == type) {
      end++;
    }
    return end;
  }

  private static int legacyType(char c) {
    if (c == '.' || c == '-') {
      return 0;
    }
    if (Digits.isDigit(c)) {
      return 1;
    }
    return c >= 'a' && c <= 'z' ? 2 : 3;
  }

  @Override
  public boolean isPrerelease() {
    return dev != null || phase <= FINAL;
  }

  @Override
  public int compareTo(VersionKey other) {
    PythonVersion right = (PythonVersion) other;
    if (legacy != null || right.legacy != null) {
      return compareLegacy(legacy, right.legacy);
    }
    int order = Digits.compare(epoch, right.epoch);
    if (order == 0) {
      order = Digits.comparePadded(release, right.release);
    }
    if (order == 0) {
      order = Integer.compare(phase, right.phase);
    }
    if (order == 0) {
      order = Digits.compare(phaseNumber, right.phaseNumber);
    }
    if (order == 0) {
      order = compare(post, right.post, -1);
    }
    if (order == 0) {
      order = compare(dev, right.dev, 1);
    }
    return order == 0 ? compareLocal(local, right.local) : order;
  }

  private static int compareLegacy(String @Nullable [] left, String @Nullable [] right) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  /// @param absent how a missing number stands to any other
  private static int compare(@Nullable String left, @Nullable String right, int absent) {
    if (left == null) {
      return right == null ? 0 : absent;
    }
    return right == null ? -absent : Digits.compare(left, right);
  }

  /// Numbers, which begin with a zero here, come behind words.
  private static int compareLocal(String[] left, String[] right) {
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean number = Digits.isNumber(left[i]);
      int order;
      if (number != Digits.isNumber(right[i])) {
        order = number ? 1 : -1;
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
