package dev.lockstep.rego.partial;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes what is left as a policy says it: variables have the names that they had, with a number
/// where several had the same, and collections are written by their elements.
final class Naming {
  private final Bindings bindings;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Rewriting rewriting = new Rewriting(this::named, Naming::written);

  Naming(Bindings bindings) {
    this.bindings = bindings;
  }

  List<Literal> body(List<Literal> body) {
    return rewriting.body(body);
  }

  Term term(Term term) {
    return rewriting.term(term);
  }

  List<Term> terms(List<Term> terms) {
    return rewriting.terms(terms);
  }

  private static Term written(Term.Scalar scalar) {
    return Ground.term(scalar.value(), scalar.location());
  }

  private Term named(Term.Var variable) {
    return new Term.Var(name(variable.name()), variable.location());
  }

  private String name(String own) {
    String known = names.get(own);
    if (known != null) {
      return known;
    }
    String source = bindings.inSource(own);
    String name = source.equals("_") ? "_1" : source;
    for (int i = source.equals("_") ? 2 : 1; !taken.add(name); i++) {
      name = source + i;
    }
    names.put(own, name);
    return name;
  }
}
