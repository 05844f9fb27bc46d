package dev.lockstep.rego.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The words that are keywords at a point of a source: imports add to them.
final class Keywords {
  /// Keywords of version 1 that version 0 must import.
  static final Map<String, Token> OF_V1 =
      Map.of("in", Token.IN, "every", Token.EVERY, "contains", Token.CONTAINS, "if", Token.IF);

  /// Keywords of version 2 that version 1 must import.
  static final Map<String, Token> OF_V2 =
      Map.of("not", Token.NOT, "and", Token.LOGICAL_AND, "or", Token.LOGICAL_OR);

  private static final Map<String, Token> ALWAYS = always();

  private final Map<String, Token> words = new HashMap<>(ALWAYS);
  private boolean notBodies;

  Keywords(RegoVersion version) {
    if (version.isAtLeast(RegoVersion.V1)) {
      OF_V1.forEach(this::add);
    }
    if (version.isAtLeast(RegoVersion.V2)) {
      OF_V2.forEach(this::add);
    }
  }

  private Keywords(Keywords other) {
    words.putAll(other.words);
    notBodies = other.notBodies;
  }

  /// What a module of `version` may import, by word.
  static Map<String, Token> future() {
    Map<String, Token> all = new HashMap<>(OF_V1);
    all.putAll(OF_V2);
    return all;
  }

  /// The words of [#future] as a message lists them.
  static String futureWords() {
    return "[" + String.join(" ", new TreeSet<>(future().keySet())) + "]";
  }

  /// Whether `word` is a keyword of the language itself in `version`.
  static boolean isReserved(String word, RegoVersion version) {
    return ALWAYS.containsKey(word)
        || (version.isAtLeast(RegoVersion.V1) && OF_V1.containsKey(word))
        || (version.isAtLeast(RegoVersion.V2) && OF_V2.containsKey(word));
  }

  Keywords copy() {
    return new Keywords(this);
  }

  void add(String word, Token token) {
    words.put(word, token);
    if (token == Token.EVERY) {
      words.put("in", Token.IN);
    }
    notBodies |= word.equals("not") && token == Token.NOT && OF_V2.containsKey(word);
  }

  void removeFuture() {
    words.keySet().removeAll(OF_V1.keySet());
    words.remove("and");
    words.remove("or");
    words.remove("not");
  }

  @Nullable Token find(String word) {
    return words.get(word);
  }

  boolean contains(String word) {
    return words.containsKey(word);
  }

  /// Whether `not` takes a body in braces.
  boolean hasNotBodies() {
    return notBodies;
  }

  boolean hasLogical() {
    return contains("and") || contains("or");
  }

  private static Map<String, Token> always() {
    Map<String, Token> words = new HashMap<>();
    for (Token token :
        new Token[] {
          Token.PACKAGE,
          Token.IMPORT,
          Token.AS,
          Token.DEFAULT,
          Token.ELSE,
          Token.NOT,
          Token.SOME,
          Token.WITH,
          Token.NULL,
          Token.TRUE,
          Token.FALSE
        }) {
      words.put(token.word(), token);
    }
    return Map.copyOf(words);
  }
}
