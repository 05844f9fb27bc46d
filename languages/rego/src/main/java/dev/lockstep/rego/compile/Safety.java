package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Kind;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which variables have values when, and orders expressions so that each variable has one
/// before it is used.
///
/// The `Set<String>` that methods take holds the variables that have values; what an expression
/// gives values to is added to it.
public final class Safety {
  private final Arities arities;

  /// The variables of the bodies around the one that is looked at: in a closure they must have
  /// values, others are the closure's own.
  private final Set<String> around;

  private Safety(Arities arities, Set<String> around) {
    this.arities = arities;
    this.around = around;
  }

  /// A look at what stands in a rule, where the variables of `around` belong to it.
  public static Safety in(Arities arities, Set<String> around) {
    return new Safety(arities, around);
  }

  /// The expressions of `body` in an order that is safe where `bound` have values, to which those
  /// that the body gives values to are added. What cannot be ordered is reported, and left out.
  public List<Literal> order(List<Literal> body, Set<String> bound, List<RegoError> errors) {
    Safety inside = within(body);
    Set<String> own = new HashSet<>(Variables.of(body).keySet());
    own.removeAll(bound);
    List<Literal> rest = new ArrayList<>(body);
    List<Literal> ordered = new ArrayList<>(body.size());
    boolean progress = true;
    while (progress && !rest.isEmpty()) {
      progress = false;
      for (int i = 0; i < rest.size(); i++) {
        Set<String> after = new HashSet<>(bound);
        if (inside.isReady(rest.get(i), after, own)) {
          ordered.add(rest.remove(i--));
          bound.addAll(after);
          progress = true;
        }
      }
    }
    for (Literal literal : rest) {
      inside.report(literal, bound, errors);
    }
    return ordered;
  }

  /// The variables that have values once `body` was gone through as it stands, in no other order,
  /// where `bound` had them before. What closures speak of counts for nothing.
  Set<String> boundBy(List<Literal> body, Set<String> bound) {
    Set<String> all = new HashSet<>(bound);
    for (Literal literal : body) {
      Set<String> after = new HashSet<>(all);
      if (!isMember(literal, all)
          && all.containsAll(modifying(literal).keySet())
          && isReady(literal, after, Set.of())) {
        all.addAll(after);
      }
    }
    return all;
  }

  /// The variables in the modifiers of `literal`, which gives values to nothing where one of them
  /// has none, and be it a wildcard or the name of a built-in.
  private static Map<String, Term.Var> modifying(Literal literal) {
    return Variables.ofTerms(literal.withs().stream().map(Literal.With::value).toList());
  }

  /// Whether `literal` looks for members of what is itself searched for, which gives values to
  /// nothing as it stands.
  private static boolean isMember(Literal literal, Set<String> bound) {
    Term collection =
        switch (literal.form()) {
          case Form.SomeIn(_, Term within) when !(within instanceof Term.Ref) -> within;
          case Form.Single(Term.Ref ref) when !(ref.head() instanceof Term.Var) -> ref.head();
          default -> null;
        };
    return collection != null
        && !bound.containsAll(Variables.ofTerms(List.of(collection)).keySet());
  }

  /// A look at what stands in `body`.
  public Safety within(List<Literal> body) {
    Set<String> all = new HashSet<>(around);
    all.addAll(Variables.of(body).keySet());
    return new Safety(arities, all);
  }

  /// The variables of the bodies around.
  public Set<String> around() {
    return around;
  }

  private void report(Literal literal, Set<String> bound, List<RegoError> errors) {
    if (literal.form() instanceof Form.Invocation call
        && arities.of(call.operator()) == Arities.UNKNOWN) {
      errors.add(
          new RegoError(RegoError.TYPE, "undefined function " + call.name(), literal.location()));
      return;
    }
    if (reportSource(literal.form(), bound, errors)) {
      return;
    }
    int before = errors.size();
    reportUnbound(Variables.of(List.of(literal)), bound, errors);
    if (errors.size() == before) {
      Map<String, Term.Var> all = Variables.allOf(List.of(literal));
      all.keySet().retainAll(around);
      reportUnbound(all, bound, errors);
    }
    if (errors.size() == before) {
      errors.add(
          new RegoError(RegoError.UNSAFE_VARIABLE, "expression is unsafe", literal.location()));
    }
  }

  /// Of `x := f(y)` where neither has a value, only `y` is to be blamed.
  private static boolean reportSource(Form form, Set<String> bound, List<RegoError> errors) {
    if (!(form instanceof Form.Invocation call)
        || !call.name().equals("eq")
        || !(call.arguments().getFirst() instanceof Term.Var(String name, _))
        || bound.contains(name)
        || Names.inSource(name).equals(name)) {
      return false;
    }
    int before = errors.size();
    reportUnbound(Variables.ofTerms(List.of(call.arguments().getLast())), bound, errors);
    return errors.size() > before;
  }

  /// Reports the variables of `terms` that have no values.
  public void reportUnsafe(List<Term> terms, Set<String> bound, List<RegoError> errors) {
    reportUnbound(Variables.ofTerms(terms), bound, errors);
  }

  private static void reportUnbound(
      Map<String, Term.Var> variables, Set<String> bound, List<RegoError> errors) {
    variables.forEach(
        (name, variable) -> {
          if (!bound.contains(name)) {
            errors.add(
                new RegoError(
                    RegoError.UNSAFE_VARIABLE,
                    "var " + Names.inSource(name) + " is unsafe",
                    variable.location()));
          }
        });
  }

  /// Whether `literal` can be evaluated.
  ///
  /// @param own the variables that the body gives values to
  private boolean isReady(Literal literal, Set<String> bound, Set<String> own) {
    for (Literal.With with : literal.withs()) {
      if (!isFunction(with.value(), bound) && !isEvaluable(with.value(), bound)) {
        return false;
      }
    }
    if (!areCallsReady(operands(literal.form()), bound)) {
      return false;
    }
    if (literal.negated()) {
      return (bound.containsAll(Variables.of(List.of(literal)).keySet())
              || closesOver(literal, own))
          && isReadyForm(literal.form(), new HashSet<>(bound));
    }
    return !isSelfClosed(literal, bound, own) && isReadyForm(literal.form(), bound);
  }

  /// The terms that `form` evaluates before the bodies in it.
  private static List<Term> operands(Form form) {
    return switch (form) {
      case Form.Single(Term.Call(_, List<Term> arguments, _)) -> arguments;
      case Form.Single(Term term) -> List.of(term);
      case Form.Invocation call -> call.arguments();
      case Form.SomeIn(_, Term collection) -> List.of(collection);
      case Form.Every(_, Term collection, _) -> List.of(collection);
      case Form.Declaration _, Form.Not _, Form.Logical _ -> List.of();
    };
  }

  /// Whether the calls within `terms` can be evaluated: they are before what stands beside them,
  /// which so gives no values to their variables. `xs[i] > f(i)` is unsafe.
  private boolean areCallsReady(List<Term> terms, Set<String> bound) {
    List<Term> calls = new ArrayList<>();
    terms.forEach(term -> addCalls(term, calls));
    return calls.isEmpty() || allEvaluable(calls, bound);
  }

  /// Adds the calls in `term` that are in no other one.
  private static void addCalls(Term term, List<Term> calls) {
    switch (term) {
      case Term.Call call -> calls.add(call);
      case Term.Ref(List<Term> parts, _) -> parts.forEach(part -> addCalls(part, calls));
      case Term.ArrayTerm(List<Term> elements, _) -> elements.forEach(one -> addCalls(one, calls));
      case Term.SetTerm(List<Term> elements, _) -> elements.forEach(one -> addCalls(one, calls));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                addCalls(member.key(), calls);
                addCalls(member.value(), calls);
              });
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ -> {}
    }
  }

  /// Whether the closures of `literal` speak of exactly those variables that its references look
  /// up: the reference takes the expression for one that waits for itself, whether the variables
  /// have values or not, and calls it unsafe.
  private boolean isSelfClosed(Literal literal, Set<String> bound, Set<String> own) {
    List<Term> operands =
        switch (literal.form()) {
          case Form.Single(Term term) -> List.of(term);
          case Form.Invocation call when !call.name().equals("eq") -> call.arguments();
          default -> List.of();
        };
    SelfClosure parts = SelfClosure.of(operands, bound);
    Set<String> inside = parts.inside();
    inside.retainAll(own);
    return !inside.isEmpty() && inside.equals(parts.lookedUp());
  }

  /// Whether a closure in `literal` speaks of one of `own`. The reference asks a negated
  /// expression for the values of these variables only, then, so that `not input[_] == {x | x ==
  /// y}` looks for a member that is the same: ADR 230.
  private static boolean closesOver(Literal literal, Set<String> own) {
    Set<String> inside = new HashSet<>();
    for (Closures.Nested nested : Closures.in(negated(literal))) {
      if (!(nested.term() instanceof Term.TemplateString)) {
        inside.addAll(Variables.allOfTerms(List.of(nested.term())).keySet());
      }
    }
    inside.retainAll(own);
    return !inside.isEmpty();
  }

  /// What is left of `literal` once what is evaluated before it is put before it: the calls in it,
  /// and what is written down where something is looked up in it.
  private static Literal negated(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term.Call(Term operator, List<Term> operands, Location at)) ->
          literal.saying(new Form.Single(new Term.Call(operator, left(operands), at)));
      case Form.Single(Term term) -> literal.saying(new Form.Single(left(term)));
      case Form.Invocation(Term.Ref operator, List<Term> operands) ->
          literal.saying(new Form.Invocation(operator, left(operands)));
      case Form.SomeIn _, Form.Every _, Form.Declaration _, Form.Not _, Form.Logical _ -> literal;
    };
  }

  private static List<Term> left(List<Term> terms) {
    return terms.stream().map(Safety::left).toList();
  }

  private static Term left(Term term) {
    return switch (term) {
      case Term.Call(_, _, Location at) -> new Term.Var("call", at);
      case Term.Ref(List<Term> parts, Location at) -> {
        List<Term> left = new ArrayList<>(left(parts));
        if (!(left.getFirst() instanceof Term.Var)) {
          left.set(0, new Term.Var("subject", at));
        }
        yield new Term.Ref(left, at);
      }
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(left(elements), at);
      case Term.SetTerm(List<Term> elements, Location at) -> new Term.SetTerm(left(elements), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(member -> new Term.Member(left(member.key()), left(member.value())))
                  .toList(),
              at);
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          term;
    };
  }

  private boolean isFunction(Term term, Set<String> bound) {
    return switch (term) {
      case Term.Ref ref -> arities.of(ref) != Arities.UNKNOWN;
      case Term.Var v when !bound.contains(v.name()) ->
          arities.of(new Term.Ref(List.of(v), v.location())) != Arities.UNKNOWN;
      default -> false;
    };
  }

  private boolean isReadyForm(Form form, Set<String> bound) {
    return switch (form) {
      case Form.Single(Term term) -> isEvaluable(term, bound);
      case Form.Invocation call -> isCallReady(call, bound);
      case Form.Declaration _ -> true;
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          isEvaluable(collection, bound)
              && pattern.stream().allMatch(part -> canMatch(part, bound));
      case Form.Every(List<Term.Var> _, Term collection, List<Literal> body) ->
          isEvaluable(collection, bound) && isClosureReady(Variables.allOf(body), bound);
      case Form.Not(List<Literal> body, _) -> isClosureReady(Variables.allOf(body), bound);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) ->
          isClosureReady(Variables.allOf(left), bound)
              && isClosureReady(Variables.allOf(right), bound);
    };
  }

  private boolean isCallReady(Form.Invocation call, Set<String> bound) {
    List<Term> arguments = call.arguments();
    if (call.name().equals("eq") && arguments.size() == 2) {
      return canUnify(arguments.get(0), arguments.get(1), bound);
    }
    int arity = arities.of(call.operator());
    if (arity == Arities.UNKNOWN) {
      // That is an error of its own; the variables it would give values to are not to blame.
      return arguments.stream().allMatch(argument -> canMatch(argument, bound));
    }
    boolean hasOutput = arity >= 0 && arguments.size() == arity + 1;
    List<Term> operands = hasOutput ? arguments.subList(0, arity) : arguments;
    return allEvaluable(operands, bound) && (!hasOutput || canMatch(arguments.getLast(), bound));
  }

  /// Whether `left = right` can be decided or gives values to what has none.
  public boolean canUnify(Term left, Term right, Set<String> bound) {
    Set<String> before = Set.copyOf(bound);
    Kind leftKind = shownKind(left);
    Kind rightKind = shownKind(right);
    boolean bothShown = leftKind != null && rightKind != null;
    if (bothShown
        && (leftKind != rightKind || !(isComprehension(left) || isComprehension(right)))) {
      if (isEvaluable(left, bound) && isEvaluable(right, bound)) {
        return true;
      }
      restore(bound, before);
      return canUnifyParts(left, right, bound);
    }
    if (isEvaluable(left, bound) && canMatch(right, bound)) {
      return true;
    }
    restore(bound, before);
    if (isEvaluable(right, bound) && canMatch(left, bound)) {
      return true;
    }
    restore(bound, before);
    return false;
  }

  /// The kind of value that `term` shows to be, or null where it may be any. Terms that show
  /// different kinds never unify; those that show their parts unify part by part.
  private static @Nullable Kind shownKind(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value.kind();
      case Term.ArrayTerm _, Term.ArrayComprehension _ -> Kind.ARRAY;
      case Term.ObjectTerm _, Term.ObjectComprehension _ -> Kind.OBJECT;
      case Term.SetTerm _, Term.SetComprehension _ -> Kind.SET;
      case Term.Var _, Term.Ref _, Term.Call _, Term.TemplateString _ -> null;
    };
  }

  private static boolean isComprehension(Term term) {
    return term instanceof Term.ArrayComprehension
        || term instanceof Term.ObjectComprehension
        || term instanceof Term.SetComprehension;
  }

  private boolean canUnifyParts(Term left, Term right, Set<String> bound) {
    Set<String> before = Set.copyOf(bound);
    List<Pair> pairs = pairs(left, right);
    boolean keys =
        !(left instanceof Term.ObjectTerm(List<Term.Member> members, _))
            || members.stream().allMatch(member -> isEvaluable(member.key(), bound));
    if (keys && pairs != null && pairsInOrder(pairs, bound) != null) {
      return true;
    }
    restore(bound, before);
    return false;
  }

  /// Two terms to be unified.
  public record Pair(Term left, Term right) {}

  /// The parts of two terms that unify where their parts do, or null where they are no such terms.
  public static @Nullable List<Pair> pairs(Term left, Term right) {
    if (left instanceof Term.ArrayTerm(List<Term> a, _)
        && right instanceof Term.ArrayTerm(List<Term> b, _)
        && a.size() == b.size()) {
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < a.size(); i++) {
        pairs.add(new Pair(a.get(i), b.get(i)));
      }
      return pairs;
    }
    if (left instanceof Term.ObjectTerm(List<Term.Member> a, _)
        && right instanceof Term.ObjectTerm(List<Term.Member> b, _)
        && a.size() == b.size()) {
      return memberPairs(a, b);
    }
    return null;
  }

  /// Keys are the same where they are written the same.
  private static @Nullable List<Pair> memberPairs(List<Term.Member> a, List<Term.Member> b) {
    Map<String, Term> byKey = new HashMap<>();
    for (Term.Member member : b) {
      byKey.put(member.key().toString(), member.value());
    }
    List<Pair> pairs = new ArrayList<>();
    for (Term.Member member : a) {
      Term other = byKey.get(member.key().toString());
      if (other == null) {
        return null;
      }
      pairs.add(new Pair(member.value(), other));
    }
    return pairs;
  }

  /// `pairs` in an order in which each can be unified, or null where there is none.
  public @Nullable List<Pair> pairsInOrder(List<Pair> pairs, Set<String> bound) {
    List<Pair> rest = new ArrayList<>(pairs);
    List<Pair> ordered = new ArrayList<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int i = 0; i < rest.size(); i++) {
        Pair pair = rest.get(i);
        if (canUnify(pair.left, pair.right, bound)) {
          ordered.add(rest.remove(i--));
          progress = true;
        }
      }
    }
    return rest.isEmpty() ? ordered : null;
  }

  private static void restore(Set<String> bound, Set<String> before) {
    bound.retainAll(before);
  }

  /// Whether `term` has values, each of which gives values to the variables in its brackets.
  public boolean isEvaluable(Term term, Set<String> bound) {
    return switch (term) {
      case Term.Scalar _ -> true;
      case Term.Var variable -> bound.contains(variable.name());
      case Term.Ref ref -> isReferenceEvaluable(ref, bound);
      case Term.ArrayTerm(List<Term> elements, _) -> allEvaluable(elements, bound);
      case Term.SetTerm(List<Term> elements, _) -> allEvaluable(elements, bound);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        boolean all = true;
        for (Term.Member member : members) {
          all = all && isEvaluable(member.key(), bound) && isEvaluable(member.value(), bound);
        }
        yield all;
      }
      case Term.Call(_, List<Term> arguments, _) ->
          areCallsReady(arguments, bound) && allEvaluable(arguments, bound);
      case Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          isClosureReady(Variables.allOfTerms(List.of(term)), bound);
    };
  }

  private boolean allEvaluable(List<Term> terms, Set<String> bound) {
    return inOrder(terms, bound) != null;
  }

  /// The positions of `terms` in an order in which each can be evaluated, or null where there is
  /// none: in `f(i, xs[i])` the second gives the first its value.
  public @Nullable List<Integer> inOrder(List<Term> terms, Set<String> bound) {
    List<Integer> order = new ArrayList<>(terms.size());
    boolean progress = true;
    while (progress && order.size() < terms.size()) {
      progress = false;
      for (int i = 0; i < terms.size(); i++) {
        if (!order.contains(i) && isEvaluable(terms.get(i), bound)) {
          order.add(i);
          progress = true;
        }
      }
    }
    return order.size() == terms.size() ? order : null;
  }

  private boolean isReferenceEvaluable(Term.Ref ref, Set<String> bound) {
    if (!Variables.isRoot(ref.head()) && !isEvaluable(ref.head(), bound)) {
      return false;
    }
    for (int i = 1; i < ref.parts().size(); i++) {
      if (!canMatch(ref.parts().get(i), bound)) {
        return false;
      }
    }
    return true;
  }

  private boolean isClosureReady(Map<String, Term.Var> variables, Set<String> bound) {
    for (String name : variables.keySet()) {
      if (around.contains(name) && !bound.contains(name) && !isBuiltin(variables.get(name))) {
        return false;
      }
    }
    return true;
  }

  /// Whether `variable`, which has no value, may name what `with` puts in the place of a function.
  private boolean isBuiltin(Term.@Nullable Var variable) {
    return variable != null
        && arities.of(new Term.Ref(List.of(variable), variable.location())) != Arities.UNKNOWN;
  }

  /// Whether a value can be taken apart by `pattern`, which gives values to its variables.
  public boolean canMatch(Term pattern, Set<String> bound) {
    return switch (pattern) {
      case Term.Var variable -> {
        bound.add(variable.name());
        yield true;
      }
      case Term.ArrayTerm(List<Term> elements, _) -> {
        boolean all = true;
        for (Term element : elements) {
          all = all && canMatch(element, bound);
        }
        yield all;
      }
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        // Keys come last: `{x: x}` is safe, and matches nothing.
        boolean all = true;
        for (Term.Member member : members) {
          all = all && canMatch(member.value(), bound);
        }
        for (Term.Member member : members) {
          all = all && isEvaluable(member.key(), bound);
        }
        yield all;
      }
      case Term.Scalar _,
          Term.Ref _,
          Term.SetTerm _,
          Term.Call _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          isEvaluable(pattern, bound);
    };
  }
}
