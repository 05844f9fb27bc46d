package dev.lockstep.sca.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// An SPDX licence expression. Source: SPDX Specification 2.3, annex D. Operators are taken in any
/// case; what is no expression is one licence of that name.
sealed interface LicenceExpression {

  /// One licence, perhaps with an exception: `GPL-2.0-only WITH Classpath-exception-2.0`.
  record Licence(String id) implements LicenceExpression {}

  record All(List<LicenceExpression> parts) implements LicenceExpression {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<LicenceExpression> parts) implements LicenceExpression {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// Whether somebody who accepts some licences may use what is under this expression.
  default boolean isAccepted(Predicate<String> accepted) {
    return switch (this) {
      case Licence(String id) -> accepted.test(id);
      case All(List<LicenceExpression> parts) ->
          parts.stream().allMatch(part -> part.isAccepted(accepted));
      case Any(List<LicenceExpression> parts) ->
          parts.stream().anyMatch(part -> part.isAccepted(accepted));
    };
  }

  static LicenceExpression parse(String text) {
    List<String> words = words(text);
    boolean expression = words.stream().anyMatch(word -> isOperator(word) || word.equals("("));
    if (!expression) {
      return new Licence(LicenceNames.id(text.strip()));
    }
    Reader reader = new Reader(words);
    LicenceExpression read = reader.any(0);
    return reader.at == words.size() ? read : new Licence(text.strip());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+")) {
      words.add(word);
    }
    return words;
  }

  private static boolean isOperator(String word) {
    return word.equalsIgnoreCase("AND")
        || word.equalsIgnoreCase("OR")
        || word.equalsIgnoreCase("WITH");
  }

  /// AND binds closer than OR.
  final class Reader {
    private static final int MAX_DEPTH = 50;

    private final List<String> words;
    private int at;

    private Reader(List<String> words) {
      this.words = words;
    }

    private boolean is(String word) {
      return at < words.size() && words.get(at).equalsIgnoreCase(word);
    }

    private LicenceExpression any(int depth) {
      List<LicenceExpression> parts = new ArrayList<>(List.of(all(depth)));
      while (is("OR")) {
        at++;
        parts.add(all(depth));
      }
      return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private LicenceExpression all(int depth) {
      List<LicenceExpression> parts = new ArrayList<>(List.of(one(depth)));
      while (is("AND")) {
        at++;
        parts.add(one(depth));
      }
      return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private LicenceExpression one(int depth) {
      if (is("(") && depth < MAX_DEPTH) {
        at++;
        LicenceExpression inner = any(depth + 1);
        if (is(")")) {
          at++;
        }
        return inner;
      }
      StringBuilder name = new StringBuilder();
      while (at < words.size() && !is("AND") && !is("OR") && !is("(") && !is(")") && !is("WITH")) {
        name.append(name.isEmpty() ? "" : " ").append(words.get(at++));
      }
      String id = LicenceNames.id(name.toString());
      if (is("WITH") && at + 1 < words.size()) {
        id += " WITH " + words.get(at + 1);
        at += 2;
      }
      return new Licence(id);
    }
  }
}
