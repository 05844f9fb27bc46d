package dev.lockstep.policy.test;

import dev.lockstep.policy.source.TermWalk;
import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the tests of modules and makes each one a rule of its own name that tells its cases:
/// `test_sum[note] if { some note, c in cases; ... }` has a case for each `note`.
final class TestRules {
  private final List<TestCase> tests = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /// The tests of the modules that were prepared so far, in their order.
  List<TestCase> tests() {
    return tests;
  }

  /// `module` with its tests ready to be run.
  Module prepare(Module module) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : module.rules()) {
      rules.add(prepare(rule, module.path().toString()));
    }
    return new Module(
        module.path(),
        module.packageLocation(),
        module.imports(),
        rules,
        module.comments(),
        module.annotations(),
        module.version());
  }

  private Rule prepare(Rule rule, String packagePath) {
    List<Term> parts = rule.head().reference().parts();
    int at = position(parts);
    if (at < 0 || rule.isFunction() || rule.isDefault()) {
      return rule;
    }
    List<String> path = new ArrayList<>();
    for (Term part : parts.subList(0, at + 1)) {
      path.add(name(part).orElse(""));
    }
    int count = seen.merge(packagePath + path, 1, Integer::sum);
    Rule own = count == 1 ? rule : renamed(rule, at, path, count - 1);
    tests.add(new TestCase(packagePath, path, rule.location()));
    return telling(own, parts.subList(at + 1, parts.size()));
  }

  private static int position(List<Term> parts) {
    for (int i = 0; i < parts.size(); i++) {
      String name = name(parts.get(i)).orElse("");
      if (name.startsWith(TestCase.PREFIX) || name.startsWith(TestCase.TODO_PREFIX)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> name(Term part) {
    return switch (part) {
      case Term.Var(String name, _) -> Optional.of(name);
      case Term.Scalar(StringValue text, _) -> Optional.of(text.text());
      default -> Optional.empty();
    };
  }

  /// Tests of one name are run one by one, as `opa` does.
  private static Rule renamed(Rule rule, int at, List<String> path, int number) {
    Head head = rule.head();
    List<Term> parts = new ArrayList<>(head.reference().parts());
    String name = path.getLast() + (number < 10 ? "#0" : "#") + number;
    path.set(path.size() - 1, name);
    Term part = parts.get(at);
    parts.set(
        at, at == 0 ? new Term.Var(name, part.location()) : Term.string(name, part.location()));
    Head other =
        new Head(
            new Term.Ref(parts, head.reference().location()),
            head.arguments(),
            head.key(),
            head.value(),
            head.assigned(),
            head.generatedValue(),
            head.hasIf(),
            head.hasContains(),
            head.location());
    return new Rule(
        other,
        rule.body(),
        rule.otherwise(),
        rule.isDefault(),
        rule.generatedBody(),
        rule.location());
  }

  /// Tells the case as soon as its keys are known.
  private static Rule telling(Rule rule, List<Term> keys) {
    Set<String> wanted = new HashSet<>();
    keys.forEach(key -> variables(key, wanted));
    if (wanted.isEmpty()) {
      return rule;
    }
    List<Literal> body = new ArrayList<>(rule.body());
    int at = 0;
    Set<String> known = new HashSet<>();
    while (at < body.size() && !known.containsAll(wanted)) {
      new TermWalk(term -> addVariable(term, known)).literal(body.get(at++));
    }
    Term.Ref operator =
        new Term.Ref(
            List.of(
                new Term.Var("internal", rule.location()),
                Term.string("test_case", rule.location())),
            rule.location());
    Literal.Form call =
        new Literal.Form.Invocation(operator, List.of(new Term.ArrayTerm(keys, rule.location())));
    body.add(at, Literal.of(call, rule.location()));
    return new Rule(rule.head(), body, rule.otherwise(), rule.isDefault(), false, rule.location());
  }

  private static void variables(Term term, Set<String> into) {
    new TermWalk(part -> addVariable(part, into)).term(term);
  }

  private static void addVariable(Term term, Set<String> into) {
    if (term instanceof Term.Var variable && !variable.isWildcard()) {
      into.add(variable.name());
    }
  }
}
