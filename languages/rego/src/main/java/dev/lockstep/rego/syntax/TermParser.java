package dev.lockstep.rego.syntax;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Parses terms. Methods return null where there is none; then what is wrong was reported.
final class TermParser {
  private final Cursor cursor;
  private final BodyParser bodies;
  private final CollectionParser collections;

  /// Terms by where they begin: attempts that fail further on come back to them.
  private final Map<Integer, Known> known = new HashMap<>();

  TermParser(Cursor cursor, BodyParser bodies) {
    this.cursor = cursor;
    this.bodies = bodies;
    this.collections = new CollectionParser(cursor, this, bodies);
  }

  private record Known(@Nullable Term term, Cursor.State before, Cursor.State after) {
    boolean fits(Cursor cursor) {
      return before.token() == cursor.token() && before.keywords() == cursor.keywords();
    }
  }

  /// A term with operators, `in` included.
  @Nullable Term infix() {
    return in(true);
  }

  /// As [#infix], in a list, where a comma cannot be part of `key, element in`.
  @Nullable Term infixInList() {
    return in(false);
  }

  private @Nullable Term in(boolean withKey) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      int offset = cursor.offset();
      Term left = relation();
      while (left != null) {
        Term next = withKey && cursor.at(Token.COMMA) ? memberWithKey(left, offset) : null;
        if (next == null) {
          cursor.retagReferenceHead();
          next = cursor.at(Token.IN) ? member(left, offset) : null;
        }
        if (next == null) {
          return left;
        }
        left = next;
        if (!cursor.at(Token.IN)) {
          return left;
        }
      }
      return null;
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Term memberWithKey(Term key, int offset) {
    Cursor.State state = cursor.save();
    cursor.scan();
    Term element = relation();
    if (element != null && cursor.at(Token.IN)) {
      Location operator = cursor.location();
      cursor.scan();
      Term collection = relation();
      if (collection != null) {
        return call(membership("member_3", operator), List.of(key, element, collection), offset);
      }
    }
    cursor.restore(state);
    return null;
  }

  private @Nullable Term member(Term element, int offset) {
    Location operator = cursor.location();
    cursor.scan();
    Term collection = relation();
    return collection == null
        ? null
        : call(membership("member_2", operator), List.of(element, collection), offset);
  }

  private static Term.Ref membership(String name, Location at) {
    return new Term.Ref(List.of(new Term.Var("internal", at), Term.string(name, at)), at);
  }

  private @Nullable Term relation() {
    return binary(Precedence.RELATION);
  }

  /// Operators of one precedence, which group to the left.
  private @Nullable Term binary(Precedence precedence) {
    int offset = cursor.offset();
    Term left = operand(precedence);
    while (left != null && precedence.contains(cursor.token())) {
      Token token = cursor.token();
      Term.Ref operator = operator(token);
      Term right = operand(precedence);
      if (right == null) {
        return left;
      }
      left = call(operator, List.of(left, right), offset);
    }
    return left;
  }

  private @Nullable Term operand(Precedence precedence) {
    Precedence tighter = precedence.tighter();
    return tighter == null ? term() : binary(tighter);
  }

  /// The call of `token`, which is consumed.
  Term.Ref operator(Token token) {
    Location at = cursor.location();
    cursor.scan();
    return new Term.Ref(List.of(new Term.Var(token.word(), at)), at);
  }

  private Term call(Term operator, List<Term> arguments, int offset) {
    Location first = arguments.getFirst().location();
    Location at =
        new Location(
            first.file(),
            first.row(),
            first.column(),
            offset,
            offset,
            cursor.lastEnd(),
            first.source());
    return new Term.Call(operator, arguments, at);
  }

  /// A term without operators around it.
  @Nullable Term term() {
    Known again = known.get(cursor.offset());
    if (again != null && again.fits(cursor)) {
      cursor.resume(again.before, again.after);
      return again.term;
    }
    if (!cursor.enter()) {
      return null;
    }
    Cursor.State before = cursor.save();
    Term term = unknownTerm();
    cursor.leave();
    known.put(before.location().offset(), new Known(term, before, cursor.save()));
    return term;
  }

  private @Nullable Term unknownTerm() {
    retagLogicalCall();
    Location at = cursor.location();
    return switch (cursor.token()) {
      case NULL -> finish(new Term.Scalar(NullValue.NULL, at));
      case TRUE -> finish(new Term.Scalar(BooleanValue.TRUE, at));
      case FALSE -> finish(new Term.Scalar(BooleanValue.FALSE, at));
      case SUB -> minus();
      case DOT, NUMBER -> finish(number(""));
      case STRING -> finish(string());
      case TEMPLATE_PART, TEMPLATE_END -> finish(template(false));
      case RAW_TEMPLATE_PART, RAW_TEMPLATE_END -> finish(template(true));
      case IDENT, CONTAINS -> finish(variable());
      case LBRACK -> finish(collections.array());
      case LBRACE -> finish(collections.setOrObject());
      case LPAREN -> finish(parenthesized());
      default -> {
        cursor.illegal("");
        yield null;
      }
    };
  }

  /// `and(` and `or(` are calls of the set operators, also where the words are keywords.
  private void retagLogicalCall() {
    if ((cursor.at(Token.LOGICAL_AND) || cursor.at(Token.LOGICAL_OR))
        && cursor.peekSpace() == Token.LPAREN) {
      cursor.retag(Token.IDENT);
    }
  }

  private @Nullable Term minus() {
    Location at = cursor.location();
    Cursor.State state = cursor.save();
    cursor.scan();
    if (!cursor.at(Token.IDENT) && !cursor.at(Token.CONTAINS)) {
      cursor.restore(state);
      return finish(number("-"));
    }
    Term negated = finish(variable());
    if (negated == null) {
      return null;
    }
    Term zero = new Term.Scalar(NumberValue.of(0), at);
    Term.Ref operator = new Term.Ref(List.of(new Term.Var("minus", at)), at);
    return new Term.Call(operator, List.of(zero, negated), cursor.extended(at));
  }

  private @Nullable Term parenthesized() {
    int offset = cursor.offset();
    cursor.scan();
    Term inner = infix();
    if (inner == null) {
      return null;
    }
    if (!cursor.at(Token.RPAREN)) {
      cursor.error(cursor.location(), "non-terminated expression");
      return null;
    }
    return TermPlaces.at(inner, inner.location().spanning(offset, cursor.tokenEnd()));
  }

  Term variable() {
    String name = cursor.literal();
    return new Term.Var(name.equals("_") ? cursor.nextWildcard() : name, cursor.location());
  }

  /// What follows the first part of a term: dots, brackets and parentheses.
  private @Nullable Term finish(@Nullable Term head) {
    if (head == null) {
      return null;
    }
    int offset = head.location().offset();
    cursor.scanSpace();
    return switch (cursor.token()) {
      case LPAREN, DOT, LBRACK -> reference(head, offset);
      case WHITESPACE -> {
        cursor.scan();
        yield documentOr(head);
      }
      default -> documentOr(head);
    };
  }

  /// As [#term] begins, in the head of a rule.
  @Nullable Term finishHead(Term head) {
    cursor.scanSpace();
    switch (cursor.token()) {
      case ADD, SUB, MUL, QUO, REM, AND, OR, EQUAL, NEQ, GT, GTE, LT, LTE -> cursor.illegal("");
      case WHITESPACE -> cursor.scan();
      default -> {}
    }
    return switch (cursor.token()) {
      case LPAREN, DOT, LBRACK -> reference(head, head.location().offset());
      default -> documentOr(head);
    };
  }

  private static Term documentOr(Term head) {
    return head instanceof Term.Var(String name, Location at)
            && (name.equals("input") || name.equals("data"))
        ? new Term.Ref(List.of(head), at)
        : head;
  }

  private @Nullable Term reference(Term head, int offset) {
    if (head instanceof Term.Scalar || head instanceof Term.TemplateString) {
      cursor.error(head.location(), "illegal ref (head cannot be " + TermPlaces.kind(head) + ")");
    }
    if (!cursor.enter()) {
      return null;
    }
    try {
      return referenceParts(head, offset);
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Term referenceParts(Term head, int offset) {
    List<Term> parts = new ArrayList<>(List.of(head));
    while (true) {
      switch (cursor.token()) {
        case DOT -> {
          cursor.scanSpace();
          if (!cursor.at(Token.IDENT) && !cursor.isKeywordForReference()) {
            cursor.illegal("expected identifier");
            return null;
          }
          parts.add(Term.string(cursor.literal(), cursor.location()));
          cursor.scanSpace();
        }
        case LBRACK -> {
          cursor.scan();
          Term part = infix();
          if (part == null) {
            return null;
          }
          if (!cursor.at(Token.RBRACK)) {
            cursor.illegal("expected [");
            return null;
          }
          parts.add(part);
          cursor.scanSpace();
        }
        case LPAREN -> {
          return callOf(spanned(parts, head, offset), offset);
        }
        case WHITESPACE -> {
          Term.Ref ref = spanned(parts, head, offset);
          cursor.scan();
          return ref;
        }
        default -> {
          return spanned(parts, head, offset);
        }
      }
    }
  }

  private Term.Ref spanned(List<Term> parts, Term head, int offset) {
    int end =
        cursor.at(Token.WHITESPACE) || cursor.at(Token.LPAREN) ? cursor.offset() : cursor.lastEnd();
    return new Term.Ref(parts, head.location().spanning(offset, end));
  }

  private @Nullable Term callOf(Term.Ref operator, int offset) {
    cursor.scan();
    List<Term> arguments = collections.list(Token.RPAREN, new ArrayList<>());
    if (arguments == null) {
      return null;
    }
    Location at = operator.location().spanning(offset, cursor.tokenEnd());
    boolean isEmptySet = arguments.isEmpty() && operator.toString().equals("set");
    Term call =
        isEmptySet ? new Term.SetTerm(List.of(), at) : new Term.Call(operator, arguments, at);
    cursor.scanSpace();
    return switch (cursor.token()) {
      case WHITESPACE -> {
        cursor.scan();
        yield call;
      }
      case DOT, LBRACK -> reference(call, offset);
      default -> call;
    };
  }

  private @Nullable Term number(String sign) {
    Location at = cursor.location();
    String prefix = sign;
    if (cursor.at(Token.SUB)) {
      cursor.scan();
      if (!cursor.at(Token.NUMBER) && !cursor.at(Token.DOT)) {
        cursor.illegal("expected number");
        return null;
      }
    }
    if (cursor.at(Token.DOT)) {
      prefix += ".";
      cursor.scan();
      if (!cursor.at(Token.NUMBER)) {
        cursor.illegal("expected number");
        return null;
      }
    }
    String digits = cursor.literal();
    if (!prefix.endsWith(".") && hasLeadingZero(digits)) {
      cursor.illegal("expected number without leading zero");
      return null;
    }
    try {
      return new Term.Scalar(NumberValue.parse(prefix + digits), at);
    } catch (NumberFormatException e) {
      cursor.error(cursor.location(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static boolean hasLeadingZero(String digits) {
    return digits.length() > 1
        && digits.charAt(0) == '0'
        && digits.charAt(1) != '.'
        && digits.charAt(1) != 'e'
        && digits.charAt(1) != 'E';
  }

  private @Nullable Term string() {
    String literal = cursor.literal();
    if (literal.charAt(0) == '`') {
      return literal.length() < 2
          ? null
          : Term.string(literal.substring(1, literal.length() - 1), cursor.location());
    }
    String text = Escapes.unescape(literal.substring(1, literal.length() - 1));
    if (text == null) {
      cursor.error(cursor.location(), "illegal string literal: " + literal);
      return null;
    }
    return Term.string(text, cursor.location());
  }

  private @Nullable Term template(boolean raw) {
    Location at = cursor.location();
    List<Term.Part> parts = new ArrayList<>();
    while (true) {
      if (!cursor.token().isTemplate()) {
        cursor.error(cursor.location(), "expected template-string part");
        return null;
      }
      String literal = cursor.literal();
      String inner = literal.substring(1, literal.length() - 1);
      String text = raw ? inner : Escapes.unescape(inner);
      if (text == null) {
        cursor.error(cursor.location(), "illegal template-string part: " + literal);
        return null;
      }
      if (!text.isEmpty()) {
        parts.add(new Term.Part.Fixed(Term.string(text, cursor.location())));
      }
      if (cursor.token().endsTemplate()) {
        Location all = at.spanning(at.offset(), cursor.tokenEnd());
        return new Term.TemplateString(parts, raw, all);
      }
      if (!templateExpression(parts)) {
        return null;
      }
      cursor.scanTemplate(raw);
    }
  }

  private boolean templateExpression(List<Term.Part> parts) {
    Comment before = cursor.lastComment();
    cursor.scan();
    boolean commented = !Objects.equals(cursor.lastComment(), before);
    Literal literal = bodies.literal();
    if (literal == null) {
      cursor.error(cursor.location(), "invalid template-string expression");
      return false;
    }
    String problem = problemInTemplate(literal);
    if (!problem.isEmpty()) {
      cursor.error(literal.location(), "unexpected " + problem + " in template-string expression");
      return false;
    }
    // Nothing is left of its modifiers, which would change nothing.
    if (!commented && literal.form() instanceof Literal.Form.Single(Term.Scalar scalar)) {
      parts.add(new Term.Part.Fixed(scalar));
    } else {
      parts.add(new Term.Part.Computed(literal));
    }
    if (!cursor.at(Token.RBRACE)) {
      cursor.error(cursor.location(), "expected } to end template string expression");
      return false;
    }
    return true;
  }

  private static String problemInTemplate(Literal literal) {
    if (literal.negated()) {
      return "negation ('not')";
    }
    return switch (literal.form()) {
      case Literal.Form.Invocation call when call.name().equals("eq") -> "unification ('=')";
      case Literal.Form.Invocation call when call.name().equals("assign") -> "assignment (':=')";
      case Literal.Form.Every _ -> "'every'";
      case Literal.Form.Declaration _, Literal.Form.SomeIn _ -> "'some'";
      case Literal.Form.Invocation _,
          Literal.Form.Single _,
          Literal.Form.Not _,
          Literal.Form.Logical _ ->
          "";
    };
  }
}
