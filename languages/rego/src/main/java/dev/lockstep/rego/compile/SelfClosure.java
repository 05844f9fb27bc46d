package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What operands look up and what their closures speak of, calls within them left out: they are
/// expressions of their own.
///
/// @param lookedUp the variables in the brackets of references whose heads have values
/// @param inside the variables in comprehensions
record SelfClosure(Set<String> lookedUp, Set<String> inside) {

  /// @param bound the variables that have values
  static SelfClosure of(List<Term> operands, Set<String> bound) {
    SelfClosure parts = new SelfClosure(new HashSet<>(), new HashSet<>());
    operands.forEach(operand -> parts.add(operand, bound));
    return parts;
  }

  private void add(Term term, Set<String> bound) {
    switch (term) {
      case Term.Scalar _, Term.Var _, Term.Call _, Term.TemplateString _ -> {}
      case Term.Ref ref -> {
        List<Term> keys = ref.parts().subList(1, ref.parts().size());
        boolean safe =
            Variables.isRoot(ref.head())
                || (ref.head() instanceof Term.Var(String name, _) && bound.contains(name));
        if (safe) {
          lookedUp.addAll(Variables.ofTerms(keys).keySet());
        }
        keys.forEach(key -> add(key, bound));
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(one -> add(one, bound));
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(one -> add(one, bound));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                add(member.key(), bound);
                add(member.value(), bound);
              });
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          inside.addAll(Variables.allOfTerms(List.of(term)).keySet());
    }
  }
}
