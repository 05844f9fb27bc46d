package dev.lockstep.secrets.filter;

/// The name that a value is given to, as the line shows it: `db.password` of `db.password = "x"`.
///
/// @param name its last part; empty where the line shows none
/// @param quoted whether the value stands in quotes
record Assignment(String name, boolean quoted) {
  private static final int LONGEST_GAP = 48;
  private static final String QUOTES = "\"'`";
  private static final String[] ENTITIES = {"&#34;", "&quot;", "&#39;"};

  static Assignment of(Filter.Candidate candidate) {
    String line = candidate.line();
    int start = Math.min(candidate.before(), line.length());
    if (start <= 0) {
      return new Assignment("", true);
    }
    boolean quoted = QUOTES.indexOf(line.charAt(start - 1)) >= 0 || endsWithEntity(line, start);
    int operator = operatorBefore(line, start);
    return new Assignment(operator < 0 ? "" : nameBefore(line, operator), quoted);
  }

  private static int operatorBefore(String line, int start) {
    for (int i = start - 1; i >= Math.max(0, start - LONGEST_GAP); i--) {
      char c = line.charAt(i);
      if (c == '=' || c == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String nameBefore(String line, int operator) {
    int end = operator;
    while (end > 0 && (isFiller(line.charAt(end - 1)) || endsWithEntity(line, end))) {
      end -= line.charAt(end - 1) == ';' ? line.startsWith("&quot;", end - 6) ? 6 : 5 : 1;
    }
    int start = end;
    while (start > 0 && isNamePart(line.charAt(start - 1))) {
      start--;
    }
    String name = line.substring(start, end);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean endsWithEntity(String line, int end) {
    for (String entity : ENTITIES) {
      if (end >= entity.length() && line.startsWith(entity, end - entity.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFiller(char c) {
    return c == ' ' || c == '\t' || "=:!\\])".indexOf(c) >= 0 || QUOTES.indexOf(c) >= 0;
  }

  private static boolean isNamePart(char c) {
    return Spelling.isLetter(c) || Spelling.isDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
