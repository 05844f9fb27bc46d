package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a chain of steps of the expressions of a body.
final class BodyLowering {
  final RuleContext context;
  final Safety safety;
  final Set<String> bound;
  final List<Step> steps = new ArrayList<>();
  private final TermLowering terms;

  BodyLowering(RuleContext context, Safety safety, Set<String> bound) {
    this.context = context;
    this.safety = safety;
    this.bound = bound;
    this.terms = new TermLowering(this);
  }

  TermLowering terms() {
    return terms;
  }

  void add(Step step) {
    context.searches |= step instanceof Steps.Scan || step instanceof Walk;
    steps.add(step);
  }

  /// The steps so far as a chain that ends in `last`.
  Step endingIn(Step last) {
    steps.add(last);
    return Steps.chain(steps);
  }

  /// Adds `body`, in a safe order.
  void addAll(List<Literal> body) {
    Set<String> reached = new HashSet<>(bound);
    for (Literal literal : safety.order(body, reached, context.errors)) {
      if (context.errors.isEmpty() && context.tree.observed) {
        addObserved(literal);
      } else if (context.errors.isEmpty()) {
        addLiteral(literal);
      }
    }
    // Where lowering stopped at an error, what follows must not look unsafe as well.
    bound.addAll(reached);
  }

  private void addObserved(Literal literal) {
    int cell = context.newCell();
    Map<String, Node> shown = new LinkedHashMap<>();
    for (Term term : Operands.of(literal)) {
      boolean isVariable = term instanceof Term.Var v && bound.contains(v.name());
      if (isVariable || (term instanceof Term.Ref && terms.isSimple(term))) {
        shown.putIfAbsent(Operands.text(term), terms.value(term));
      }
    }
    add(new Observed.Begin(literal.location(), cell, shown));
    addLiteral(literal);
    add(new Observed.End(literal.location(), cell));
  }

  /// A lowering of a body of its own within this one.
  BodyLowering nested(List<Literal> body) {
    Set<String> around = new HashSet<>(safety.around());
    around.addAll(bound);
    Safety inside = Safety.in(context.arities, around).within(body);
    return new BodyLowering(context, inside, new HashSet<>(bound));
  }

  /// The chain of a body of its own, which ends at its first solution.
  Step closure(List<Literal> body) {
    BodyLowering inner = nested(body);
    inner.addAll(body);
    return inner.endingIn(new Steps.Found());
  }

  private void addLiteral(Literal literal) {
    if (!literal.withs().isEmpty()) {
      addWith(literal);
    } else if (literal.negated()) {
      addNegation(new Literal(literal.form(), false, List.of(), literal.location()));
    } else {
      addForm(new CallHoisting(this).hoisted(literal).form(), literal.location());
    }
  }

  private void addNegation(Literal given) {
    Literal literal = new OperandHoisting(this).hoisted(given);
    if (literal.form() instanceof Form.Single(Term term) && terms.isSimple(term)) {
      add(new Steps.Fails(terms.value(term)));
      return;
    }
    BodyLowering inner = new BodyLowering(context, safety, new HashSet<>(bound));
    inner.addLiteral(literal);
    add(new Steps.Not(inner.endingIn(new Steps.Found())));
  }

  private void addWith(Literal literal) {
    List<With.Change> changes = new ArrayList<>();
    for (Literal.With with : literal.withs()) {
      changes.add(change(with));
    }
    int cell = context.newCell();
    BodyLowering inner = new BodyLowering(context, safety, bound);
    inner.addLiteral(literal.withModifiers(List.of()));
    With.Leave leave = new With.Leave(cell);
    add(new With(changes.toArray(With.Change[]::new), cell, inner.endingIn(leave)));
    steps.add(leave);
  }

  private With.Change change(Literal.With with) {
    Term.Ref target =
        with.target() instanceof Term.Ref ref
            ? ref
            : new Term.Ref(List.of(with.target()), with.location());
    Group function = context.tree.function(target);
    boolean isDocument = Variables.isRoot(target.head()) && function == null;
    if (!isDocument) {
      String name = function == null ? target.toString() : function.path;
      if (function == null && context.tree.builtins.find(name) == null) {
        context.errors.add(
            new RegoError(RegoError.TYPE, "undefined function " + name, with.target().location()));
      }
      if (function != null) {
        context.dependencies.add(function);
      }
      return functionChange(name, with.value());
    }
    ReferenceLowering.dependOn(target, context);
    List<Value> path = new ArrayList<>();
    for (Term part : target.parts().subList(1, target.parts().size())) {
      if (part instanceof Term.Scalar(Value key, _)) {
        path.add(key);
      } else {
        context.errors.add(
            new RegoError(
                RegoError.COMPILE, "with keyword target must be ground", part.location()));
      }
    }
    boolean isInput = target.head() instanceof Term.Var(String root, _) && root.equals("input");
    return new With.Change.OfDocument(isInput, path, terms.value(with.value()));
  }

  private With.Change functionChange(String name, Term value) {
    Term.Ref named =
        switch (value) {
          case Term.Ref ref -> ref;
          case Term.Var v when !bound.contains(v.name()) -> new Term.Ref(List.of(v), v.location());
          default -> null;
        };
    if (named != null) {
      Group function = context.tree.function(named);
      if (function != null) {
        context.dependencies.add(function);
        return new With.Change.OfFunction(name, function.path, null);
      }
      if (context.tree.builtins.find(named.toString()) != null) {
        return new With.Change.OfFunction(name, named.toString(), null);
      }
    }
    return new With.Change.OfFunction(name, null, terms.value(value));
  }

  private void addForm(Form form, Location location) {
    switch (form) {
      case Form.Single(Term term) -> addTerm(term);
      case Form.Invocation call -> addCall(call, location);
      case Form.Declaration _ -> {}
      case Form.SomeIn(List<Term> pattern, Term collection) -> addSomeIn(pattern, collection);
      case Form.Every every -> addEvery(every);
      case Form.Not(List<Literal> body, _) -> add(new Steps.Not(closure(body)));
      case Form.Logical(
              boolean conjunction,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) ->
          add(new Steps.Logical(conjunction, closure(left), closure(right)));
    }
  }

  private void addTerm(Term term) {
    if (term instanceof Term.Scalar(Value value, _) && value == BooleanValue.TRUE) {
      return;
    }
    add(new Steps.Guard(terms.value(term)));
  }

  private void addCall(Form.Invocation call, Location location) {
    List<Term> arguments = call.arguments();
    if (call.name().equals("eq") && arguments.size() == 2) {
      unify(arguments.get(0), arguments.get(1));
      return;
    }
    if (call.name().equals("equal")
        && arguments.size() == 2
        && arguments.stream().allMatch(this::isGround)) {
      add(new Steps.Guard(terms.equality(arguments.get(0), arguments.get(1))));
      return;
    }
    if (call.name().equals("print")) {
      addPrint(arguments, location);
      return;
    }
    int arity = context.arities.of(call.operator());
    if (arity >= 0 && arguments.size() == arity + 1) {
      Term.Call operands = new Term.Call(call.operator(), arguments.subList(0, arity), location);
      terms.assign(operands, arguments.getLast());
      return;
    }
    add(new Steps.Guard(terms.value(new Term.Call(call.operator(), arguments, location))));
  }

  private void addPrint(List<Term> arguments, Location location) {
    Node[] parts = new Node[arguments.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = terms.optional(arguments.get(i), List.of());
    }
    add(new Print(parts, location));
  }

  private void addSomeIn(List<Term> pattern, Term collection) {
    Node node = terms.value(collection);
    PatternLowering patterns = new PatternLowering(this);
    Pattern key = pattern.size() == 2 ? patterns.pattern(pattern.getFirst()) : null;
    Pattern element = patterns.pattern(pattern.getLast());
    add(new Steps.Scan(node, key, element));
    patterns.addDeferred();
  }

  private void addEvery(Form.Every every) {
    int collection = context.newSlot();
    add(new Steps.Assign(collection, terms.value(every.collection())));
    BodyLowering scan = nested(every.body());
    PatternLowering patterns = new PatternLowering(scan);
    List<Term.Var> variables = every.variables();
    Pattern key = variables.size() == 2 ? patterns.pattern(variables.getFirst()) : null;
    Pattern element = patterns.pattern(variables.getLast());
    scan.add(new Steps.Scan(new Nodes.Slot(collection), key, element));
    scan.add(new Steps.Not(scan.closure(every.body())));
    add(new Steps.Every(new Nodes.Slot(collection), scan.endingIn(new Steps.Found())));
  }

  /// Adds that `left` and `right` are the same.
  void unify(Term left, Term right) {
    if (isGround(left) && isGround(right)) {
      add(new Steps.Guard(terms.equality(left, right)));
      return;
    }
    if (isSource(left, right)) {
      terms.assign(left, right);
      return;
    }
    if (isSource(right, left)) {
      terms.assign(right, left);
      return;
    }
    List<Safety.Pair> pairs = Safety.pairs(left, right);
    List<Safety.Pair> ordered =
        pairs == null ? null : safety.pairsInOrder(pairs, new HashSet<>(bound));
    if (ordered == null) {
      add(new Steps.Never());
      return;
    }
    for (Safety.Pair pair : ordered) {
      unify(pair.left(), pair.right());
    }
  }

  private boolean isSource(Term source, Term target) {
    Set<String> after = new HashSet<>(bound);
    return safety.isEvaluable(source, after) && safety.canMatch(target, after);
  }

  /// Whether all variables of `term` have values.
  boolean isGround(Term term) {
    return bound.containsAll(Variables.ofTerms(List.of(term)).keySet());
  }

  /// Reports the variables of `heads` that have no values.
  void reportUnsafe(List<Term> heads) {
    Set<String> after = new HashSet<>(bound);
    for (Term head : heads) {
      if (!safety.isEvaluable(head, after)) {
        safety.reportUnsafe(List.of(head), after, context.errors);
      }
    }
  }
}
