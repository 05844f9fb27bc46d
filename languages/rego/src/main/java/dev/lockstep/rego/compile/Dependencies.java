package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a query depends on, directly or by rules.
public final class Dependencies {
  /// The rules by their paths: `data.a.p`.
  private final Map<String, List<ResolvedRule>> rules = new LinkedHashMap<>();

  private final SortedMap<String, Term.Ref> base = new TreeMap<>();
  private final SortedMap<String, Term.Ref> virtual = new TreeMap<>();
  private final Deque<Term.Ref> rest = new ArrayDeque<>();

  private Dependencies() {}

  /// What there is: documents of `input` and `data`, and those that rules make. Each as far as its
  /// path is known.
  public record Documents(List<Term.Ref> base, List<Term.Ref> virtual) {
    public Documents {
      base = List.copyOf(base);
      virtual = List.copyOf(virtual);
    }
  }

  /// What `query` needs of `modules`, the input and the data.
  ///
  /// @throws RegoErrors where a name is wrongly declared
  public static Documents of(List<Module> modules, List<Literal> query) throws RegoErrors {
    List<RegoError> errors = new ArrayList<>();
    List<RegoError> unused = new ArrayList<>();
    Globals globals = new Globals(modules);
    Dependencies dependencies = new Dependencies();
    for (Module module : modules) {
      for (ResolvedRule rule : globals.rules(module, errors, unused, false)) {
        Term.Ref path = ground(new Term.Ref(rule.reference(), Location.NONE));
        dependencies.rules.computeIfAbsent(path.toString(), _ -> new ArrayList<>()).add(rule);
      }
    }
    List<Literal> body = globals.query(query, "data", List.of(), errors);
    if (!errors.isEmpty()) {
      throw new RegoErrors(errors);
    }
    dependencies.literals(body);
    dependencies.follow();
    return new Documents(
        List.copyOf(dependencies.base.values()), List.copyOf(dependencies.virtual.values()));
  }

  /// The constant begin of `ref`.
  private static Term.Ref ground(Term.Ref ref) {
    int end = 1;
    while (end < ref.parts().size() && ref.parts().get(end) instanceof Term.Scalar) {
      end++;
    }
    return new Term.Ref(ref.parts().subList(0, end), ref.location());
  }

  private void follow() {
    while (!rest.isEmpty()) {
      Term.Ref ref = ground(rest.pop());
      String text = ref.toString();
      boolean made = false;
      for (Map.Entry<String, List<ResolvedRule>> entry : rules.entrySet()) {
        String path = entry.getKey();
        boolean touches = isWithin(text, path) || isWithin(path, text);
        made |= isWithin(text, path);
        if (touches) {
          ResolvedRule first = entry.getValue().getFirst();
          Term.Ref rule = ground(new Term.Ref(first.reference(), Location.NONE));
          if (virtual.putIfAbsent(path, rule) == null) {
            entry.getValue().forEach(this::rule);
          }
        }
      }
      if (!made) {
        base.putIfAbsent(text, ref);
      }
    }
  }

  private static boolean isWithin(String path, String around) {
    return path.startsWith(around)
        && (path.length() == around.length() || ".[".indexOf(path.charAt(around.length())) >= 0);
  }

  private void rule(ResolvedRule rule) {
    for (ResolvedRule part = rule; part != null; part = part.otherwise()) {
      literals(part.body());
      if (part.key() != null) {
        term(part.key());
      }
      if (part.value() != null) {
        term(part.value());
      }
      part.reference().subList(1, part.reference().size()).forEach(this::term);
    }
  }

  private void literals(List<Literal> body) {
    for (Literal literal : body) {
      literal.withs().forEach(with -> term(with.value()));
      switch (literal.form()) {
        case Form.Single(Term term) -> term(term);
        case Form.Invocation call -> {
          term(call.operator());
          call.arguments().forEach(this::term);
        }
        case Form.SomeIn(List<Term> pattern, Term collection) -> {
          pattern.forEach(this::term);
          term(collection);
        }
        case Form.Every(_, Term collection, List<Literal> inner) -> {
          term(collection);
          literals(inner);
        }
        case Form.Not(List<Literal> inner, _) -> literals(inner);
        case Form.Logical(
                _,
                Form.Operand(List<Literal> left, _),
                Form.Operand(List<Literal> right, _)) -> {
          literals(left);
          literals(right);
        }
        case Form.Declaration _ -> {}
      }
    }
  }

  private void term(Term term) {
    switch (term) {
      case Term.Ref ref -> {
        if (Variables.isRoot(ref.head())) {
          rest.push(ref);
        } else {
          term(ref.head());
        }
        ref.parts().subList(1, ref.parts().size()).forEach(this::term);
      }
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(this::term);
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(this::term);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                term(member.key());
                term(member.value());
              });
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        term(operator);
        arguments.forEach(this::term);
      }
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> {
        term(head);
        literals(body);
      }
      case Term.SetComprehension(Term head, List<Literal> body, _) -> {
        term(head);
        literals(body);
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        term(key);
        term(value);
        literals(body);
      }
      case Term.TemplateString(List<Term.Part> parts, _, _) -> {
        for (Term.Part part : parts) {
          if (part instanceof Term.Part.Computed(Literal literal)) {
            literals(List.of(literal));
          }
        }
      }
      case Term.Scalar _, Term.Var _ -> {}
    }
  }
}
