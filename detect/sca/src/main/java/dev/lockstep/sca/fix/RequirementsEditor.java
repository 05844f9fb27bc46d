package dev.lockstep.sca.fix;

import dev.lockstep.sca.version.VersionScheme;
import java.util.Locale;
import java.util.Optional;

/// Raises distributions in `requirements*.txt`: a pin stays a pin, a range begins later. What
/// comes in through others gets a line of its own.
///
/// Source: pip's "Requirements File Format"; PEP 440 and 508.
public final class RequirementsEditor implements ManifestEditor {
  private static final String OPERATORS = "=<>!~";

  @Override
  public Outcome raise(Texts texts, String path, Raise raise) {
    Optional<String> text = texts.text(path);
    if (text.isEmpty()) {
      return new Outcome.Absent();
    }
    for (PlacedLine line : PlacedLine.of(text.get())) {
      if (normal(name(line.text())).equals(normal(raise.name()))) {
        return set(texts, path, line, raise);
      }
    }
    return raise.direct() ? new Outcome.Absent() : add(texts, path, raise);
  }

  private static String name(String line) {
    int end = 0;
    while (end < line.length()
        && (Character.isLetterOrDigit(line.charAt(end)) || "._-".indexOf(line.charAt(end)) >= 0)) {
      end++;
    }
    return line.substring(0, end);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  private static Outcome set(Texts texts, String path, PlacedLine line, Raise raise) {
    String text = line.text();
    int from = specifierStart(text);
    int to = specifierEnd(text, from);
    String specifier = text.substring(from, to).strip();
    String rest = text.substring(to);
    if (rest.contains("--hash") || rest.stripTrailing().endsWith("\\")) {
      return new Outcome.Refused(
          "its line has hashes; write "
              + raise.version()
              + " where it was made from, and make it anew");
    }
    if (text.substring(from).stripLeading().startsWith("@")) {
      return new Outcome.Refused(
          "it is demanded from an address; raise it there to " + raise.version());
    }
    String raised = raised(specifier, raise.version());
    if (raised.equals(specifier)) {
      return new Outcome.Done();
    }
    int lead =
        from
            + (text.substring(from, to).length()
                - text.substring(from, to).stripLeading().length());
    texts.replace(path, line.start() + lead, line.start() + lead + specifier.length(), raised);
    return new Outcome.Changed("");
  }

  /// Behind the name and its extras.
  private static int specifierStart(String line) {
    int at = name(line).length();
    int space = at;
    while (space < line.length() && line.charAt(space) == ' ') {
      space++;
    }
    if (space < line.length() && line.charAt(space) == '[') {
      int close = line.indexOf(']', space);
      return close < 0 ? at : close + 1;
    }
    return at;
  }

  private static int specifierEnd(String line, int from) {
    int end = from;
    while (end < line.length()) {
      char c = line.charAt(end);
      boolean option = c == ' ' && line.startsWith("--", end + 1);
      if (c == ';' || c == '#' || c == '\\' || option) {
        break;
      }
      end++;
    }
    return end;
  }

  static String raised(String specifier, String version) {
    if (specifier.isEmpty()) {
      return ">=" + version;
    }
    String first = specifier.split(",", 2)[0].strip();
    int operator = 0;
    while (operator < first.length() && OPERATORS.indexOf(first.charAt(operator)) >= 0) {
      operator++;
    }
    String word = first.substring(0, operator);
    String now = first.substring(operator).strip();
    boolean single = specifier.indexOf(',') < 0;
    boolean begins =
        word.equals("==") || word.equals("===") || word.equals(">=") || word.equals("~=");
    if (begins
        && single
        && VersionScheme.PYPI.key(now.replace(".*", "")).compareTo(VersionScheme.PYPI.key(version))
            >= 0) {
      return specifier;
    }
    return single && begins && !now.contains("*") ? word + version : ">=" + version;
  }

  private static Outcome add(Texts texts, String path, Raise raise) {
    String text = texts.text(path).orElse("");
    String eol = Indent.lineBreak(text);
    String lead = text.isEmpty() || text.endsWith("\n") ? "" : eol;
    texts.replace(
        path, text.length(), text.length(), lead + raise.name() + ">=" + raise.version() + eol);
    return new Outcome.Changed("it comes in through others, and gets a line of its own");
  }
}
