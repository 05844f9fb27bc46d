package dev.lockstep.secrets.filter;

import java.util.Optional;

/// A value that is put together when it is used: `${VAR}`, `{{ var }}`, `%s`, `{0}`, `:symbol`,
/// `$HOME/x`. A hash in crypt's notation (`$2b$10$...`) is none.
final class Interpolation implements Filter {
  private static final String[] OPENINGS = {
    "${", "$(", "{{", "}}", "%(", "<%", "%>", "#{", "\\(", "@@"
  };

  @Override
  public String id() {
    return "interpolation";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean filled =
        !isCrypt(secret)
            && (hasOpening(secret)
                || hasVariable(secret)
                || hasVerb(secret)
                || hasHole(secret)
                || isMarked(secret));
    return filled ? Optional.of("a template: the value is filled in elsewhere") : Optional.empty();
  }

  static boolean isCrypt(String secret) {
    int second = secret.indexOf('$', 1);
    return secret.startsWith("$") && second > 1 && second <= 9 && isWord(secret, 1, second);
  }

  private static boolean hasOpening(String secret) {
    for (String opening : OPENINGS) {
      if (secret.contains(opening)) {
        return true;
      }
    }
    return false;
  }

  /// `$NAME` alone, or `$NAME` before a separator of paths and addresses.
  private static boolean hasVariable(String secret) {
    int dollar = secret.indexOf('$');
    while (dollar >= 0) {
      int end = dollar + 1;
      while (end < secret.length() && isWordPart(secret.charAt(end))) {
        end++;
      }
      boolean named = end > dollar + 1 && !Spelling.isDigit(secret.charAt(dollar + 1));
      boolean whole = dollar == 0 && end == secret.length();
      boolean separated = end < secret.length() && "/.:".indexOf(secret.charAt(end)) >= 0;
      if (named && (whole || separated)) {
        return true;
      }
      dollar = secret.indexOf('$', dollar + 1);
    }
    return false;
  }

  /// A verb of `printf`.
  private static boolean hasVerb(String secret) {
    for (int i = secret.indexOf('%'); i >= 0; i = secret.indexOf('%', i + 1)) {
      boolean verb = i + 1 < secret.length() && "sdv".indexOf(secret.charAt(i + 1)) >= 0;
      if (verb && (i + 2 == secret.length() || !isWordPart(secret.charAt(i + 2)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasHole(String secret) {
    int open = secret.indexOf('{');
    int close = open < 0 ? -1 : secret.indexOf('}', open);
    return close >= 0 && isWord(secret, open + 1, close);
  }

  private static boolean isMarked(String secret) {
    boolean percents = secret.length() > 2 && secret.startsWith("%") && secret.endsWith("%");
    boolean symbol = secret.startsWith(":") && isWord(secret, 1, secret.length());
    return (percents && isWord(secret, 1, secret.length() - 1))
        || symbol
        || secret.startsWith("&")
        || secret.startsWith("!");
  }

  private static boolean isWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isWordPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordPart(char c) {
    return Spelling.isLetter(c) || Spelling.isDigit(c) || c == '_';
  }
}
