package dev.lockstep.secrets.filter;

import java.util.Optional;

/// A value that is filled in later: `${VAR}`, `{{ var }}`, `%(var)s`, `$VAR`, `#{var}`, or an
/// expression of source code.
final class Template implements Filter {

  @Override
  public String id() {
    return "template";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    if (hasBraces(secret) || isVariable(secret)) {
      return Optional.of("a template: the value is filled in elsewhere");
    }
    return isExpression(secret, candidate)
        ? Optional.of("source code: the value is computed")
        : Optional.empty();
  }

  private static boolean hasBraces(String secret) {
    return secret.contains("${")
        || secret.contains("{{")
        || secret.contains("#{")
        || secret.contains("<%")
        || secret.contains("%(")
        || secret.contains("$(");
  }

  private static boolean isVariable(String secret) {
    boolean dollar = secret.startsWith("$");
    boolean percents = secret.length() > 2 && secret.startsWith("%") && secret.endsWith("%");
    if (!dollar && !percents) {
      return false;
    }
    String name = dollar ? secret.substring(1) : secret.substring(1, secret.length() - 1);
    return !name.isEmpty() && name.chars().allMatch(Template::isNamePart);
  }

  /// A call or a member access that is not in quotes.
  private static boolean isExpression(String secret, Candidate candidate) {
    int before = candidate.before() - 1;
    boolean quoted =
        (before >= 0 && "\"'`".indexOf(candidate.line().charAt(before)) >= 0)
            || candidate.before() < 0;
    if (quoted) {
      return false;
    }
    int end = candidate.before() + secret.length();
    boolean called = end < candidate.line().length() && candidate.line().charAt(end) == '(';
    return called || isMemberAccess(secret);
  }

  private static boolean isMemberAccess(String secret) {
    int dot = secret.indexOf('.');
    if (dot <= 0 || secret.chars().anyMatch(Character::isDigit)) {
      return false;
    }
    return secret.chars().allMatch(c -> isNamePart(c) || c == '.');
  }

  private static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
