package dev.lockstep.rego.syntax;

import dev.lockstep.rego.syntax.Literal.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses `and`, `or` and `not` between expressions and bodies in braces. `and` binds tighter than
/// `or`, both group to the left. Where `{ ... }` is an operand, it is a body.
final class LogicalParser {
  private static final Set<String> VOID_CALLS = Set.of("print");

  private final Cursor cursor;
  private final BodyParser bodies;
  private final TermParser terms;

  LogicalParser(Cursor cursor, BodyParser bodies, TermParser terms) {
    this.cursor = cursor;
    this.bodies = bodies;
    this.terms = terms;
  }

  /// What came of a look for an operand at the begin of an expression.
  record Attempt(boolean committed, @Nullable Literal literal) {
    static final Attempt NONE = new Attempt(false, null);
  }

  /// An operand: a body, in braces or a single expression.
  private record Operand(List<Literal> body, boolean braces, Location location) {
    static Operand of(Literal literal) {
      return new Operand(List.of(literal), false, literal.location());
    }
  }

  /// A parenthesized group: whether the parentheses were one, and what it holds.
  private record Group(boolean committed, @Nullable Operand operand) {
    static final Group NONE = new Group(false, null);
    static final Group FAILED = new Group(true, null);
  }

  /// An expression that begins with a body in braces or a group in parentheses.
  Attempt leading() {
    if (cursor.at(Token.LBRACE)) {
      Location at = cursor.location();
      Cursor.State state = cursor.save();
      cursor.scan();
      List<Literal> body = bodies.body(Token.RBRACE);
      if (body != null) {
        cursor.scan();
        if (isOperator()) {
          if (isAmbiguousUnion(body)) {
            ambiguousUnion(at, body, "");
            return new Attempt(true, null);
          }
          return new Attempt(true, tail(new Operand(body, true, at)));
        }
      }
      cursor.restore(state);
    }
    if (cursor.at(Token.LPAREN)) {
      Group group = group(false, "");
      if (group.committed) {
        Operand operand = group.operand;
        return new Attempt(true, operand == null ? null : tail(operand));
      }
    }
    return Attempt.NONE;
  }

  /// `not { body }` and what may follow it; the cursor is at the brace.
  @Nullable Literal notBodyAndTail(Location not) {
    Literal literal = notBody(not);
    return literal == null ? null : tail(Operand.of(literal));
  }

  /// An expression, its modifiers, and what it may be an operand of.
  @Nullable Literal expression(boolean negated, @Nullable Location not) {
    boolean asBody = negated && cursor.keywords().hasNotBodies();
    if (asBody && cursor.at(Token.LPAREN) && not != null) {
      Group group = group(true, "not ");
      if (group.committed) {
        Operand operand = group.operand;
        return operand == null
            ? null
            : tail(Operand.of(negation(operand.body, operand.braces, not)));
      }
    }
    Location start = cursor.location();
    Literal literal = bodies.expression();
    if (literal == null) {
      return null;
    }
    Location with = cursor.at(Token.WITH) ? cursor.location() : null;
    Literal modified = bodies.withModifiers(literal);
    if (modified == null) {
      return null;
    }
    Literal whole = negated ? negate(modified, asBody ? not : null) : modified;
    if (!isOperator()) {
      return whole;
    }
    if (with != null) {
      withOnOperand(with);
      return null;
    }
    Location spanned = cursor.extended(start);
    if (not == null && spanned.text().startsWith("{")) {
      if (whole.form() instanceof Form.Single(Term.ObjectTerm object)
          && object.members().isEmpty()) {
        cursor.error(spanned, "found empty body");
      } else {
        braceLedOperand(spanned, spanned.text(), cursor.token().word());
      }
      return null;
    }
    return tail(Operand.of(whole.at(not == null ? spanned : cursor.extended(not))));
  }

  private Literal negate(Literal literal, @Nullable Location asBody) {
    if (asBody == null) {
      return new Literal(literal.form(), true, literal.withs(), literal.location());
    }
    return negation(List.of(literal.withModifiers(List.of())), false, asBody)
        .withModifiers(literal.withs());
  }

  private Literal negation(List<Literal> body, boolean braces, Location not) {
    return Literal.of(new Form.Not(body, braces), cursor.extended(not));
  }

  private boolean isOperator() {
    return cursor.at(Token.LOGICAL_AND) || cursor.at(Token.LOGICAL_OR);
  }

  /// `operand` and the operators that follow it.
  private @Nullable Literal tail(Operand operand) {
    Literal literal = isOperator() ? disjunction(operand) : operand.body.getFirst();
    return literal == null ? null : bodies.withModifiers(literal);
  }

  private @Nullable Literal disjunction(Operand first) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      Operand left = cursor.at(Token.LOGICAL_AND) ? conjunction(first) : first;
      while (left != null && cursor.at(Token.LOGICAL_OR)) {
        cursor.scan();
        Operand right = operand("or");
        if (right != null && cursor.at(Token.LOGICAL_AND)) {
          right = conjunction(right);
        }
        left = right == null ? null : joined(false, left, right);
      }
      return left == null ? null : left.body.getFirst();
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Operand conjunction(Operand first) {
    Operand left = first;
    while (cursor.at(Token.LOGICAL_AND)) {
      cursor.scan();
      Operand right = operand("and");
      if (right == null) {
        return null;
      }
      left = joined(true, left, right);
    }
    return left;
  }

  private Operand joined(boolean conjunction, Operand left, Operand right) {
    checkVoidCalls(left.body, conjunction);
    checkVoidCalls(right.body, conjunction);
    return Operand.of(
        Literal.of(
            new Form.Logical(
                conjunction,
                new Form.Operand(left.body, left.braces),
                new Form.Operand(right.body, right.braces)),
            cursor.extended(left.location)));
  }

  /// An operand of `operator`, which is empty where the caller only tries.
  private @Nullable Operand operand(String operator) {
    if (cursor.at(Token.LBRACE)) {
      return bracedOperand(operator);
    }
    Location not = null;
    if (bodies.isNegation()) {
      not = cursor.location();
      cursor.scan();
    }
    boolean asBody = not != null && cursor.keywords().hasNotBodies();
    if (not != null && asBody && cursor.at(Token.LBRACE)) {
      Literal literal = notBody(not);
      return literal == null ? null : Operand.of(literal);
    }
    if (cursor.at(Token.LPAREN) && cursor.keywords().hasLogical() && (not == null || asBody)) {
      Group group = group(true, not == null ? "" : "not ");
      if (group.committed) {
        Operand operand = group.operand;
        return operand == null || not == null
            ? operand
            : Operand.of(negation(operand.body, operand.braces, not));
      }
    }
    Literal literal = bodies.expression();
    if (literal == null) {
      return null;
    }
    return Operand.of(not == null ? literal : negate(literal, asBody ? not : null));
  }

  private @Nullable Operand bracedOperand(String operator) {
    Location at = cursor.location();
    Cursor.State state = cursor.save();
    cursor.scan();
    boolean empty = cursor.at(Token.RBRACE);
    List<Literal> body = bodies.body(Token.RBRACE);
    if (body != null) {
      cursor.scan();
      if (isAmbiguousUnion(body)) {
        ambiguousUnion(at, body, "");
      }
      return new Operand(body, true, at);
    }
    if (!empty && !operator.isEmpty()) {
      Cursor.State failed = cursor.save();
      cursor.restore(state);
      if (terms.infix() != null) {
        braceLedOperand(at, cursor.text(at.offset(), cursor.lastEnd()), operator);
        return null;
      }
      cursor.restore(failed);
    }
    return null;
  }

  private @Nullable Literal notBody(Location not) {
    Location at = cursor.location();
    Cursor.State state = cursor.save();
    cursor.scan();
    boolean empty = cursor.at(Token.RBRACE);
    List<Literal> body = bodies.body(Token.RBRACE);
    if (body == null) {
      if (!empty) {
        explainBraces(state, at);
      }
      return null;
    }
    cursor.scan();
    if (isAmbiguousUnion(body)) {
      ambiguousUnion(at, body, "not ");
      return null;
    }
    return negation(body, true, not);
  }

  /// Where braces after `not` hold a value, says how to write what was meant.
  private void explainBraces(Cursor.State state, Location at) {
    Cursor.State failed = cursor.save();
    cursor.restore(state);
    Term term = terms.infix();
    if (term == null) {
      cursor.restore(failed);
      return;
    }
    String operand = cursor.text(at.offset(), cursor.lastEnd());
    cursor.hint(
        "write `not ("
            + operand
            + ")` to negate the value, or `not {"
            + operand
            + "}` for a body holding it");
    cursor.error(
        at,
        "`{...}` in an operand position must contain expression(s), got: "
            + TermPlaces.kind(leftmost(term)));
  }

  private static Term leftmost(Term term) {
    return term instanceof Term.Call call
            && !call.location().text().startsWith(call.operator() + "(")
        ? leftmost(call.arguments().getFirst())
        : term;
  }

  private Group group(boolean inOperand, String prefix) {
    if (!cursor.enter()) {
      return Group.FAILED;
    }
    try {
      return groupInside(inOperand, prefix);
    } finally {
      cursor.leave();
    }
  }

  private Group groupInside(boolean inOperand, String prefix) {
    Cursor.State state = cursor.save();
    Location open = cursor.location();
    cursor.scan();
    if (cursor.at(Token.RPAREN)) {
      if (inOperand) {
        cursor.error(open, "empty parenthesized group");
        return Group.FAILED;
      }
      return none(state);
    }
    Operand first = operand("");
    if (first == null) {
      return none(state);
    }
    if (isOperator()) {
      Literal literal = disjunction(first);
      Literal modified = literal == null ? null : bodies.withModifiers(literal);
      return modified == null ? Group.FAILED : closed(List.of(modified), open);
    }
    if (cursor.at(Token.WITH) && !first.braces && first.body.size() == 1) {
      return groupWithModifier(first, open, state, inOperand);
    }
    if (first.braces) {
      return bracesInParentheses(first, open, state, prefix);
    }
    Literal only = first.body.getFirst();
    boolean isGroup =
        only.form() instanceof Form.Logical || only.form() instanceof Form.Not || only.negated();
    return isGroup ? closed(first.body, open) : none(state);
  }

  private Group groupWithModifier(
      Operand first, Location open, Cursor.State state, boolean inOperand) {
    Location with = cursor.location();
    Literal modified = bodies.withModifiers(first.body.getFirst());
    if (modified == null) {
      return Group.FAILED;
    }
    if (isOperator()) {
      withOnOperand(with);
      return Group.FAILED;
    }
    Group group = closed(List.of(modified), open);
    return group.operand == null || inOperand || isOperator() ? group : none(state);
  }

  private Group bracesInParentheses(
      Operand first, Location open, Cursor.State state, String prefix) {
    String braces = cursor.text(first.location.offset(), cursor.lastEnd());
    cursor.restore(state);
    cursor.scan();
    boolean isTerm = terms.term() != null;
    cursor.restore(state);
    if (isTerm) {
      return Group.NONE;
    }
    cursor.hint("drop the parens to keep the body: `" + prefix + braces + "`");
    cursor.error(open, "`(...)` in an operand position cannot contain a body");
    return Group.FAILED;
  }

  private Group none(Cursor.State state) {
    cursor.restore(state);
    return Group.NONE;
  }

  private Group closed(List<Literal> body, Location open) {
    if (!cursor.at(Token.RPAREN)) {
      cursor.error(cursor.location(), "expected ) to close parenthesized group");
      return Group.FAILED;
    }
    cursor.scan();
    return new Group(true, new Operand(body, false, cursor.extended(open)));
  }

  private static boolean isAmbiguousUnion(List<Literal> body) {
    Literal first = body.getFirst();
    return first.form() instanceof Form.Invocation call
        && call.name().equals("or")
        && call.operator().location().text().equals("|")
        && !first.location().text().strip().startsWith("(");
  }

  private void ambiguousUnion(Location at, List<Literal> body, String prefix) {
    String braces = cursor.text(at.offset(), cursor.lastEnd());
    String text = body.getFirst().location().text();
    String union = braces.replace(text, "(" + text + ")");
    cursor.hint(
        "write `"
            + prefix
            + "("
            + braces
            + ")` for the comprehension, or `"
            + prefix
            + union
            + "` for the set union");
    cursor.error(
        at,
        "ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as"
            + " a comprehension");
  }

  private void braceLedOperand(Location at, String operand, String operator) {
    cursor.hint("wrap the operand to keep the value: `(" + operand + ") " + operator + " ...`");
    cursor.error(
        at, "operand of `" + operator + "` cannot begin with `{` unless the braces hold a body");
  }

  private void withOnOperand(Location with) {
    String operator = cursor.token().word();
    cursor.hint(
        "Wrap the operand in `(...)` or `{...}` to scope, or move `with` after the `"
            + operator
            + "` expression to apply it to the whole expression");
    cursor.error(with, "`with` modifier is not allowed on operand of `" + operator + "`");
  }

  private void checkVoidCalls(List<Literal> body, boolean conjunction) {
    for (Literal literal : body) {
      boolean isVoid =
          !literal.negated()
              && literal.form() instanceof Form.Invocation call
              && VOID_CALLS.contains(call.name());
      if (!isVoid) {
        return;
      }
    }
    Literal first = body.getFirst();
    cursor.hint(
        "`print` produces no value and always succeeds, so the operand can never fail; move it out"
            + " of the operand, or add an expression that can fail");
    cursor.error(
        first.location(),
        "operand of `"
            + (conjunction ? "and" : "or")
            + "` cannot consist only of calls to `print`");
  }
}
