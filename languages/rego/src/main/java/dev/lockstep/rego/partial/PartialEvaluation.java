package dev.lockstep.rego.partial;

import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.Names;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evaluates a query of which some documents are not known, and says what is left of it.
///
/// What is known is evaluated as ever. Rules that depend on what is not known are put in the place
/// of their names, each of them a way of its own; a rule with a default, a whole partial set or
/// object becomes a rule of a support module, in the package `partial` and that of the rule. Rules
/// with `else`, functions with defaults, closures and expressions with modifiers stay as they are,
/// and refer to the policy. This follows Open Policy Agent's partial evaluation
/// (<https://www.openpolicyagent.org/docs/latest/policy-performance/#partial-evaluation>).
///
/// Use it once, by one thread.
public final class PartialEvaluation {
  private final Arities arities;
  final RuleTable table;
  final Unknowns unknowns;
  final KnownPart known;
  final Bindings bindings = new Bindings();
  final Residue residue = new Residue(bindings);
  final Unifier unifier = new Unifier(bindings, residue);
  final Support support = new Support(this);
  final Builtins builtins;
  private final Terms terms = new Terms(this);
  private final Negation negation = new Negation(this);
  private long steps;

  /// What goes on where an expression holds.
  interface Next {
    void go();
  }

  /// A partial evaluation against `rules`.
  ///
  /// @param unknown the documents that are not known: `input`, `data.users`
  /// @param maxSteps how many expressions may be looked at
  public PartialEvaluation(
      List<ResolvedRule> rules,
      Arities arities,
      Builtins builtins,
      List<Term.Ref> unknown,
      KnownPart known,
      long maxSteps) {
    this.arities = arities;
    this.builtins = builtins;
    this.table = new RuleTable(rules);
    this.unknowns = new Unknowns(unknown, table, builtins);
    this.known = known;
    this.steps = maxSteps;
  }

  /// What is left of the query `body`, whose names are resolved.
  ///
  /// @throws EvaluationError where it takes too many steps
  public PartialResult query(List<Literal> body) {
    Map<String, Term.Var> renamed = new LinkedHashMap<>();
    List<Literal> own = renaming(renamed).body(body);
    List<List<Literal>> queries = new ArrayList<>();
    Residue.Mark start = residue.mark();
    body(
        ordered(own, Set.of()),
        0,
        () -> {
          List<Literal> named = named(renamed, Variables.of(body).keySet());
          List<Literal> left = new ArrayList<>(residue.since(start, named, List.of()));
          left.addAll(named);
          queries.add(new Naming(bindings).body(left));
        });
    return new PartialResult(queries, support.modules());
  }

  /// What the variables of the query stand for.
  private List<Literal> named(Map<String, Term.Var> renamed, Set<String> ofQuery) {
    List<Literal> named = new ArrayList<>();
    renamed.forEach(
        (name, variable) -> {
          boolean isNamed = ofQuery.contains(name) && !name.startsWith("$");
          if (isNamed && bindings.isBound(variable.name())) {
            named.add(Residue.equal(variable, bindings.plug(variable)));
          }
        });
    return named;
  }

  /// The rules that make the document `path` as what is left of them, as rules of its own package,
  /// with the modules that these need.
  ///
  /// @param path the document, from `data` on
  public List<Module> document(Term.Ref path) {
    return support.optimized(path);
  }

  /// Gives each variable a new name, kept in `renamed`.
  Rewriting renaming(Map<String, Term.Var> renamed) {
    return new Rewriting(
        variable ->
            renamed.computeIfAbsent(
                variable.name(),
                name -> bindings.fresh(Names.inSource(name), variable.location())));
  }

  List<Literal> ordered(List<Literal> body, Set<String> bound) {
    Set<String> all = new HashSet<>(bound);
    return Safety.in(arities, Set.of()).order(body, all, new ArrayList<>());
  }

  void body(List<Literal> body, int at, Next next) {
    if (at == body.size()) {
      next.go();
    } else {
      literal(body.get(at), () -> body(body, at + 1, next));
    }
  }

  /// Goes on with `next` for each way in which `given` may hold, and takes back what it did.
  void literal(Literal given, Next next) {
    if (--steps < 0) {
      throw new EvaluationError(
          EvaluationError.CANCEL, "partial evaluation takes too many steps", given.location());
    }
    int bound = bindings.mark();
    Residue.Mark left = residue.mark();
    Literal literal = bindings.plugging().literal(given);
    if (isKnown(literal)) {
      solutions(literal, next);
    } else if (!literal.withs().isEmpty()) {
      residue.add(literal);
      next.go();
    } else if (literal.negated()) {
      negation.not(
          List.of(new Literal(literal.form(), false, List.of(), literal.location())), next);
    } else {
      form(literal, next);
    }
    residue.undo(left);
    bindings.undo(bound);
  }

  private void form(Literal literal, Next next) {
    switch (literal.form()) {
      case Form.Single(Term term) -> terms.reduce(term, null, value -> holds(value, next));
      case Form.Invocation call -> invocation(call, literal, next);
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          terms.reduce(collection, null, value -> member(pattern, value, next));
      case Form.Not(List<Literal> body, _) ->
          negation.not(ordered(body, Variables.allOf(body).keySet()), next);
      case Form.Every _, Form.Logical _, Form.Declaration _ -> {
        residue.add(literal);
        next.go();
      }
    }
  }

  private void holds(Term value, Next next) {
    if (value instanceof Term.Scalar(Value constant, _)) {
      if (constant != BooleanValue.FALSE) {
        next.go();
      }
      return;
    }
    Form form =
        value instanceof Term.Call(Term.Ref operator, List<Term> arguments, _)
            ? new Form.Invocation(operator, arguments)
            : new Form.Single(value);
    residue.add(Literal.of(form, value.location()));
    next.go();
  }

  private void invocation(Form.Invocation call, Literal literal, Next next) {
    List<Term> arguments = call.arguments();
    boolean equality = call.name().equals("eq") || call.name().equals("equal");
    if (equality && arguments.size() == 2) {
      equal(arguments.get(0), arguments.get(1), next);
      return;
    }
    int arity = arities.of(call.operator());
    boolean hasOutput = arity >= 0 && arguments.size() == arity + 1;
    Terms.Then holds =
        hasOutput
            ? value -> {
              if (unifier.unify(value, arguments.getLast())) {
                next.go();
              }
            }
            : value -> holds(value, next);
    if (arity == Arities.ANY || terms.isRelation(call.operator())) {
      residue.add(literal);
      next.go();
      return;
    }
    List<Term> operands = hasOutput ? arguments.subList(0, arity) : arguments;
    terms.reduce(new Term.Call(call.operator(), operands, literal.location()), null, holds);
  }

  /// A side that is known tells the other one whether a default can be meant.
  private void equal(Term left, Term right, Next next) {
    boolean rightFirst = Ground.of(right) == null && Ground.of(left) != null;
    Term first = rightFirst ? right : left;
    Term second = rightFirst ? left : right;
    terms.reduce(
        first,
        Ground.of(second),
        a ->
            terms.reduce(
                second,
                Ground.of(a),
                b -> {
                  if (unifier.unify(a, b)) {
                    next.go();
                  }
                }));
  }

  private void member(List<Term> pattern, Term collection, Next next) {
    Location at = collection.location();
    Term key = pattern.size() == 2 ? pattern.getFirst() : bindings.fresh("_", at);
    terms.select(
        collection,
        List.of(key),
        at,
        value -> {
          if (unifier.unify(pattern.getLast(), value)) {
            next.go();
          }
        });
  }

  /// Whether `literal` can be evaluated now.
  boolean isKnown(Literal literal) {
    if (unknowns.in(literal)) {
      return false;
    }
    List<Literal> alone = List.of(literal);
    Set<String> outside = Variables.of(alone).keySet();
    for (String name : Variables.allOf(alone).keySet()) {
      if (!outside.contains(name) && residue.has(name)) {
        return false;
      }
    }
    return Safety.in(arities, Set.of()).order(alone, new HashSet<>(), new ArrayList<>()).size()
        == 1;
  }

  /// Goes on for each solution of `literal`, which is known.
  private void solutions(Literal literal, Next next) {
    for (Map<String, Value> solution : known.solutions(literal)) {
      int bound = bindings.mark();
      Residue.Mark left = residue.mark();
      solution.forEach(
          (name, value) ->
              bindings.bind(
                  new Term.Var(name, literal.location()),
                  new Term.Scalar(value, literal.location())));
      next.go();
      residue.undo(left);
      bindings.undo(bound);
    }
  }

  /// A copy of `rule` with variables of its own.
  ResolvedRule instance(ResolvedRule rule) {
    Rewriting own = renaming(new HashMap<>());
    List<Term> parameters = rule.parameters() == null ? null : own.terms(rule.parameters());
    List<Literal> body = own.body(rule.body());
    Set<String> bound = parameters == null ? Set.of() : Variables.ofTerms(parameters).keySet();
    return new ResolvedRule(
        rule.source(),
        own.terms(rule.reference()),
        parameters,
        orNull(rule.key(), own),
        orNull(rule.value(), own),
        ordered(body, bound),
        rule.otherwise());
  }

  private static @Nullable Term orNull(@Nullable Term term, Rewriting own) {
    return term == null ? null : own.term(term);
  }

  void reduce(Term term, Terms.Then then) {
    terms.reduce(term, null, then);
  }
}
