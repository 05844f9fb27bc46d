package dev.lockstep.secrets.filter;

import dev.lockstep.secrets.rule.Entropy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value that can be read: words, identifiers, names. How much of it must be unreadable depends
/// on how strongly the name beside it speaks of a secret.
final class ReadableValue implements Filter {
  private static final List<String> NAME_ENDINGS =
      List.of("_key", "-key", "_token", "-token", "_secret", "-secret", "_password", "-password");
  private static final List<String> HUMP_ENDINGS = List.of("Key", "Token", "Secret", "Password");

  private static final int LONGEST_NUMBER = 4;
  private static final int LONGEST_KEYWORD = 12;

  private final Name name;

  ReadableValue(Name name) {
    this.name = name;
  }

  /// What the value is called.
  enum Name {
    PASSWORD("readable-password"),
    SECRET("readable-secret"),
    KEY("readable-key"),
    ARGUMENT("readable-argument");

    private final String id;

    Name(String id) {
      this.id = id;
    }
  }

  @Override
  public String id() {
    return name.id;
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    Spelling spelling = Spelling.of(secret);
    if (spelling.digits() < 3 && isCalledASecret(secret)) {
      return Optional.of("a name of a secret, not a secret");
    }
    boolean readable =
        switch (name) {
          case PASSWORD -> isReadablePassword(secret, spelling);
          case SECRET -> isReadableSecret(secret, spelling);
          case KEY -> isReadableKey(candidate, spelling);
          case ARGUMENT -> isReadableArgument(secret, spelling);
        };
    return readable ? Optional.of("made of words, or too plain") : Optional.empty();
  }

  private static boolean isReadablePassword(String secret, Spelling spelling) {
    if (isPin(secret)) {
      return false;
    }
    return (spelling.strange() < 2 && spelling.digits() < 4)
        || (!spelling.isStrangeBy(34) && spelling.digits() < 3);
  }

  private static boolean isPin(String secret) {
    return secret.length() >= 6
        && secret.length() < 10
        && secret.chars().allMatch(c -> Spelling.isDigit((char) c));
  }

  private static boolean isReadableSecret(String secret, Spelling spelling) {
    if (isKeyword(secret)) {
      return true;
    }
    if (secret.length() < 8) {
      return spelling.strange() < 5 && spelling.digits() < 6;
    }
    return (spelling.strange() < 2 && spelling.digits() < 8)
        || (!spelling.isStrangeBy(34) && spelling.digits() < 6)
        || entropy(secret) < 2.5;
  }

  private static boolean isReadableKey(Filter.Candidate candidate, Spelling spelling) {
    String secret = candidate.secret();
    double entropy = entropy(secret);
    boolean words =
        (spelling.strange() < 3 && spelling.digits() < 8)
            || (!spelling.isStrangeBy(50) && spelling.digits() < 6)
            || (!spelling.isStrangeBy(34) && isNumberedName(secret));
    if (words || secret.length() < 8) {
      return true;
    }
    String called = Assignment.of(candidate).name().toLowerCase(Locale.ROOT);
    if (secret.length() < 16 && (called.contains("auth") || called.contains("nonce"))) {
      return entropy < 3.2 && (entropy <= 2.4 || spelling.digits() < 2);
    }
    if (secret.length() < 16 || entropy < 3.0) {
      return true;
    }
    return spelling.digits() < 2 && !isMixed(secret, entropy) && !isStrongName(called);
  }

  /// Words and short numbers with separators between: `ALICE_secp112r1`, `KAS-ECC_P-192_C0`.
  private static boolean isNumberedName(String secret) {
    int separators = 0;
    int digits = 0;
    for (int i = 0; i < secret.length(); i++) {
      char c = secret.charAt(i);
      digits = Spelling.isDigit(c) ? digits + 1 : 0;
      boolean separator = c == '-' || c == '_' || c == '.' || c == ':';
      separators += separator ? 1 : 0;
      if (digits > LONGEST_NUMBER || !(separator || digits > 0 || Spelling.isLetter(c))) {
        return false;
      }
    }
    return separators > 0;
  }

  /// A few capitals and nothing else: what grammars and protocols call a token, such as
  /// `NOMKSTREAM`.
  private static boolean isKeyword(String secret) {
    return secret.length() <= LONGEST_KEYWORD
        && secret.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
  }

  private static boolean isReadableArgument(String secret, Spelling spelling) {
    return spelling.strange() < 4
        || !spelling.isStrangeBy(50)
        || entropy(secret) < 2.8
        || secret.indexOf(' ') >= 0;
  }

  private static boolean isStrongName(String called) {
    return called.contains("auth")
        || called.contains("secret")
        || called.contains("api")
        || called.contains("consumer")
        || called.contains("nkey");
  }

  /// Letters of both cases by turns, or the signs of base64.
  private static boolean isMixed(String secret, double entropy) {
    boolean signs = secret.chars().anyMatch(c -> c == '+' || c == '/' || c == '=');
    boolean rises = false;
    for (int i = 1; i < secret.length(); i++) {
      rises |=
          Character.isLowerCase(secret.charAt(i - 1)) && Character.isUpperCase(secret.charAt(i));
    }
    return signs || (rises && entropy > 3.6);
  }

  private static boolean isCalledASecret(String secret) {
    String lower = secret.toLowerCase(Locale.ROOT);
    return NAME_ENDINGS.stream().anyMatch(lower::endsWith)
        || HUMP_ENDINGS.stream().anyMatch(secret::endsWith);
  }

  private static double entropy(String secret) {
    return Entropy.of(secret, secret.length());
  }
}
