package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts in the place of each name what it stands for: imports and rules become references of `data`
/// and `input`, declared variables get names of their own, `:=` becomes `=`.
final class Resolver {
  /// What the names of rules and imports stand for.
  private final Map<String, Term.Ref> globals;

  private final Names names;
  private final List<RegoError> errors;
  private final List<RegoError> unused;
  private final boolean strict;

  /// The names of rules and imports that were used.
  private final Set<String> usedGlobals = new HashSet<>();

  /// Variables that are declared and not used go to `unused`, for all else is told first; where
  /// `strict`, those too that are assigned and not used.
  Resolver(
      Map<String, Term.Ref> globals,
      Names names,
      List<RegoError> errors,
      List<RegoError> unused,
      boolean strict) {
    this.strict = strict;
    this.globals = globals;
    this.names = names;
    this.errors = errors;
    this.unused = unused;
  }

  /// The expressions of `body`, which are resolved in `scope` and declare in it. What is not
  /// used in them is reported.
  List<Literal> body(List<Literal> body, Scope scope) {
    List<Literal> resolved = openBody(body, scope);
    close(scope);
    return resolved;
  }

  /// As [#body], where more follows in `scope`, which must be closed behind it.
  List<Literal> openBody(List<Literal> body, Scope scope) {
    List<Literal> resolved = new ArrayList<>(body.size());
    for (Literal literal : body) {
      Literal one = literal(literal, scope);
      if (one != null && one.negated()) {
        resolved.add(new NegatedCalls(names, resolved).before(one));
      } else if (one != null) {
        resolved.add(one);
      }
    }
    return resolved;
  }

  /// Reports what was not used in `scope`.
  void close(Scope scope) {
    reportUnused(scope, Scope.Origin.DECLARED, "declared");
    if (strict) {
      reportUnused(scope, Scope.Origin.ASSIGNED, "assigned");
    }
  }

  private void reportUnused(Scope scope, Scope.Origin origin, String word) {
    scope
        .unused(origin)
        .forEach(
            (name, at) ->
                unused.add(
                    new RegoError(RegoError.COMPILE, word + " var " + name + " unused", at)));
  }

  /// Whether a rule or an import was used by `name`.
  boolean used(String name) {
    return usedGlobals.contains(name);
  }

  private Term.@Nullable Ref global(String name) {
    Term.Ref global = globals.get(name);
    if (global != null) {
      usedGlobals.add(name);
    }
    return global;
  }

  private List<Literal> nested(List<Literal> body, Scope scope) {
    return body(body, new Scope(scope));
  }

  private Form.Operand operand(Form.Operand operand, Scope scope) {
    List<Literal> body = operand.body();
    return new Form.Operand(
        operand.braces() ? nested(body, scope) : body(body, scope), operand.braces());
  }

  private @Nullable Literal literal(Literal literal, Scope scope) {
    if (literal.form() instanceof Form.SomeIn) {
      // Its variables are there in its modifiers, those of an assignment are not.
      Form form = form(literal, scope);
      List<Literal.With> withs = modifiers(literal, scope);
      return form == null ? null : new Literal(form, literal.negated(), withs, literal.location());
    }
    List<Literal.With> withs = modifiers(literal, scope);
    Form form = form(literal, scope);
    return form == null ? null : new Literal(form, literal.negated(), withs, literal.location());
  }

  private List<Literal.With> modifiers(Literal literal, Scope scope) {
    List<Literal.With> withs = new ArrayList<>();
    for (Literal.With with : literal.withs()) {
      withs.add(
          new Literal.With(term(with.target(), scope), term(with.value(), scope), with.location()));
    }
    return withs;
  }

  private @Nullable Form form(Literal literal, Scope scope) {
    return switch (literal.form()) {
      case Form.Single(Term term) -> single(term(term, scope));
      case Form.Invocation call -> invocation(call, scope);
      case Form.Declaration(List<Term.Var> variables) -> {
        for (Term.Var variable : variables) {
          declare(variable, scope, Scope.Origin.DECLARED);
        }
        yield null;
      }
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        int before = errors.size();
        reportOwnUse(pattern, collection, literal.location());
        for (Term part : pattern.reversed()) {
          if (errors.size() == before) {
            declareAll(part, scope, Scope.Origin.DECLARED);
          }
        }
        Term resolved = term(collection, scope);
        yield new Form.SomeIn(terms(pattern, scope), resolved);
      }
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) -> {
        Term resolved = term(collection, scope);
        Scope inner = new Scope(scope);
        List<Term.Var> declared = new ArrayList<>();
        for (Term.Var variable : variables) {
          if (variable.isWildcard()) {
            declared.add(variable);
          } else {
            declare(variable, inner, Scope.Origin.DECLARED, body.getFirst().location());
            declared.add(new Term.Var(inner.unique(variable.name()), variable.location()));
          }
        }
        yield new Form.Every(declared, resolved, body(body, inner));
      }
      case Form.Not(List<Literal> body, boolean braces) ->
          new Form.Not(nested(body, scope), braces);
      case Form.Logical(boolean conjunction, Form.Operand left, Form.Operand right) ->
          new Form.Logical(conjunction, operand(left, scope), operand(right, scope));
    };
  }

  /// `some x in x` says nothing of either variable.
  private void reportOwnUse(List<Term> pattern, Term collection, Location at) {
    for (String name : Variables.ofTerms(List.of(collection)).keySet()) {
      if (Variables.ofTerms(pattern).containsKey(name)) {
        errors.add(new RegoError(RegoError.COMPILE, "var " + name + " assigned before", at));
      }
    }
  }

  /// A call in parentheses is a call.
  private static Form single(Term term) {
    return term instanceof Term.Call(Term operator, List<Term> arguments, _)
            && operator instanceof Term.Ref ref
        ? new Form.Invocation(ref, arguments)
        : new Form.Single(term);
  }

  private Form invocation(Form.Invocation call, Scope scope) {
    if (call.name().equals("assign") && call.arguments().size() == 2) {
      Term value = term(call.arguments().get(1), scope);
      Term target = call.arguments().get(0);
      declareAll(target, scope, Scope.Origin.ASSIGNED);
      Location at = call.operator().location();
      Term.Ref unify = new Term.Ref(List.of(new Term.Var("eq", at)), at);
      Term assigned = term(target, scope);
      scope.assigned(Variables.ofTerms(List.of(target)).keySet());
      return new Form.Invocation(unify, List.of(assigned, value));
    }
    return new Form.Invocation(operator(call.operator(), scope), terms(call.arguments(), scope));
  }

  private void declare(Term.Var variable, Scope scope, Scope.Origin origin) {
    declare(variable, scope, origin, variable.location());
  }

  /// @param use where it is said that the variable is not used
  private void declare(Term.Var variable, Scope scope, Scope.Origin origin, Location use) {
    String obstacle = scope.obstacle(variable.name());
    if (obstacle != null) {
      errors.add(new RegoError(RegoError.COMPILE, obstacle, variable.location()));
      return;
    }
    scope.declare(variable.name(), names.unique(variable.name()), origin, use);
  }

  /// Declares the variables of a pattern.
  private void declareAll(Term pattern, Scope scope, Scope.Origin origin) {
    boolean assignment = origin == Scope.Origin.ASSIGNED;
    switch (pattern) {
      case Term.Var variable when variable.isWildcard() -> {}
      case Term.Var variable -> {
        boolean again = origin == Scope.Origin.ARGUMENT && scope.declaresHere(variable.name());
        if (!again) {
          declare(variable, scope, origin);
        }
      }
      case Term.ArrayTerm(List<Term> elements, _) -> {
        for (Term element : elements) {
          declareAll(element, scope, origin);
        }
      }
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          declareAll(member.value(), scope, origin);
        }
      }
      case Term.Ref ref when assignment ->
          errors.add(
              new RegoError(
                  RegoError.COMPILE,
                  ref.parts().size() == 1
                      ? "variables must not shadow " + ref + " (use a different variable name)"
                      : "cannot assign to ref",
                  ref.location()));
      case Term.Call call when assignment ->
          errors.add(new RegoError(RegoError.COMPILE, "cannot assign to call", call.location()));
      default -> {}
    }
  }

  /// Declares the parameters of a function: each variable in them is new.
  void declareParameters(List<Term> parameters, Scope scope) {
    for (Term parameter : parameters) {
      declareAll(parameter, scope, Scope.Origin.ARGUMENT);
    }
  }

  private Term.Ref operator(Term.Ref operator, Scope scope) {
    if (operator.head() instanceof Term.Var(String name, _) && scope.find(name) == null) {
      Term.Ref global = global(name);
      if (global != null && !isOperatorName(operator)) {
        return joined(global, operator, scope);
      }
    }
    return operator;
  }

  /// The operators that the parser makes cannot be shadowed by rules.
  private static boolean isOperatorName(Term.Ref operator) {
    String text = operator.location().text();
    return operator.parts().size() == 1
        && (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || text.charAt(0) == '_'));
  }

  List<Term> terms(List<Term> terms, Scope scope) {
    List<Term> resolved = new ArrayList<>(terms.size());
    for (Term term : terms) {
      resolved.add(term(term, scope));
    }
    return resolved;
  }

  Term term(Term term, Scope scope) {
    return switch (term) {
      case Term.Scalar scalar -> scalar;
      case Term.Var variable -> variable(variable, scope);
      case Term.Ref ref -> reference(ref, scope);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(terms(elements, scope), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(terms(elements, scope), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) -> {
        List<Term.Member> resolved = new ArrayList<>();
        for (Term.Member member : members) {
          resolved.add(new Term.Member(term(member.key(), scope), term(member.value(), scope)));
        }
        yield new Term.ObjectTerm(resolved, at);
      }
      case Term.ArrayComprehension(Term head, List<Literal> body, Location at) -> {
        Scope inner = new Scope(scope);
        List<Literal> resolved = openBody(body, inner);
        Term made = new Term.ArrayComprehension(head(head, inner, resolved), resolved, at);
        close(inner);
        yield made;
      }
      case Term.SetComprehension(Term head, List<Literal> body, Location at) -> {
        Scope inner = new Scope(scope);
        List<Literal> resolved = openBody(body, inner);
        Term made = new Term.SetComprehension(head(head, inner, resolved), resolved, at);
        close(inner);
        yield made;
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, Location at) -> {
        Scope inner = new Scope(scope);
        List<Literal> resolved = openBody(body, inner);
        Term made =
            new Term.ObjectComprehension(
                head(key, inner, resolved), head(value, inner, resolved), resolved, at);
        close(inner);
        yield made;
      }
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          new Term.Call(
              operator instanceof Term.Ref ref ? operator(ref, scope) : operator,
              terms(arguments, scope),
              at);
      case Term.TemplateString(List<Term.Part> parts, boolean multiLine, Location at) ->
          new Term.TemplateString(parts(parts, scope), multiLine, at);
    };
  }

  private Term head(Term head, Scope scope, List<Literal> body) {
    return Heads.ofComprehension(term(head, scope), body, names);
  }

  private List<Term.Part> parts(List<Term.Part> parts, Scope scope) {
    List<Term.Part> resolved = new ArrayList<>();
    for (Term.Part part : parts) {
      if (part instanceof Term.Part.Computed(Literal literal)) {
        Literal one = literal(literal, scope);
        resolved.add(new Term.Part.Computed(one == null ? literal : one));
      } else {
        resolved.add(part);
      }
    }
    return resolved;
  }

  private Term variable(Term.Var variable, Scope scope) {
    String unique = scope.find(variable.name());
    if (unique != null) {
      return new Term.Var(unique, variable.location());
    }
    Term.Ref global = global(variable.name());
    if (global != null) {
      return new Term.Ref(global.parts(), variable.location());
    }
    scope.reference(variable.name());
    return variable;
  }

  private Term reference(Term.Ref ref, Scope scope) {
    if (ref.head() instanceof Term.Var(String name, Location at)) {
      String unique = scope.find(name);
      if (unique != null) {
        List<Term> parts = new ArrayList<>();
        parts.add(new Term.Var(unique, at));
        parts.addAll(terms(ref.parts().subList(1, ref.parts().size()), scope));
        return new Term.Ref(parts, ref.location());
      }
      Term.Ref global = global(name);
      if (global != null) {
        return joined(global, ref, scope);
      }
    }
    return new Term.Ref(terms(ref.parts(), scope), ref.location());
  }

  private Term.Ref joined(Term.Ref global, Term.Ref ref, Scope scope) {
    List<Term> parts = new ArrayList<>(global.parts());
    parts.addAll(terms(ref.parts().subList(1, ref.parts().size()), scope));
    return new Term.Ref(parts, ref.location());
  }
}
