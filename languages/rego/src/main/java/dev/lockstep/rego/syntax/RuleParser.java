package dev.lockstep.rego.syntax;

import dev.lockstep.value.BooleanValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses rules. Methods return null where there is none; then what is wrong was reported, or it is
/// a body that stands for a rule.
final class RuleParser {
  private final Cursor cursor;
  private final BodyParser bodies;
  private final TermParser terms;

  RuleParser(Cursor cursor, BodyParser bodies) {
    this.cursor = cursor;
    this.bodies = bodies;
    this.terms = bodies.terms;
  }

  /// A rule, and one more for each further body in braces.
  @Nullable List<Rule> rules() {
    Location start = cursor.location();
    cursor.retagReferenceHead();
    boolean isDefault = cursor.at(Token.DEFAULT);
    if (isDefault) {
      cursor.scan();
      cursor.retagReferenceHead();
    }
    if (!cursor.at(Token.IDENT)) {
      if (isDefault) {
        reportKeywordAsName(true);
      }
      return null;
    }
    Head head = head(isDefault);
    if (head == null) {
      return null;
    }
    return isDefault ? defaultRule(head, start) : rulesOf(adapted(head), start);
  }

  private @Nullable List<Rule> defaultRule(Head head, Location start) {
    if (!DefaultRules.check(head, cursor)) {
      return null;
    }
    return List.of(new Rule(head, implicitBody(start), null, true, true, cursor.extended(start)));
  }

  /// `p[x]` is a partial set, `p[x] if` an object whose values are true.
  private Head adapted(Head head) {
    boolean hasIf = cursor.at(Token.IF);
    if (head.hasContains() || head.reference().parts().size() != 2 || head.isPartialSet()) {
      return head;
    }
    if (hasIf) {
      return head.value() == null
          ? head.withValue(truth(head.location()), head.assigned(), true)
          : head;
    }
    if (head.arguments() == null && head.value() == null) {
      List<Term> parts = head.reference().parts();
      Term.Ref name = new Term.Ref(List.of(parts.getFirst()), head.reference().location());
      return new Head(
          name,
          null,
          parts.getLast(),
          null,
          head.assigned(),
          false,
          head.hasIf(),
          false,
          head.location());
    }
    return head;
  }

  private @Nullable List<Rule> rulesOf(Head given, Location start) {
    Head head = given;
    List<Literal> body;
    if (cursor.at(Token.IF)) {
      head = head.withIf();
      cursor.scan();
      body = bodyAfterIf();
    } else if (cursor.at(Token.LBRACE)) {
      body = bracedBody();
    } else if (head.hasContains()) {
      return List.of(new Rule(head, implicitBody(start), null, false, true, head.location()));
    } else {
      return null;
    }
    if (body == null) {
      return null;
    }
    Rule otherwise = null;
    if (cursor.at(Token.ELSE) && !cursor.retagReferenceHead()) {
      if (!mayHaveElse(head)) {
        return null;
      }
      otherwise = otherwise(head);
      if (otherwise == null) {
        return null;
      }
    }
    Location whole = cursor.extended(start);
    List<Rule> rules =
        new ArrayList<>(List.of(new Rule(head, body, otherwise, false, false, whole)));
    return moreBodies(head, otherwise, rules) ? rules : null;
  }

  private boolean moreBodies(Head head, @Nullable Rule otherwise, List<Rule> rules) {
    while (cursor.at(Token.LBRACE)) {
      if (otherwise != null) {
        cursor.error(cursor.location(), "expected else keyword");
        return false;
      }
      Location at = cursor.location();
      List<Literal> body = bracedBody();
      if (body == null) {
        return false;
      }
      Location whole = cursor.extended(at);
      rules.add(new Rule(freshWildcards(head).at(whole), body, null, false, false, whole));
    }
    return true;
  }

  private @Nullable List<Literal> bodyAfterIf() {
    Cursor.State state = cursor.save();
    boolean brace = cursor.at(Token.LBRACE);
    Literal literal = bodies.literal();
    if (literal != null && !(brace && isSetLiteral(literal))) {
      return List.of(literal);
    }
    if (!brace) {
      return null;
    }
    cursor.restore(state);
    return bracedBody();
  }

  private static boolean isSetLiteral(Literal literal) {
    return literal.form() instanceof Literal.Form.Single(Term.SetTerm _);
  }

  private @Nullable List<Literal> bracedBody() {
    cursor.scan();
    List<Literal> body = bodies.body(Token.RBRACE);
    if (body != null) {
      cursor.scan();
    }
    return body;
  }

  private boolean mayHaveElse(Head head) {
    List<Term> parts = head.reference().parts();
    if (parts.size() > 1 && !parts.stream().skip(1).allMatch(DefaultRules::isGround)) {
      cursor.error(
          cursor.location(), "else keyword cannot be used on rules with variables in head");
      return false;
    }
    if (head.key() != null) {
      cursor.error(cursor.location(), "else keyword cannot be used on multi-value rules");
      return false;
    }
    return true;
  }

  private @Nullable Rule otherwise(Head of) {
    if (!cursor.enter()) {
      return null;
    }
    try {
      return otherwiseInside(of);
    } finally {
      cursor.leave();
    }
  }

  private @Nullable Rule otherwiseInside(Head of) {
    Location at = cursor.location();
    Head head = freshWildcards(of).at(at);
    cursor.scan();
    switch (cursor.token()) {
      case LBRACE, IF -> head = head.withValue(truth(at), head.assigned(), true);
      case ASSIGN, UNIFY -> {
        boolean assigned = cursor.at(Token.ASSIGN);
        cursor.scan();
        Term value = terms.infix();
        if (value == null) {
          return null;
        }
        head = head.withValue(value, assigned, false).at(cursor.extended(at));
      }
      default -> {
        cursor.illegal("expected else value term or rule body");
        return null;
      }
    }
    boolean hasIf = cursor.at(Token.IF);
    if (!hasIf && !cursor.at(Token.LBRACE)) {
      return new Rule(head, implicitBody(at), null, false, true, cursor.extended(at));
    }
    if (hasIf) {
      head = head.withIf();
      cursor.scan();
    }
    List<Literal> body = otherwiseBody();
    if (body == null) {
      return null;
    }
    Rule next = null;
    if (cursor.at(Token.ELSE)) {
      next = otherwise(of);
      if (next == null) {
        return null;
      }
    }
    return new Rule(head, body, next, false, false, cursor.extended(at));
  }

  private @Nullable List<Literal> otherwiseBody() {
    if (cursor.at(Token.LBRACE)) {
      return bracedBody();
    }
    if (cursor.at(Token.EOF)) {
      cursor.illegal("rule body expected");
      return null;
    }
    Literal literal = bodies.literal();
    return literal == null ? null : List.of(literal);
  }

  private @Nullable Head head(boolean isDefault) {
    Location start = cursor.location();
    Term reference = terms.finishHead(terms.variable());
    if (reference == null) {
      cursor.illegal("expected rule head name");
      return null;
    }
    List<Term> arguments = null;
    Term name = reference;
    if (reference instanceof Term.Call call) {
      arguments = call.arguments();
      name = call.operator();
    }
    Term.Ref path =
        name instanceof Term.Ref ref ? ref : new Term.Ref(List.of(name), name.location());
    if (!(path.head() instanceof Term.Var)) {
      cursor.illegal("rule head ref " + path + " invalid");
      return null;
    }
    return headValue(path, arguments, isDefault, start);
  }

  private Head headValue(
      Term.Ref path, @Nullable List<Term> arguments, boolean isDefault, Location start) {
    Term key = null;
    Term value = null;
    boolean assigned = false;
    boolean contains = false;
    switch (cursor.token()) {
      case CONTAINS -> {
        contains = true;
        if (arguments != null) {
          cursor.illegal(
              "the contains keyword can only be used with multi-value rule definitions (e.g., "
                  + path
                  + " contains <VALUE> { ... })");
        }
        cursor.scan();
        key = terms.infix();
        if (key == null) {
          cursor.illegal("expected rule key term (e.g., " + path + " contains <VALUE> { ... })");
          key = truth(start);
        }
      }
      case UNIFY, ASSIGN -> {
        assigned = cursor.at(Token.ASSIGN);
        cursor.scan();
        value = terms.infix();
        if (value == null) {
          cursor.illegal(missingValue(path, arguments, isDefault, assigned));
          value = truth(start);
        }
      }
      default -> {}
    }
    boolean generated =
        value == null && key == null && (path.parts().size() != 2 || arguments != null);
    Location at = cursor.extended(start);
    return new Head(
        path,
        arguments,
        key,
        generated ? truth(at) : value,
        assigned,
        generated,
        false,
        contains,
        at);
  }

  private static String missingValue(
      Term.Ref path, @Nullable List<Term> arguments, boolean isDefault, boolean assigned) {
    if (!assigned) {
      return "expected rule value term (e.g., " + path + "[%!s(<nil>)] = <VALUE> { ... })";
    }
    if (arguments != null) {
      return "expected function value term (e.g., " + path + "(...) := <VALUE> { ... })";
    }
    return isDefault
        ? "expected default rule value term (e.g., default " + path + " := <VALUE>)"
        : "expected rule value term (e.g., " + path + " := <VALUE> { ... })";
  }

  private Head freshWildcards(Head head) {
    List<Term> arguments = head.arguments();
    if (arguments == null) {
      return head;
    }
    List<Term> fresh =
        arguments.stream()
            .map(
                argument ->
                    argument instanceof Term.Var v && v.isWildcard()
                        ? new Term.Var(cursor.nextWildcard(), v.location())
                        : argument)
            .toList();
    return new Head(
        head.reference(),
        fresh,
        head.key(),
        head.value(),
        head.assigned(),
        head.generatedValue(),
        head.hasIf(),
        head.hasContains(),
        head.location());
  }

  /// Reports a keyword that is used as the name of a rule; true where it was.
  boolean reportKeywordAsName(boolean isDefault) {
    Token keyword = cursor.token();
    Location at = cursor.location();
    if (!mayBeMistakenForName(keyword)) {
      return false;
    }
    if (!isDefault) {
      Cursor.State state = cursor.save();
      cursor.scan();
      Token next = cursor.token();
      cursor.restore(state);
      if (!follows(keyword, next)) {
        return false;
      }
    }
    cursor.error(at, keyword.word() + " keyword cannot be used for rule name");
    return true;
  }

  private static boolean mayBeMistakenForName(Token keyword) {
    return switch (keyword) {
      case EVERY, IF, IN, SOME, AS, PACKAGE, IMPORT, NOT, LOGICAL_AND, LOGICAL_OR, CONTAINS -> true;
      default -> false;
    };
  }

  private static boolean follows(Token keyword, Token next) {
    boolean value = next == Token.ASSIGN || next == Token.UNIFY;
    boolean word = next == Token.IF || next == Token.CONTAINS;
    return switch (keyword) {
      case EVERY, IF, IN, SOME, AS -> value || word || next == Token.LPAREN;
      case PACKAGE, IMPORT -> value || next == Token.LPAREN;
      case NOT, LOGICAL_AND, LOGICAL_OR -> value || word;
      case CONTAINS -> word;
      default -> false;
    };
  }

  static List<Literal> implicitBody(Location at) {
    return List.of(Literal.of(new Literal.Form.Single(truth(at)), at));
  }

  static Term truth(Location at) {
    return new Term.Scalar(BooleanValue.TRUE, at);
  }
}
