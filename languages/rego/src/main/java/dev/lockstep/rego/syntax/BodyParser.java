package dev.lockstep.rego.syntax;

import dev.lockstep.rego.syntax.Literal.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses bodies and their expressions. Methods return null where there is none; then what is wrong
/// was reported.
final class BodyParser {
  private final Cursor cursor;
  final TermParser terms;
  private final LogicalParser logical;

  BodyParser(Cursor cursor) {
    this.cursor = cursor;
    this.terms = new TermParser(cursor, this);
    this.logical = new LogicalParser(cursor, this, terms);
  }

  /// The expressions up to `end`, at which the cursor stays.
  @Nullable List<Literal> body(Token end) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      return query(false, end);
    } finally {
      cursor.leave();
    }
  }

  /// As [#body]; where `single`, expressions that follow each other need semicolons.
  @Nullable List<Literal> query(boolean single, Token end) {
    if (cursor.at(end)) {
      cursor.error(cursor.location(), "found empty body");
      return null;
    }
    List<Literal> body = new ArrayList<>();
    while (true) {
      Literal literal = literal();
      if (literal == null) {
        return null;
      }
      body.add(literal);
      if (cursor.at(Token.SEMICOLON)) {
        cursor.scan();
        continue;
      }
      if (cursor.at(end) || single) {
        return body;
      }
      if (!cursor.skippedNewline()) {
        if (!cursor.hasErrors()) {
          hintMissingKeyword();
          cursor.illegal("expected \\n or ; or " + end.word());
        }
        return null;
      }
    }
  }

  /// One expression.
  @Nullable Literal literal() {
    Location start = cursor.location();
    Literal literal = unplaced();
    return literal == null ? null : placed(literal, cursor.extended(start));
  }

  private static Literal placed(Literal literal, Location at) {
    if (literal.form() instanceof Form.Not(List<Literal> body, boolean braces) && !braces) {
      List<Literal> inner = body.stream().map(expression -> expression.at(at)).toList();
      return literal.saying(new Form.Not(inner, false)).at(at);
    }
    return literal.at(at);
  }

  private @Nullable Literal unplaced() {
    if (cursor.keywords().hasLogical()) {
      LogicalParser.Attempt attempt = logical.leading();
      if (attempt.committed()) {
        return attempt.literal();
      }
    }
    if (cursor.retagReferenceHead()) {
      return logical.expression(false, null);
    }
    Location not = null;
    boolean negated = isNegation();
    if (negated) {
      not = cursor.location();
      cursor.scan();
      if (cursor.keywords().hasNotBodies() && cursor.at(Token.LBRACE)) {
        return logical.notBodyAndTail(not);
      }
    }
    return switch (cursor.token()) {
      case SOME -> {
        if (negated) {
          cursor.illegal("illegal negation of 'some'");
          yield null;
        }
        yield some();
      }
      case EVERY -> {
        if (negated) {
          cursor.illegal("illegal negation of 'every'");
          yield null;
        }
        yield every();
      }
      default -> logical.expression(negated, not);
    };
  }

  /// Whether the token is the keyword `not` and not the head of a reference.
  boolean isNegation() {
    if (!cursor.at(Token.NOT)) {
      return false;
    }
    Token next = cursor.peekSpace();
    return next != Token.DOT && next != Token.LBRACK;
  }

  /// An expression without modifiers.
  @Nullable Literal expression() {
    Location start = cursor.location();
    Term left = terms.infix();
    if (left == null) {
      return null;
    }
    if (cursor.at(Token.ASSIGN) || cursor.at(Token.UNIFY)) {
      Term.Ref operator = terms.operator(cursor.token());
      Term right = terms.infix();
      return right == null
          ? null
          : Literal.of(new Form.Invocation(operator, List.of(left, right)), cursor.extended(start));
    }
    Form form =
        left instanceof Term.Call(Term.Ref operator, List<Term> arguments, _)
            ? new Form.Invocation(operator, arguments)
            : new Form.Single(left);
    return Literal.of(form, cursor.extended(start));
  }

  /// `literal` with the modifiers that follow it.
  @Nullable Literal withModifiers(Literal literal) {
    if (!cursor.at(Token.WITH)) {
      return literal;
    }
    List<Literal.With> withs = withs();
    return withs == null ? null : literal.withModifiers(withs);
  }

  private @Nullable List<Literal.With> withs() {
    List<Literal.With> withs = new ArrayList<>();
    while (cursor.at(Token.WITH)) {
      Location at = cursor.location();
      cursor.scan();
      if (!cursor.at(Token.IDENT)) {
        cursor.illegal("expected ident");
        return null;
      }
      Term target = terms.term();
      if (target == null) {
        return null;
      }
      if (!(target instanceof Term.Ref) && !(target instanceof Term.Var)) {
        cursor.illegal("expected with target path");
      }
      if (!cursor.at(Token.AS)) {
        cursor.illegal("expected as keyword");
        return null;
      }
      cursor.scan();
      Term value = terms.infix();
      if (value == null) {
        return null;
      }
      withs.add(new Literal.With(target, value, cursor.extended(at)));
    }
    return withs;
  }

  private @Nullable Literal some() {
    Location at = cursor.location();
    Cursor.State state = cursor.save();
    cursor.scan();
    if (terms.infix() instanceof Term.Call call) {
      return someIn(call, at);
    }
    cursor.restore(state);
    List<Term.Var> variables = new ArrayList<>();
    do {
      cursor.scan();
      if (!cursor.at(Token.IDENT)) {
        hintSomeIn(state);
        cursor.illegal("expected var");
        return null;
      }
      variables.add((Term.Var) terms.variable());
      cursor.scan();
    } while (cursor.at(Token.COMMA));
    hintSomeIn(state);
    return Literal.of(new Form.Declaration(variables), at);
  }

  private @Nullable Literal someIn(Term.Call call, Location at) {
    int size = call.arguments().size();
    boolean member =
        switch (call.operator().toString()) {
          case "internal.member_2" -> size == 2;
          case "internal.member_3" -> size == 3;
          default -> false;
        };
    if (!member) {
      cursor.illegal("expected `x in xs` or `x, y in xs` expression");
      return null;
    }
    List<Term> pattern = call.arguments().subList(0, size - 1);
    return withModifiers(Literal.of(new Form.SomeIn(pattern, call.arguments().getLast()), at));
  }

  private @Nullable Literal every() {
    Location at = cursor.location();
    cursor.scan();
    Term term = terms.infix();
    if (term == null) {
      return null;
    }
    if (!(term instanceof Term.Call call)
        || !call.operator().toString().startsWith("internal.member_")) {
      cursor.illegal("expected `x[, y] in xs { ... }` expression");
      return null;
    }
    List<Term.Var> variables = new ArrayList<>();
    int last = call.arguments().size() - 1;
    for (int i = 0; i < last; i++) {
      if (!(call.arguments().get(i) instanceof Term.Var variable)) {
        cursor.illegal(
            i == 0 && last == 2
                ? "expected key to be a variable"
                : "expected value to be a variable");
        return null;
      }
      variables.add(variable);
    }
    if (!cursor.at(Token.LBRACE)) {
      cursor.illegal("missing body");
      return null;
    }
    cursor.scan();
    List<Literal> body = body(Token.RBRACE);
    if (body == null) {
      return null;
    }
    cursor.scan();
    return withModifiers(
        Literal.of(new Form.Every(variables, call.arguments().getLast(), body), at));
  }

  /// Says that `some x in xs` lacks its keyword, where that is what was meant.
  private void hintSomeIn(Cursor.State some) {
    if (!cursor.keywords().contains("in") && meansIn(some)) {
      cursor.hint("`import future.keywords.in` for `some x in xs` expressions");
    }
  }

  private boolean meansIn(Cursor.State from) {
    Cursor.State state = cursor.save();
    cursor.restore(from);
    cursor.useKeywords(withFuture());
    cursor.scan();
    boolean meant =
        terms.infix() instanceof Term.Call call
            && call.operator().toString().startsWith("internal.member_");
    cursor.restore(state);
    return meant;
  }

  private Keywords withFuture() {
    Keywords all = cursor.keywords().copy();
    Keywords.future().forEach(all::add);
    return all;
  }

  /// Where an expression is followed by a word that an import would make an operator, says so.
  private void hintMissingKeyword() {
    if (cursor.hasHints()) {
      return;
    }
    if (cursor.at(Token.COMMA) && meansIn(cursor.save())) {
      cursor.hint("`import future.keywords.in` for `x in xs` expressions");
    }
    if (cursor.at(Token.IDENT)) {
      String example =
          switch (cursor.literal()) {
            case "in" -> "x in xs";
            case "and" -> "x and y";
            case "or" -> "x or y";
            default -> "";
          };
      if (!example.isEmpty()) {
        cursor.hint(
            "`import future.keywords." + cursor.literal() + "` for `" + example + "` expressions");
      }
    }
  }
}
