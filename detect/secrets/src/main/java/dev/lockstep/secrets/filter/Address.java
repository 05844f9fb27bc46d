package dev.lockstep.secrets.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A path, a URL, a host, a dotted name, a mail address.
final class Address implements Filter {
  private static final List<String> SUFFIXES =
      List.of(
          ".json",
          ".yaml",
          ".yml",
          ".pem",
          ".key",
          ".crt",
          ".txt",
          ".js",
          ".py",
          ".rb",
          ".go",
          ".java",
          ".xml",
          ".conf",
          ".htm",
          ".html",
          ".php",
          ".md",
          ".cfg",
          ".properties",
          ".png",
          ".jpg",
          ".com",
          ".org",
          ".net",
          ".io",
          ".local",
          ".crc");
  private static final int FEW_STRANGE = 6;

  @Override
  public String id() {
    return "address";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    boolean address =
        isUrl(secret)
            || isMail(secret)
            || isInternetAddress(secret)
            || ((isPath(secret) || isDotted(secret) || hasSuffix(secret))
                && Spelling.of(secret).strange() < FEW_STRANGE);
    return address ? Optional.of("a path or an address") : Optional.empty();
  }

  private static boolean isUrl(String secret) {
    int colon = secret.indexOf(':');
    boolean scheme =
        colon > 0 && secret.chars().limit(colon).allMatch(c -> isNamePart((char) c) || c == '+');
    return (scheme && secret.startsWith("//", colon + 1))
        || secret.startsWith("http%3A")
        || secret.startsWith("https%3A");
  }

  private static boolean isMail(String secret) {
    int at = secret.contains("@") ? secret.indexOf('@') : secret.indexOf("%40");
    int dot = secret.lastIndexOf('.');
    boolean domain = at > 0 && dot > at && dot < secret.length() - 2;
    return domain
        && secret.chars().allMatch(c -> isNamePart((char) c) || c == '@' || c == '+' || c == '%')
        && secret.chars().skip(dot + 1).allMatch(c -> Spelling.isLetter((char) c));
  }

  /// `192.168.1.1, 2001::23`, `10.0.0.0/8`: one or more with three dots in the first.
  private static boolean isInternetAddress(String secret) {
    long dots = secret.chars().filter(c -> c == '.').count();
    return dots >= 3
        && Spelling.isDigit(secret.charAt(0))
        && secret.chars().allMatch(c -> Character.digit(c, 16) >= 0 || ".:/, ".indexOf(c) >= 0);
  }

  private static boolean isPath(String secret) {
    String path = secret.startsWith("~") || secret.startsWith(".") ? secret.substring(1) : secret;
    return path.indexOf('/') >= 0 && path.chars().allMatch(c -> isNamePart((char) c) || c == '/');
  }

  private static boolean isDotted(String secret) {
    return secret.indexOf('.') > 0
        && !secret.endsWith(".")
        && secret.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '.');
  }

  private static boolean hasSuffix(String secret) {
    String lower = secret.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(lower::endsWith);
  }

  private static boolean isNamePart(char c) {
    return Spelling.isLetter(c) || Spelling.isDigit(c) || c == '.' || c == '_' || c == '-';
  }
}
