package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses arrays, sets, objects and their comprehensions. Where `|` could be either, it begins the
/// body of a comprehension.
final class CollectionParser {
  private final Cursor cursor;
  private final TermParser terms;
  private final BodyParser bodies;

  CollectionParser(Cursor cursor, TermParser terms, BodyParser bodies) {
    this.cursor = cursor;
    this.terms = terms;
    this.bodies = bodies;
  }

  @Nullable Term array() {
    Location at = cursor.location();
    cursor.scan();
    if (cursor.at(Token.RBRACK)) {
      return new Term.ArrayTerm(List.of(), spanned(at));
    }
    boolean leadingComma = skipComma();
    Cursor.State state = cursor.save();
    Term head = terms.term();
    if (head == null) {
      return null;
    }
    if (cursor.at(Token.OR) && !leadingComma) {
      cursor.scan();
      List<Literal> body = bodies.body(Token.RBRACK);
      if (body != null) {
        return new Term.ArrayComprehension(head, body, spanned(at));
      }
      if (!cursor.at(Token.COMMA)) {
        return null;
      }
    }
    cursor.restore(state);
    List<Term> elements = list(Token.RBRACK, new ArrayList<>());
    return elements == null ? null : new Term.ArrayTerm(elements, spanned(at));
  }

  @Nullable Term setOrObject() {
    Location at = cursor.location();
    cursor.scan();
    if (cursor.at(Token.RBRACE)) {
      return new Term.ObjectTerm(List.of(), spanned(at));
    }
    boolean leadingComma = skipComma();
    Cursor.State state = cursor.save();
    Term head = terms.term();
    if (head == null) {
      return null;
    }
    if (cursor.at(Token.OR) && !leadingComma) {
      return setComprehension(head, state, at);
    }
    if (cursor.at(Token.COLON)) {
      return object(head, !leadingComma, at);
    }
    cursor.restore(state);
    head = terms.infixInList();
    if (head == null) {
      return null;
    }
    return switch (cursor.token()) {
      case RBRACE, COMMA -> {
        cursor.restore(state);
        yield set(at);
      }
      case COLON -> object(head, !leadingComma, at);
      default -> {
        cursor.illegal("non-terminated set");
        yield null;
      }
    };
  }

  private @Nullable Term setComprehension(Term head, Cursor.State state, Location at) {
    cursor.scan();
    List<Literal> body = bodies.body(Token.RBRACE);
    if (body != null) {
      return new Term.SetComprehension(head, body, spanned(at));
    }
    if (!cursor.at(Token.COMMA)) {
      return null;
    }
    cursor.restore(state);
    return set(at);
  }

  private @Nullable Term set(Location at) {
    List<Term> elements = list(Token.RBRACE, new ArrayList<>());
    return elements == null ? null : new Term.SetTerm(elements, spanned(at));
  }

  private @Nullable Term object(Term key, boolean comprehension, Location at) {
    cursor.scan();
    Cursor.State state = cursor.save();
    Term value = terms.term();
    if (value == null) {
      return null;
    }
    if (comprehension && (cursor.at(Token.RBRACE) || cursor.at(Token.COMMA))) {
      return objectFrom(key, value, at);
    }
    if (comprehension && cursor.at(Token.OR)) {
      cursor.scan();
      List<Literal> body = bodies.body(Token.RBRACE);
      if (body != null) {
        return new Term.ObjectComprehension(key, value, body, spanned(at));
      }
    }
    cursor.restore(state);
    value = terms.infixInList();
    if (value == null) {
      return null;
    }
    if (cursor.at(Token.RBRACE) || cursor.at(Token.COMMA)) {
      return objectFrom(key, value, at);
    }
    cursor.illegal("non-terminated object");
    return null;
  }

  private @Nullable Term objectFrom(Term key, Term value, Location at) {
    List<Term.Member> members = new ArrayList<>(List.of(new Term.Member(key, value)));
    while (cursor.at(Token.COMMA)) {
      cursor.scan();
      if (cursor.at(Token.RBRACE)) {
        break;
      }
      Term.Member member = member();
      if (member == null) {
        return null;
      }
      members.add(member);
    }
    if (!cursor.at(Token.RBRACE)) {
      cursor.illegal("expected \",\" or \"}\"");
      return null;
    }
    return new Term.ObjectTerm(members, spanned(at));
  }

  private Term.@Nullable Member member() {
    Term key = terms.infixInList();
    if (key == null) {
      return null;
    }
    if (!cursor.at(Token.COLON)) {
      cursor.illegal("expected \":\"");
      return null;
    }
    cursor.scan();
    Term value = terms.infixInList();
    return value == null ? null : new Term.Member(key, value);
  }

  /// Terms with commas between them up to `end`, at which the cursor stays.
  @Nullable List<Term> list(Token end, List<Term> into) {
    while (!cursor.at(end)) {
      Term term = terms.infixInList();
      if (term == null) {
        return null;
      }
      into.add(term);
      if (cursor.at(Token.COMMA)) {
        cursor.scan();
      } else if (!cursor.at(end)) {
        cursor.illegal("expected \",\" or \"" + end.word() + "\"");
        return null;
      }
    }
    return into;
  }

  private boolean skipComma() {
    if (cursor.at(Token.COMMA)) {
      cursor.scan();
      return true;
    }
    return false;
  }

  private Location spanned(Location at) {
    return at.spanning(at.offset(), cursor.tokenEnd());
  }
}
