package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The text form of a baseline: a line for each finding, `FINGERPRINT  RULE  PATH`, sorted, so that
/// a review shows what was accepted. Only the first word is read; `#` begins a comment.
public final class BaselineFile {
  private static final String HEAD =
      """
      # Findings that were there when this file was made: they do not count.
      # Made by `lockstep baseline`; a line that is removed counts again.
      """;

  private BaselineFile() {}

  public static String write(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          finding.fingerprint() + "  " + finding.rule() + "  " + oneLine(finding.place().path()));
    }
    lines.sort(null);
    return lines.isEmpty() ? HEAD : HEAD + String.join("\n", lines) + "\n";
  }

  /// Reads what [#write] wrote, edited by hand or not.
  ///
  /// @throws Malformed with the line's number
  public static Set<Fingerprint> read(String text) throws Malformed {
    Set<Fingerprint> fingerprints = new HashSet<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        fingerprints.add(fingerprint(content, number));
      }
    }
    return fingerprints;
  }

  private static Fingerprint fingerprint(String line, int number) throws Malformed {
    String word = line.split("\\s", 2)[0];
    try {
      return new Fingerprint(word);
    } catch (IllegalArgumentException e) {
      throw new Malformed(number, line, e);
    }
  }

  /// A path may hold a line end; the file may not.
  private static String oneLine(String path) {
    StringBuilder line = new StringBuilder();
    path.chars().forEach(c -> line.append(c < ' ' ? '?' : (char) c));
    return line.toString();
  }

  /// A line that is no entry.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final String line;

    Malformed(int number, String line, Throwable cause) {
      super("line " + number + " does not begin with a fingerprint", cause);
      this.number = number;
      this.line = line;
    }

    /// The line's number, from 1.
    public int number() {
      return number;
    }

    public String line() {
      return line;
    }
  }
}
