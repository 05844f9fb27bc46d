package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules that what is left of a query needs: documents of the policy that are wanted as a
/// whole, in the package `partial` and theirs, and conditions of negations.
final class Support {
  private static final String PACKAGE = "partial";

  private final PartialEvaluation evaluation;
  private final Map<List<Value>, List<Rule>> rules = new LinkedHashMap<>();
  private final Map<List<Value>, Boolean> made = new HashMap<>();
  private int conditions;

  Support(PartialEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  List<Module> modules() {
    List<Module> modules = new ArrayList<>();
    rules.forEach((path, all) -> modules.add(module(path, all)));
    return modules;
  }

  /// The document that stands for that at `path`.
  Term.Ref rule(List<Value> path, Location at) {
    List<Value> whole = new ArrayList<>(List.of(StringValue.of(PACKAGE)));
    whole.addAll(path);
    if (!made.containsKey(path)) {
      List<Rule> own = left(path);
      made.put(path, !own.isEmpty());
      if (!own.isEmpty()) {
        rules
            .computeIfAbsent(
                List.copyOf(whole.subList(0, whole.size() - 1)), _ -> new ArrayList<>())
            .addAll(own);
      }
    }
    return reference(whole, at);
  }

  /// Whether something is left of the rules at `path`, for which [#rule] was asked.
  boolean has(List<Value> path) {
    return made.getOrDefault(path, false);
  }

  /// What is left of the rules at `path`, in their own package, and the modules that it needs;
  /// nothing where there are no such rules, or they stay as they are.
  List<Module> optimized(Term.Ref path) {
    List<Value> constant = RuleTable.constant(path.parts());
    List<ResolvedRule> given = evaluation.table.at(constant);
    if (given.isEmpty() || given.stream().anyMatch(Inlining::isFixed)) {
      return List.of();
    }
    List<Rule> own = left(constant);
    List<Module> all = new ArrayList<>();
    all.add(module(constant.subList(0, constant.size() - 1), own));
    all.addAll(modules());
    return all;
  }

  /// A rule that holds where one of `ways` does.
  Term.Ref condition(List<List<Literal>> ways, List<Term> parameters, Location at) {
    String name = "__not" + ++conditions + "__";
    List<Rule> own =
        rules.computeIfAbsent(List.of(StringValue.of(PACKAGE)), _ -> new ArrayList<>());
    for (List<Literal> way : ways) {
      Naming naming = new Naming(evaluation.bindings);
      List<Term> arguments = parameters.isEmpty() ? null : naming.terms(parameters);
      own.add(
          rule(
              head(List.of(new Term.Var(name, at)), arguments, null, truth(at), at),
              naming.body(way),
              at));
    }
    return reference(List.of(StringValue.of(PACKAGE), StringValue.of(name)), at);
  }

  private static Module module(List<Value> path, List<Rule> rules) {
    return new Module(
        reference(path, Location.NONE),
        Location.NONE,
        List.of(),
        rules,
        List.of(),
        List.of(),
        RegoVersion.V1);
  }

  private static Term.Ref reference(List<Value> path, Location at) {
    List<Term> parts = new ArrayList<>(List.of(new Term.Var("data", at)));
    path.forEach(key -> parts.add(new Term.Scalar(key, at)));
    return new Term.Ref(parts, at);
  }

  private List<Rule> left(List<Value> path) {
    List<Rule> all = new ArrayList<>();
    for (ResolvedRule rule : evaluation.table.at(path)) {
      if (rule.source().isDefault()) {
        all.add(0, unconditional(rule, path));
      } else {
        ResolvedRule own = evaluation.instance(rule);
        Residue.Mark start = evaluation.residue.mark();
        evaluation.body(own.body(), 0, () -> head(own, path.size(), start, all));
      }
    }
    return all;
  }

  private static Rule unconditional(ResolvedRule rule, List<Value> path) {
    Location at = rule.source().location();
    Term name = new Term.Var(text(path.getLast()), at);
    Head head = head(List.of(name), null, null, rule.value(), at);
    return new Rule(
        head, List.of(Literal.of(new Literal.Form.Single(truth(at)), at)), null, true, true, at);
  }

  private void head(ResolvedRule rule, int depth, Residue.Mark start, List<Rule> all) {
    List<Term> parts =
        new ArrayList<>(rule.reference().subList(1 + depth, rule.reference().size()));
    int keys = parts.size();
    Term last = rule.isSet() ? rule.key() : rule.value();
    if (last != null) {
      parts.add(last);
    }
    reduced(parts, 0, new ArrayList<>(), made -> add(rule, depth, made, keys, start, all));
  }

  private interface ThenAll {
    void go(List<Term> terms);
  }

  private void reduced(List<Term> parts, int at, List<Term> done, ThenAll then) {
    if (at == parts.size()) {
      then.go(evaluation.bindings.plugging().terms(done));
      return;
    }
    evaluation.reduce(
        parts.get(at),
        value -> {
          done.add(value);
          reduced(parts, at + 1, done, then);
          done.removeLast();
        });
  }

  private void add(
      ResolvedRule rule, int depth, List<Term> made, int keys, Residue.Mark start, List<Rule> all) {
    Naming naming = new Naming(evaluation.bindings);
    List<Literal> whole = new ArrayList<>(evaluation.residue.since(start, List.of(), made));
    List<Term> parts = new ArrayList<>(made);
    // A name of constants would make empty objects on its way where the rule has no value.
    for (int i = 0; i + 1 < keys; i++) {
      if (Ground.of(parts.get(i)) != null) {
        Term.Var key = evaluation.bindings.fresh("key", parts.get(i).location());
        whole.add(Residue.equal(key, parts.get(i)));
        parts.set(i, key);
      }
    }
    List<Literal> body = naming.body(whole);
    List<Term> named = naming.terms(parts);
    Location at = rule.source().location();
    List<Term> reference = new ArrayList<>();
    reference.add(new Term.Var(text(((Term.Scalar) rule.reference().get(depth)).value()), at));
    reference.addAll(named.subList(0, keys));
    Term last = named.size() > keys ? named.getLast() : null;
    Head head =
        rule.isSet()
            ? head(reference, null, last, null, at)
            : head(reference, null, null, last, at);
    all.add(rule(head, body, at));
  }

  private static Rule rule(Head head, List<Literal> body, Location at) {
    List<Literal> whole =
        body.isEmpty() ? List.of(Literal.of(new Literal.Form.Single(truth(at)), at)) : body;
    return new Rule(head, whole, null, false, body.isEmpty(), at);
  }

  private static Head head(
      List<Term> reference,
      @Nullable List<Term> arguments,
      @Nullable Term key,
      @Nullable Term value,
      Location at) {
    boolean isTruth =
        value instanceof Term.Scalar(Value constant, _) && constant == BooleanValue.TRUE;
    return new Head(
        new Term.Ref(reference, at), arguments, key, value, true, isTruth, true, key != null, at);
  }

  private static Term.Scalar truth(Location at) {
    return new Term.Scalar(BooleanValue.TRUE, at);
  }

  private static String text(Value key) {
    return key instanceof StringValue name ? name.text() : key.toString();
  }
}
