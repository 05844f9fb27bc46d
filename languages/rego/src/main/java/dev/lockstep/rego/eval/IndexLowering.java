package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds comprehensions that can be answered for all values of the variables around them by one
/// search, which then needs no values for these: `[x | some x in input.items; x.id == id]` gives
/// `id` values itself.
///
/// What is read of such a variable, such as `team.id`, counts as one itself where something is
/// compared with it.
///
/// The search must go through its expressions in the same order, so that arrays keep theirs, and
/// must not look a variable from around up as a key, which is faster than any index.
final class IndexLowering {
  private final BodyLowering body;
  private final List<Literal> inner;
  private final List<Term> heads;

  /// What is read of variables around, by the variables that take its place in the search.
  private final Map<String, Term.Ref> read = new TreeMap<>();

  IndexLowering(BodyLowering body, List<Literal> inner, List<Term> heads) {
    this.body = body;
    this.inner = inner;
    this.heads = heads;
  }

  /// `plain` with an index, or as it is where there can be none.
  ///
  /// @param empty of the kind of collection that the comprehension makes
  Node indexed(Node plain, ComprehensionIndex.Collection empty) {
    if (body.context.tree.observed || hasClosures() || !iterates()) {
      return plain;
    }
    List<Literal> unifying = inner.stream().map(this::unifying).toList();
    List<String> captured = captured(unifying);
    List<Literal> search = searching(unifying, captured);
    if (search == null) {
      return plain;
    }
    RuleContext own =
        new RuleContext(
            body.context.tree,
            body.context.arities,
            new ArrayList<>(),
            body.context.metadataChain,
            body.context.metadataRule);
    Safety safety = Safety.in(own.arities, Set.of()).within(unifying);
    BodyLowering lowering = new BodyLowering(own, safety, new HashSet<>());
    lowering.addAll(search);
    Node[] nodes = new Node[heads.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = lowering.terms().value(heads.get(i));
    }
    int[] found = captured.stream().mapToInt(own::slot).toArray();
    Node[] wanted = captured.stream().map(this::around).toArray(Node[]::new);
    Step chain = lowering.endingIn(new ComprehensionIndex.Gather(found, nodes, empty));
    return own.errors.isEmpty()
        ? new ComprehensionIndex(plain, chain, own.layout(), wanted, empty)
        : plain;
  }

  /// The value around of a variable of the search.
  private Node around(String captured) {
    Term.Ref ref = read.get(captured);
    return ref == null ? new Nodes.Slot(body.context.slot(captured)) : body.terms().value(ref);
  }

  /// The variables whose values the comprehension takes from the bodies around.
  private List<String> captured(List<Literal> unifying) {
    Set<String> used = new TreeSet<>(Variables.of(unifying).keySet());
    used.addAll(Variables.ofTerms(heads).keySet());
    used.retainAll(body.bound);
    used.addAll(read.keySet());
    return List.copyOf(used);
  }

  private boolean hasClosures() {
    return !Variables.of(inner).keySet().equals(Variables.allOf(inner).keySet())
        || !Variables.ofTerms(heads).keySet().equals(Variables.allOfTerms(heads).keySet());
  }

  /// The expressions that search without values for `captured`, or null.
  private @Nullable List<Literal> searching(List<Literal> search, List<String> captured) {
    if (!search.stream().allMatch(literal -> isSearchable(literal, captured))) {
      return null;
    }
    Set<String> bound = new HashSet<>();
    List<RegoError> errors = new ArrayList<>();
    Safety safety = Safety.in(body.context.arities, Set.of());
    List<Literal> order = safety.order(search, bound, errors);
    boolean complete =
        errors.isEmpty()
            && bound.containsAll(captured)
            && heads.stream().allMatch(head -> safety.isEvaluable(head, new HashSet<>(bound)));
    return complete && isSameOrder(search, order) ? order : null;
  }

  private boolean iterates() {
    return inner.stream().anyMatch(literal -> literal.form() instanceof Form.SomeIn)
        || Iteration.isIn(inner, body.context.tree.builtins);
  }

  private boolean isSameOrder(List<Literal> search, List<Literal> order) {
    Set<String> bound = new HashSet<>(body.bound);
    Set<String> around = new HashSet<>(body.safety.around());
    around.addAll(body.bound);
    Safety safety = Safety.in(body.context.arities, around);
    List<Literal> plain = safety.order(inner, bound, new ArrayList<>());
    if (plain.size() != order.size()) {
      return false;
    }
    for (int i = 0; i < plain.size(); i++) {
      if (position(plain.get(i), inner) != position(order.get(i), search)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // expressions that are written twice are two
  private static int position(Literal literal, List<Literal> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == literal) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSearchable(Literal literal, List<String> captured) {
    if (!literal.withs().isEmpty()) {
      return false;
    }
    return switch (literal.form()) {
      case Form.Single(Term term) -> !looksUp(term, captured);
      case Form.Invocation call ->
          !call.name().equals("print") && !looksUp(call.arguments(), captured);
      case Form.Declaration _ -> true;
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          Variables.ofTerms(pattern).keySet().stream().noneMatch(captured::contains)
              && !looksUp(collection, captured);
      case Form.Every _, Form.Not _, Form.Logical _ -> false;
    };
  }

  private static boolean looksUp(List<Term> terms, List<String> captured) {
    return terms.stream().anyMatch(term -> looksUp(term, captured));
  }

  /// Whether a variable from around stands in the brackets of a reference.
  private static boolean looksUp(Term term, List<String> captured) {
    return switch (term) {
      case Term.Ref(List<Term> parts, _) ->
          Variables.ofTerms(parts.subList(1, parts.size())).keySet().stream()
              .anyMatch(captured::contains);
      case Term.Call(_, List<Term> arguments, _) -> looksUp(arguments, captured);
      case Term.ArrayTerm(List<Term> elements, _) -> looksUp(elements, captured);
      case Term.SetTerm(List<Term> elements, _) -> looksUp(elements, captured);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream()
              .anyMatch(one -> looksUp(one.key(), captured) || looksUp(one.value(), captured));
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          false;
    };
  }

  /// What compares, as what unifies: the same where both sides have values.
  private Literal unifying(Literal literal) {
    if (literal.negated()
        || !(literal.form() instanceof Form.Invocation(Term.Ref operator, List<Term> given))
        || !(operator.toString().equals("equal") || operator.toString().equals("eq"))
        || given.size() != 2) {
      return literal;
    }
    List<Term> arguments = given.stream().map(this::captured).toList();
    Term.Ref unify =
        new Term.Ref(List.of(new Term.Var("eq", operator.location())), operator.location());
    return literal.saying(new Form.Invocation(unify, arguments));
  }

  /// A variable in the place of what is read of one around.
  private Term captured(Term term) {
    boolean isRead =
        term instanceof Term.Ref(List<Term> parts, _)
            && parts.getFirst() instanceof Term.Var(String head, _)
            && body.bound.contains(head)
            && parts.stream().skip(1).allMatch(Term.Scalar.class::isInstance);
    if (!isRead) {
      return term;
    }
    String name = "captured'" + term;
    read.put(name, (Term.Ref) term);
    return new Term.Var(name, term.location());
  }
}
