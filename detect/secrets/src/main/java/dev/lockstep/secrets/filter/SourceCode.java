package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value without quotes that is an expression: a call, a member, an identifier, a type, a
/// constant.
final class SourceCode implements Filter {
  private static final List<String> SIGNS = List.of("=>", "&&", "||", "::", "->", "==", "!=");
  private static final List<String> KEYWORDS =
      List.of(
          "int",
          "str",
          "string",
          "bool",
          "null",
          "nil",
          "none",
          "true",
          "false",
          "undefined",
          "self",
          "this",
          "new",
          "function",
          "lambda",
          "await",
          "async");
  private static final int FEW_STRANGE = 6;

  @Override
  public String id() {
    return "code";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    if (Assignment.of(candidate).quoted()) {
      return Optional.empty();
    }
    boolean code =
        isCalled(candidate)
            || hasSign(secret)
            || isMember(secret)
            || KEYWORDS.contains(firstWord(secret))
            || (isIdentifier(secret)
                && (Spelling.of(secret).strange() < FEW_STRANGE || repeatsItsName(candidate)));
    return code ? Optional.of("source code: the value is computed") : Optional.empty();
  }

  private static boolean isCalled(Filter.Candidate candidate) {
    int end = candidate.before() + candidate.secret().length();
    boolean follows = candidate.before() >= 0 && end < candidate.line().length();
    return (follows && candidate.line().charAt(end) == '(') || candidate.secret().contains("(");
  }

  private static boolean hasSign(String secret) {
    for (String sign : SIGNS) {
      int at = secret.indexOf(sign);
      if (at >= 0 && at + sign.length() < secret.length()) {
        return true;
      }
    }
    return false;
  }

  /// `object.member`, with whatever follows.
  private static boolean isMember(String secret) {
    int dot = secret.indexOf('.');
    return dot > 0
        && dot + 1 < secret.length()
        && isName(secret.substring(0, dot))
        && isNameStart(secret.charAt(dot + 1));
  }

  /// More than one word in the writing of identifiers: `resetToken`, `reset_token`.
  private static boolean isIdentifier(String secret) {
    boolean humps = false;
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      if (!Spelling.isLetter(c) && c != '_') {
        return false;
      }
      humps |= c == '_' || (i > 0 && Character.isUpperCase(c));
    }
    return humps;
  }

  /// `token: tokenOfGuest`: a variable that is called what it is given to, or a constant.
  private static boolean repeatsItsName(Filter.Candidate candidate) {
    String name = Assignment.of(candidate).name().toLowerCase(Locale.ROOT);
    String secret = candidate.secret();
    boolean constant = secret.indexOf('_') > 0 && secret.equals(secret.toUpperCase(Locale.ROOT));
    return constant || (!name.isEmpty() && secret.toLowerCase(Locale.ROOT).startsWith(name));
  }

  private static String firstWord(String secret) {
    int end = 0;
    while (end < secret.length() && Spelling.isLetter(secret.charAt(end))) {
      end++;
    }
    boolean alone = end == secret.length() || !Spelling.isDigit(secret.charAt(end));
    return alone ? secret.substring(0, end).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && isNameStart(text.charAt(0))
        && text.chars().allMatch(c -> isNameStart((char) c) || Spelling.isDigit((char) c));
  }

  private static boolean isNameStart(char c) {
    return Spelling.isLetter(c) || c == '_';
  }
}
