package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the variables of resolved terms and expressions, each with where it stands first.
public final class Variables {
  private final Map<String, Term.Var> found = new LinkedHashMap<>();
  private final boolean closures;

  private Variables(boolean closures) {
    this.closures = closures;
  }

  /// The variables that `body` uses outside of closures.
  public static Map<String, Term.Var> of(List<Literal> body) {
    Variables variables = new Variables(false);
    body.forEach(variables::addLiteral);
    return variables.found;
  }

  /// All variables of `body`.
  public static Map<String, Term.Var> allOf(List<Literal> body) {
    Variables variables = new Variables(true);
    body.forEach(variables::addLiteral);
    return variables.found;
  }

  /// All variables of `terms`.
  public static Map<String, Term.Var> allOfTerms(List<Term> terms) {
    Variables variables = new Variables(true);
    terms.forEach(variables::addTerm);
    return variables.found;
  }

  /// The variables that `terms` use outside of closures.
  public static Map<String, Term.Var> ofTerms(List<Term> terms) {
    Variables variables = new Variables(false);
    terms.forEach(variables::addTerm);
    return variables.found;
  }

  private void addLiteral(Literal literal) {
    for (Literal.With with : literal.withs()) {
      addTerm(with.value());
    }
    switch (literal.form()) {
      case Form.Single(Term term) -> addTerm(term);
      case Form.Invocation call -> call.arguments().forEach(this::addTerm);
      case Form.Declaration _ -> {}
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        addTerm(collection);
        pattern.forEach(this::addTerm);
      }
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) -> {
        addTerm(collection);
        if (closures) {
          variables.forEach(this::addTerm);
          body.forEach(this::addLiteral);
        }
      }
      case Form.Not(List<Literal> body, boolean braces) ->
          addOperand(new Form.Operand(body, braces));
      case Form.Logical(_, Form.Operand left, Form.Operand right) -> {
        addOperand(left);
        addOperand(right);
      }
    }
  }

  /// What stands in no braces gives no values to its variables: they belong to the body around.
  private void addOperand(Form.Operand operand) {
    if (operand.braces() || closures) {
      addClosure(operand.body());
    } else {
      ImplicitBody.needed(operand.body()).forEach(found::putIfAbsent);
    }
  }

  private void addClosure(List<Literal> body) {
    if (closures) {
      body.forEach(this::addLiteral);
    }
  }

  private void addTerm(Term term) {
    switch (term) {
      case Term.Scalar _ -> {}
      case Term.Var variable -> found.putIfAbsent(variable.name(), variable);
      case Term.Ref ref -> {
        if (!isRoot(ref.head())) {
          addTerm(ref.head());
        }
        ref.parts().stream().skip(1).forEach(this::addTerm);
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::addTerm);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::addTerm);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          addTerm(member.key());
          addTerm(member.value());
        }
      }
      case Term.Call(_, List<Term> arguments, _) -> arguments.forEach(this::addTerm);
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> {
        if (closures) {
          addClosure(body);
          addTerm(head);
        }
      }
      case Term.SetComprehension(Term head, List<Literal> body, _) -> {
        if (closures) {
          addClosure(body);
          addTerm(head);
        }
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        if (closures) {
          addClosure(body);
          addTerm(key);
          addTerm(value);
        }
      }
      case Term.TemplateString(List<Term.Part> parts, _, _) -> {
        for (Term.Part part : parts) {
          if (closures && part instanceof Term.Part.Computed(Literal literal)) {
            addLiteral(literal);
          }
        }
      }
    }
  }

  /// Whether `head` is `input` or `data`, which are no variables.
  public static boolean isRoot(Term head) {
    return head instanceof Term.Var(String name, _)
        && (name.equals("input") || name.equals("data"));
  }
}
