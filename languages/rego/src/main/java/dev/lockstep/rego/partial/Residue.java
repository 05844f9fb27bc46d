package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The expressions that are left on the way that is followed, and the terms that must be defined
/// for it to go on.
final class Residue {
  private final Bindings bindings;
  private final List<Literal> expressions = new ArrayList<>();
  private final List<Term> defined = new ArrayList<>();

  Residue(Bindings bindings) {
    this.bindings = bindings;
  }

  /// How much there was at a moment.
  record Mark(int expressions, int defined) {}

  Mark mark() {
    return new Mark(expressions.size(), defined.size());
  }

  void undo(Mark mark) {
    expressions.subList(mark.expressions, expressions.size()).clear();
    defined.subList(mark.defined, defined.size()).clear();
  }

  void add(Literal literal) {
    expressions.add(literal);
  }

  void define(Term term) {
    defined.add(term);
  }

  /// Whether what is left gives `variable` its value.
  boolean has(String variable) {
    return Variables.of(bindings.plugging().body(expressions)).containsKey(variable)
        || Variables.ofTerms(bindings.plugging().terms(defined)).containsKey(variable);
  }

  /// What was added since `mark`, with all that is bound, each expression once.
  ///
  /// @param beside expressions that stand beside it
  /// @param heads terms that are evaluated with it
  List<Literal> since(Mark mark, List<Literal> beside, List<Term> heads) {
    Rewriting plugging = bindings.plugging();
    Set<Literal> left = new LinkedHashSet<>();
    Set<String> texts = new HashSet<>();
    for (Literal literal : expressions.subList(mark.expressions, expressions.size())) {
      Literal plugged = plugging.literal(literal);
      if (texts.add(plugged.toString())) {
        left.add(plugged);
      }
    }
    Set<String> met = new HashSet<>();
    left.forEach(literal -> meet(literal, met));
    beside.forEach(literal -> meet(literal, met));
    heads.forEach(head -> meet(head, met));
    // The last ones have those before them as their parts.
    for (Term term : defined.subList(mark.defined, defined.size()).reversed()) {
      Term plugged = plugging.term(term);
      if (Ground.of(plugged) == null
          && !(plugged instanceof Term.Var)
          && met.add(plugged.toString())) {
        left.add(equal(plugged, bindings.fresh("_", Location.NONE)));
        meet(plugged, met);
      }
    }
    return List.copyOf(left);
  }

  static Literal equal(Term left, Term right) {
    Location at = left.location();
    Term.Ref operator = new Term.Ref(List.of(new Term.Var("eq", at)), at);
    return Literal.of(new Form.Invocation(operator, List.of(left, right)), at);
  }

  /// Notes the terms that are defined where `literal` holds.
  private static void meet(Literal literal, Set<String> met) {
    if (literal.negated() || !literal.withs().isEmpty()) {
      return;
    }
    switch (literal.form()) {
      case Form.Single(Term term) -> meet(term, met);
      case Form.Invocation(Term.Ref operator, List<Term> arguments) ->
          meet(new Term.Call(operator, arguments, literal.location()), met);
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        pattern.forEach(one -> meet(one, met));
        meet(collection, met);
      }
      case Form.Every(_, Term collection, _) -> meet(collection, met);
      case Form.Declaration _, Form.Not _, Form.Logical _ -> {}
    }
  }

  private static void meet(Term term, Set<String> met) {
    met.add(term.toString());
    switch (term) {
      case Term.Ref(List<Term> parts, Location at) -> {
        for (int length = 2; length < parts.size(); length++) {
          met.add(new Term.Ref(parts.subList(0, length), at).toString());
        }
        parts.stream().skip(1).forEach(part -> meet(part, met));
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(one -> meet(one, met));
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(one -> meet(one, met));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                meet(member.key(), met);
                meet(member.value(), met);
              });
      case Term.Call(_, List<Term> arguments, _) -> arguments.forEach(one -> meet(one, met));
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ -> {}
    }
  }
}
