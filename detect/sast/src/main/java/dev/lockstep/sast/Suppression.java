package dev.lockstep.sast;

/// Comments that say a finding does not count: `nosemgrep`, `nosem`, with ids behind a colon or
/// without.
final class Suppression {
  private Suppression() {}

  /// @param own whether the line is the finding's own; a line before it must hold nothing else
  static boolean covers(String line, String rule, boolean own) {
    int at = line.indexOf("nosem");
    if (at < 0) {
      return false;
    }
    String before = line.substring(0, at).strip();
    if (!own && !isComment(before)) {
      return false;
    }
    String rest = line.substring(at + 5);
    rest = rest.startsWith("grep") ? rest.substring(4) : rest;
    if (!rest.startsWith(":")) {
      return true;
    }
    for (String id : rest.substring(1).split("[,\\s]+")) {
      if (!id.isEmpty()
          && (id.equals(rule) || rule.endsWith("." + id) || id.endsWith("." + rule))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isComment(String before) {
    return switch (before) {
      case "#", "//", "/*", "<!--", "{/*", "--", ";" -> true;
      default -> false;
    };
  }
}
