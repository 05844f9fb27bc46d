package dev.lockstep.rego.partial;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What variables stand for on the way that is followed. What was bound since a mark can be taken
/// back. Each variable of each use of a rule has a name of its own.
final class Bindings {
  private final Map<String, Term> terms = new HashMap<>();
  private final List<String> trail = new ArrayList<>();
  private final Map<String, String> inSource = new HashMap<>();
  private int next;

  /// A variable that was called `name` in the source.
  Term.Var fresh(String name, Location at) {
    String own = "v" + next++;
    inSource.put(own, name);
    return new Term.Var(own, at);
  }

  /// What the variable was called in the source; `_` where it had no name.
  String inSource(String own) {
    return inSource.getOrDefault(own, own);
  }

  int mark() {
    return trail.size();
  }

  void undo(int mark) {
    while (trail.size() > mark) {
      terms.remove(trail.removeLast());
    }
  }

  boolean isBound(String variable) {
    return terms.containsKey(variable);
  }

  void bind(Term.Var variable, Term term) {
    terms.put(variable.name(), term);
    trail.add(variable.name());
  }

  /// `term` with all that is bound in it.
  Term plug(Term term) {
    return new Rewriting(this::term).term(term);
  }

  Rewriting plugging() {
    return new Rewriting(this::term);
  }

  private Term term(Term.Var variable) {
    Term bound = terms.get(variable.name());
    return bound == null ? variable : plug(bound);
  }
}
