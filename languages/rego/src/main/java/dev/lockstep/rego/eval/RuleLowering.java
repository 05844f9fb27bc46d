package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes groups of the rules of a program: first all names, then what the rules do.
final class RuleLowering {
  private final DocumentTree tree;
  private final Arities arities;
  private final List<RegoError> errors;
  private final Map<Group, List<Member>> members = new LinkedHashMap<>();
  private final Metadata metadata = new Metadata();
  private final RuleTypes types;

  RuleLowering(
      DocumentTree tree, Arities arities, DocumentSchemas schemas, List<RegoError> errors) {
    this.tree = tree;
    this.arities = arities;
    this.errors = errors;
    this.types = new RuleTypes(tree, arities, metadata, schemas);
  }

  /// A rule of a group and the part of its name that depends on variables.
  private record Member(ResolvedRule rule, Module module, List<Value> path, List<Term> keys) {}

  /// Makes the groups of the rules of `module`.
  void add(Module module, List<ResolvedRule> rules) {
    tree.at(Objects.requireNonNullElse(DocumentTree.constantPath(module.path()), List.of()));
    metadata.add(module);
    for (ResolvedRule rule : rules) {
      add(module, rule);
    }
  }

  private void add(Module module, ResolvedRule rule) {
    List<Value> path = new ArrayList<>();
    List<Term> parts = rule.reference();
    int at = 1;
    while (at < parts.size() && parts.get(at) instanceof Term.Scalar(Value key, _)) {
      path.add(key);
      at++;
    }
    List<Term> keys = parts.subList(at, parts.size());
    Group.Kind kind = kind(rule, keys);
    List<Term> parameters = rule.parameters();
    Group group =
        tree.group(
            path,
            DocumentTree.name(path),
            kind,
            parameters == null ? 0 : parameters.size(),
            parameters != null);
    members
        .computeIfAbsent(group, _ -> new ArrayList<>())
        .add(new Member(rule, module, path, keys));
  }

  private static Group.Kind kind(ResolvedRule rule, List<Term> keys) {
    List<Term> parameters = rule.parameters();
    if (parameters != null && !parameters.isEmpty()) {
      return Group.Kind.FUNCTION;
    }
    if (!keys.isEmpty()) {
      return Group.Kind.OBJECT;
    }
    return rule.isSet() ? Group.Kind.SET : Group.Kind.COMPLETE;
  }

  /// Makes what the groups do, of rules in which nothing is wrong.
  RuleTypes lowerUnchecked() {
    members.forEach(this::lower);
    return types;
  }

  /// Makes what the groups do; gives the types of what they make.
  RuleTypes lower() {
    Map<Group, Set<Group>> dependencies = new LinkedHashMap<>();
    Map<Group, Member> first = new LinkedHashMap<>();
    members.forEach(
        (group, rules) -> {
          first.put(group, rules.getFirst());
          dependencies.put(group, lower(group, rules));
        });
    if (errors.isEmpty()) {
      Recursion.check(
          dependencies,
          group -> Objects.requireNonNull(first.get(group)).rule.source().location(),
          errors);
    }
    if (errors.isEmpty()) {
      types.check(errors);
    }
    return types;
  }

  /// Makes what `group` does; gives what it depends on.
  private Set<Group> lower(Group group, List<Member> rules) {
    List<CompiledRule> compiled = new ArrayList<>();
    List<List<RuleIndex.Condition>> conditions = new ArrayList<>();
    Set<Group> dependencies = new HashSet<>();
    CompiledRule fallback = null;
    boolean searches = false;
    for (Member member : rules) {
      Lowered lowered = lower(member, member.rule);
      dependencies.addAll(lowered.context.dependencies);
      types.add(group, member.path, member.rule, member.module, lowered.context.dependencies);
      searches |= lowered.context.searches;
      if (!member.rule.source().isDefault()) {
        compiled.add(lowered.rule);
        conditions.add(Conditions.of(member.rule));
      } else {
        fallback = lowered.rule;
      }
    }
    boolean calls = searches || dependencies.stream().anyMatch(g -> g.kind == Group.Kind.FUNCTION);
    group.complete(
        compiled.toArray(CompiledRule[]::new),
        RuleIndex.of(conditions),
        fallback,
        haveOneValue(compiled),
        calls);
    return dependencies;
  }

  private static boolean haveOneValue(List<CompiledRule> rules) {
    Value common = null;
    for (CompiledRule rule : rules) {
      for (CompiledRule part = rule; part != null; part = part.otherwise()) {
        Value value = part.value().constant();
        if (value == null || (common != null && !common.equals(value))) {
          return false;
        }
        common = value;
      }
    }
    return true;
  }

  private record Lowered(CompiledRule rule, RuleContext context) {}

  private Lowered lower(Member member, ResolvedRule rule) {
    RuleContext context =
        new RuleContext(
            tree,
            arities,
            errors,
            () -> metadata.chain(member.module, rule.source(), member.path),
            () -> metadata.rule(rule.source()));
    int errorsBefore = errors.size();
    BodyLowering parameters =
        new BodyLowering(context, Safety.in(arities, Set.of()), new HashSet<>());
    List<Pattern> patterns = patterns(rule, parameters);
    Safety safety = Safety.in(arities, parameters.bound).within(rule.body());
    BodyLowering body = new BodyLowering(context, safety, parameters.bound);
    body.steps.addAll(parameters.steps);
    String name = DocumentTree.name(member.path);
    if (tree.observed) {
      body.add(new Observed.OfRule(name, rule.source().location(), false));
    }
    body.addAll(rule.body());
    Term head = rule.isSet() ? rule.key() : rule.value();
    List<Term> heads = new ArrayList<>(member.keys);
    if (head != null) {
      heads.add(head);
    }
    if (errors.size() == errorsBefore) {
      body.reportUnsafe(heads);
    }
    if (errors.size() > errorsBefore || head == null) {
      return new Lowered(nothing(rule), context);
    }
    List<Requirement> required = Requirements.of(body, slots(rule, context), rule.body(), heads);
    List<Node> keys = List.of(body.terms().values(keysOf(member, rule)));
    Node value = body.terms().value(head);
    if (tree.observed) {
      body.add(new Observed.OfRule(name, rule.source().location(), true));
    }
    Step chain = body.endingIn(new Steps.Emit());
    ResolvedRule otherwise = rule.otherwise();
    Lowered rest = otherwise == null ? null : lower(member, otherwise);
    if (rest != null) {
      context.dependencies.addAll(rest.context.dependencies);
      context.searches |= rest.context.searches;
    }
    CompiledRule compiled =
        new CompiledRule(
            context.layout(),
            patterns,
            required,
            chain,
            keys,
            value,
            rule.isSet(),
            value.constant() != null,
            rest == null ? null : rest.rule,
            rule.source().location());
    return new Lowered(compiled, context);
  }

  /// The slots of the parameters that are variables.
  private static Map<String, Integer> slots(ResolvedRule rule, RuleContext context) {
    List<Term> parameters = rule.parameters();
    Map<String, Integer> slots = new HashMap<>();
    for (Term parameter : parameters == null ? List.<Term>of() : parameters) {
      if (parameter instanceof Term.Var variable && !variable.isWildcard()) {
        slots.put(variable.name(), context.slot(variable.name()));
      }
    }
    return slots;
  }

  /// The keys of an `else` are its own, with variables of its own.
  private static List<Term> keysOf(Member member, ResolvedRule rule) {
    int from = rule.reference().size() - member.keys.size();
    return rule.reference().subList(from, rule.reference().size());
  }

  private static List<Pattern> patterns(ResolvedRule rule, BodyLowering parameters) {
    List<Term> terms = rule.parameters();
    if (terms == null) {
      return List.of();
    }
    PatternLowering lowering = new PatternLowering(parameters);
    List<Pattern> patterns = terms.stream().map(lowering::pattern).toList();
    lowering.addDeferred();
    return patterns;
  }

  private static CompiledRule nothing(ResolvedRule rule) {
    return new CompiledRule(
        new Frame.Layout(0, 0),
        List.of(),
        List.of(),
        new Steps.Never(),
        List.of(),
        new Nodes.Input(),
        false,
        false,
        null,
        rule.source().location());
  }
}
