package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parser's place in the tokens of a document, and the comments before it.
final class Cursor {
  private static final int MAX_DEPTH = 500;

  private final Lexer lexer;
  private @Nullable Token peeked;
  private @Nullable Node comment;
  private int depth;

  Cursor(String source) {
    this.lexer = new Lexer(source);
  }

  /// Parses one part of a document.
  @FunctionalInterface
  interface Part<T> {
    T parse() throws GraphqlError;
  }

  /// The token that comes next; what stands before it as comment is known then.
  Token peek() {
    Token known = peeked;
    if (known != null) {
      return known;
    }
    List<Node> comments = new ArrayList<>();
    Token token = lexer.next();
    while (token.is(Token.Kind.COMMENT)) {
      comments.add(new Node(token.place()).with("Value", token.value()));
      token = lexer.next();
    }
    comment = comments.isEmpty() ? null : new Node(Place.NONE).with("List", comments);
    peeked = token;
    return token;
  }

  /// The comments right before the next token, or null.
  @Nullable Node comment() {
    peek();
    return comment;
  }

  Token next() throws GraphqlError {
    Token token = peek();
    if (token.problem() != null) {
      throw token.problem();
    }
    peeked = null;
    comment = null;
    return token;
  }

  boolean at(Token.Kind kind) {
    return peek().is(kind);
  }

  boolean skip(Token.Kind kind) throws GraphqlError {
    if (!at(kind)) {
      return false;
    }
    next();
    return true;
  }

  Token expect(Token.Kind kind) throws GraphqlError {
    Token token = peek();
    if (!token.is(kind)) {
      throw new GraphqlError(
          token.place(), "Expected " + kind.word() + ", found " + token.kind().word());
    }
    return next();
  }

  void expectKeyword(String word) throws GraphqlError {
    Token token = peek();
    if (!token.isName(word)) {
      throw new GraphqlError(
          token.place(), "Expected " + StringValue.of(word) + ", found " + token.shown());
    }
    next();
  }

  String name() throws GraphqlError {
    return expect(Token.Kind.NAME).value();
  }

  GraphqlError unexpected() {
    return unexpected(peek());
  }

  static GraphqlError unexpected(Token token) {
    return new GraphqlError(token.place(), "Unexpected " + token.shown());
  }

  /// The parts between `open` and `close`, of which there is one at least; null where `open` does
  /// not stand here.
  <T> @Nullable List<T> some(Token.Kind open, Token.Kind close, Part<T> part) throws GraphqlError {
    if (!skip(open)) {
      return null;
    }
    List<T> parts = new ArrayList<>();
    while (!at(close)) {
      parts.add(nested(part));
    }
    if (parts.isEmpty()) {
      throw new GraphqlError(
          peek().place(), "expected at least one definition, found " + peek().kind().word());
    }
    return parts;
  }

  /// What `part` parses, one level deeper.
  <T> T nested(Part<T> part) throws GraphqlError {
    if (++depth > MAX_DEPTH) {
      throw new GraphqlError(peek().place(), "document nests too deeply");
    }
    T parsed = part.parse();
    depth--;
    return parsed;
  }
}
