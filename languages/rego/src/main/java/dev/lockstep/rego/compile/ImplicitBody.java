package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An operand of `and`, `or` or `not` without braces. It gives values to what one of its parts
/// looks up and another one uses; its other variables need values from the body around it,
/// wildcards included. Its parts are its calls, each without those in it, and what is left without
/// them.
final class ImplicitBody {
  private final Map<String, Term.Var> all = new LinkedHashMap<>();
  private final Map<String, Integer> parts = new HashMap<>();

  private ImplicitBody() {}

  /// The variables that `body` needs.
  static Map<String, Term.Var> needed(List<Literal> body) {
    ImplicitBody implicit = new ImplicitBody();
    for (Literal literal : body) {
      implicit.add(literal);
    }
    implicit.all.keySet().removeIf(name -> implicit.parts.getOrDefault(name, 0) > 1);
    return implicit.all;
  }

  private void add(Literal literal) {
    switch (literal.form()) {
      case Form.Single(Term.Call(_, List<Term> operands, _)) -> part(operands);
      case Form.Single(Term term) -> part(List.of(term));
      case Form.Invocation call -> part(call.arguments());
      case Form.SomeIn _, Form.Every _, Form.Declaration _, Form.Not _, Form.Logical _ ->
          Variables.of(List.of(literal)).forEach(this::use);
    }
  }

  /// Notes the variables of a part, those of the calls in it apart.
  private void part(List<Term> terms) {
    List<Term.Call> calls = new ArrayList<>();
    List<Term> rest = new ArrayList<>();
    terms.forEach(term -> split(term, calls, rest));
    Variables.ofTerms(rest).forEach(this::use);
    calls.forEach(call -> part(call.arguments()));
  }

  private void use(String name, Term.Var variable) {
    all.putIfAbsent(name, variable);
    parts.merge(name, 1, Integer::sum);
  }

  private static void split(Term term, List<Term.Call> calls, List<Term> rest) {
    switch (term) {
      case Term.Call call -> calls.add(call);
      case Term.Ref(List<Term> elements, _) ->
          elements.stream()
              .filter(part -> !Variables.isRoot(part))
              .forEach(part -> split(part, calls, rest));
      case Term.ArrayTerm(List<Term> elements, _) ->
          elements.forEach(one -> split(one, calls, rest));
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(one -> split(one, calls, rest));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                split(member.key(), calls, rest);
                split(member.value(), calls, rest);
              });
      default -> rest.add(term);
    }
  }
}
