package dev.lockstep.rego.partial;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reduces terms to what is left of them: values where they are known, the bodies of the rules that
/// they name.
final class Terms {
  private final PartialEvaluation evaluation;
  private final Inlining inlining;

  /// What goes on with what a term came to.
  interface Then {
    void go(Term value);
  }

  Terms(PartialEvaluation evaluation) {
    this.evaluation = evaluation;
    this.inlining = new Inlining(evaluation, this);
  }

  boolean isRelation(Term operator) {
    Builtin builtin = evaluation.builtins.find(operator.toString());
    return builtin != null && builtin.is(Builtin.Trait.RELATION);
  }

  /// Goes on with each thing that `given` may come to.
  ///
  /// @param expected the value that it must come to for anything to follow, or null
  void reduce(Term given, @Nullable Value expected, Then then) {
    Term term = evaluation.bindings.plug(given);
    Value value = Ground.of(term);
    if (value != null) {
      then.go(new Term.Scalar(value, term.location()));
      return;
    }
    if (!(term instanceof Term.Var) && isKnown(term)) {
      known(term, then);
      return;
    }
    switch (term) {
      case Term.Scalar _, Term.Var _ -> then.go(term);
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          each(elements, 0, new ArrayList<>(), all -> then.go(folded(new Term.ArrayTerm(all, at))));
      case Term.SetTerm(List<Term> elements, Location at) ->
          each(elements, 0, new ArrayList<>(), all -> then.go(folded(new Term.SetTerm(all, at))));
      case Term.ObjectTerm(List<Term.Member> members, Location at) -> object(members, at, then);
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          each(arguments, 0, new ArrayList<>(), all -> call(operator, all, at, then));
      case Term.Ref ref -> reference(ref, expected, then);
      case Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          then.go(term);
    }
  }

  private static Term folded(Term term) {
    Value value = Ground.of(term);
    return value == null ? term : new Term.Scalar(value, term.location());
  }

  private boolean isKnown(Term term) {
    return evaluation.isKnown(Residue.equal(result(term), term));
  }

  private static Term.Var result(Term term) {
    return new Term.Var("result", term.location());
  }

  private void known(Term term, Then then) {
    Literal literal = Residue.equal(result(term), term);
    for (Map<String, Value> solution : evaluation.known.solutions(literal)) {
      int bound = evaluation.bindings.mark();
      Residue.Mark left = evaluation.residue.mark();
      Value value = solution.get("result");
      solution.forEach(
          (name, one) -> {
            if (!name.equals("result")) {
              evaluation.bindings.bind(
                  new Term.Var(name, term.location()), new Term.Scalar(one, term.location()));
            }
          });
      if (value != null) {
        then.go(new Term.Scalar(value, term.location()));
      }
      evaluation.residue.undo(left);
      evaluation.bindings.undo(bound);
    }
  }

  private interface ThenAll {
    void go(List<Term> values);
  }

  private void each(List<Term> terms, int at, List<Term> done, ThenAll then) {
    if (at == terms.size()) {
      then.go(evaluation.bindings.plugging().terms(done));
      return;
    }
    reduce(
        terms.get(at),
        null,
        value -> {
          done.add(value);
          each(terms, at + 1, done, then);
          done.removeLast();
        });
  }

  private void object(List<Term.Member> members, Location at, Then then) {
    List<Term> parts = new ArrayList<>();
    members.forEach(member -> parts.addAll(List.of(member.key(), member.value())));
    each(
        parts,
        0,
        new ArrayList<>(),
        all -> {
          List<Term.Member> made = new ArrayList<>();
          for (int i = 0; i < all.size(); i += 2) {
            made.add(new Term.Member(all.get(i), all.get(i + 1)));
          }
          then.go(folded(new Term.ObjectTerm(made, at)));
        });
  }

  private void call(Term operator, List<Term> arguments, Location at, Then then) {
    Term.Call call = new Term.Call(operator, arguments, at);
    if (isKnown(call)) {
      known(call, then);
    } else if (operator instanceof Term.Ref ref && Variables.isRoot(ref.head())) {
      inlining.function(ref, call, then);
    } else {
      left(call, then);
    }
  }

  /// `term` stays, and must be defined.
  void left(Term term, Then then) {
    Residue.Mark mark = evaluation.residue.mark();
    evaluation.residue.define(term);
    then.go(term);
    evaluation.residue.undo(mark);
  }

  private void reference(Term.Ref ref, @Nullable Value expected, Then then) {
    List<Term> parts = ref.parts();
    boolean isRoot = Variables.isRoot(parts.getFirst());
    Then located =
        head ->
            each(
                parts.subList(1, parts.size()),
                0,
                new ArrayList<>(),
                keys -> located(head, keys, ref.location(), expected, then));
    if (isRoot || parts.getFirst() instanceof Term.Var) {
      located.go(parts.getFirst());
    } else {
      reduce(parts.getFirst(), null, located);
    }
  }

  private void located(
      Term head, List<Term> keys, Location at, @Nullable Value expected, Then then) {
    List<Term> parts = new ArrayList<>();
    if (head instanceof Term.Ref(List<Term> begin, _)) {
      parts.addAll(begin);
    } else {
      parts.add(head);
    }
    parts.addAll(keys);
    Term.Ref ref = new Term.Ref(parts, at);
    if (isKnown(ref)) {
      known(ref, then);
      return;
    }
    if (parts.getFirst() instanceof Term.Var(String root, _) && root.equals("data")) {
      inlining.document(ref, expected, then);
    } else if (parts.getFirst() instanceof Term.Var) {
      left(ref, then);
    } else {
      select(parts.getFirst(), parts.subList(1, parts.size()), at, then);
    }
  }

  /// What `keys` select from `from`.
  void select(Term from, List<Term> keys, Location at, Then then) {
    Term term = evaluation.bindings.plug(from);
    if (keys.isEmpty()) {
      then.go(term);
      return;
    }
    List<Term> rest = keys.subList(1, keys.size());
    boolean isOpened =
        term instanceof Term.Scalar && !isKnown(new Term.Ref(List.of(term, keys.getFirst()), at));
    switch (isOpened ? Ground.opened(term) : term) {
      case Term.ArrayTerm(List<Term> elements, _) -> {
        for (int i = 0; i < elements.size(); i++) {
          Term index = new Term.Scalar(NumberValue.of(i), at);
          member(keys.getFirst(), index, elements.get(i), rest, at, then);
        }
      }
      case Term.SetTerm(List<Term> elements, _) -> {
        for (Term element : elements) {
          member(keys.getFirst(), element, element, rest, at, then);
        }
      }
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        for (Term.Member member : members) {
          member(keys.getFirst(), member.key(), member.value(), rest, at, then);
        }
      }
      default -> {
        List<Term> parts = new ArrayList<>();
        if (term instanceof Term.Ref(List<Term> begin, _)) {
          parts.addAll(begin);
        } else {
          parts.add(term);
        }
        parts.addAll(keys);
        Term.Ref ref = new Term.Ref(parts, at);
        if (isKnown(ref)) {
          known(ref, then);
        } else {
          left(ref, then);
        }
      }
    }
  }

  private void member(Term wanted, Term key, Term value, List<Term> rest, Location at, Then then) {
    int bound = evaluation.bindings.mark();
    Residue.Mark left = evaluation.residue.mark();
    if (evaluation.unifier.unify(wanted, key)) {
      select(value, rest, at, then);
    }
    evaluation.residue.undo(left);
    evaluation.bindings.undo(bound);
  }

  /// Goes on for each way in which the body of `rule`, which is an instance, may hold.
  void body(ResolvedRule rule, PartialEvaluation.Next next) {
    evaluation.body(rule.body(), 0, next);
  }
}
