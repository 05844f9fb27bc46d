package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.StringValue;
import org.jspecify.annotations.Nullable;

/// A token.
///
/// @param value what it says: a name, a number, a string without its quotes
/// @param problem why there is no token here, told when the parser comes to it; else null
record Token(Kind kind, String value, Place place, @Nullable GraphqlError problem) {

  /// The kinds of tokens, with the words by which messages name them.
  enum Kind {
    INVALID("<Invalid>"),
    EOF("<EOF>"),
    BANG("!"),
    DOLLAR("$"),
    AMP("&"),
    PAREN_LEFT("("),
    PAREN_RIGHT(")"),
    SPREAD("..."),
    COLON(":"),
    EQUALS("="),
    AT("@"),
    BRACKET_LEFT("["),
    BRACKET_RIGHT("]"),
    BRACE_LEFT("{"),
    BRACE_RIGHT("}"),
    PIPE("|"),
    NAME("Name"),
    INT("Int"),
    FLOAT("Float"),
    STRING("String"),
    BLOCK_STRING("BlockString"),
    COMMENT("Comment");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  boolean is(Kind expected) {
    return kind == expected;
  }

  boolean isName(String name) {
    return kind == Kind.NAME && value.equals(name);
  }

  /// The token as messages name it.
  String shown() {
    return value.isEmpty() ? kind.word() : kind.word() + " " + StringValue.of(value);
  }
}
