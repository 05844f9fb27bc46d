package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes nodes of terms. What has several values becomes a step of the body before, and the node
/// reads what that step found.
final class TermLowering {
  private static final Node UNDEFINED =
      new Node() {
        @Override
        @Nullable Value eval(Frame frame) {
          return null;
        }
      };

  private final BodyLowering body;
  private final RuleContext context;

  TermLowering(BodyLowering body) {
    this.body = body;
    this.context = body.context;
  }

  /// Whether `term` has one value or none and needs no steps.
  boolean isSimple(Term term) {
    return body.isGround(term) && !hasRelation(term);
  }

  private boolean hasRelation(Term term) {
    return switch (term) {
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        Builtin builtin = context.tree.builtins.find(operator.toString());
        yield (builtin != null && builtin.is(Builtin.Trait.RELATION))
            || arguments.stream().anyMatch(this::hasRelation);
      }
      case Term.Ref ref ->
          ref.parts().stream().anyMatch(this::hasRelation)
              || (ref.head() instanceof Term.Var(String name, _) && name.equals("data"));
      case Term.ArrayTerm(List<Term> elements, _) -> elements.stream().anyMatch(this::hasRelation);
      case Term.SetTerm(List<Term> elements, _) -> elements.stream().anyMatch(this::hasRelation);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream().anyMatch(m -> hasRelation(m.key()) || hasRelation(m.value()));
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ ->
          false;
    };
  }

  /// The value of `term`.
  Node value(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> new Nodes.Constant(value);
      case Term.Var variable -> new Nodes.Slot(context.slot(variable.name()));
      case Term.Ref ref -> new ReferenceLowering(body).value(ref);
      case Term.ArrayTerm(List<Term> elements, _) -> array(values(elements));
      case Term.SetTerm(List<Term> elements, _) -> set(values(elements));
      case Term.ObjectTerm(List<Term.Member> members, _) -> object(members);
      case Term.ArrayComprehension(Term head, List<Literal> inner, Location at) -> {
        int cell = context.newCell();
        Node plain = new Comprehensions.OfArray(cell, collecting(cell, null, head, inner, at));
        yield indexed(plain, inner, List.of(head), ComprehensionIndex.Collection.ARRAY);
      }
      case Term.SetComprehension(Term head, List<Literal> inner, Location at) -> {
        int cell = context.newCell();
        Node plain = new Comprehensions.OfSet(cell, collecting(cell, null, head, inner, at));
        yield indexed(plain, inner, List.of(head), ComprehensionIndex.Collection.SET);
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> inner, Location at) -> {
        int cell = context.newCell();
        Node plain = new Comprehensions.OfObject(cell, collecting(cell, key, value, inner, at));
        yield indexed(plain, inner, List.of(key, value), ComprehensionIndex.Collection.OBJECT);
      }
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          call(operator, arguments, at);
      case Term.TemplateString(List<Term.Part> parts, _, _) -> template(parts);
    };
  }

  /// Whether `left` and `right` are the same. As in the reference, a comprehension is not evaluated
  /// where a value of another kind stands before it, or a reference beside it has one.
  Node equality(Term left, Term right) {
    Node a = value(left);
    Node b = value(right);
    Class<? extends Value> first = collection(left);
    Class<? extends Value> second = collection(right);
    if (second != null) {
      return new Nodes.SameCollection(a, second, b);
    }
    return first != null && right instanceof Term.Ref
        ? new Nodes.SameCollection(b, first, a)
        : new Nodes.Compare(Nodes.Comparison.EQUAL, a, b);
  }

  /// What a comprehension makes; null for other terms.
  private static @Nullable Class<? extends Value> collection(Term term) {
    return switch (term) {
      case Term.ArrayComprehension _ -> ArrayValue.class;
      case Term.SetComprehension _ -> SetValue.class;
      case Term.ObjectComprehension _ -> ObjectValue.class;
      default -> null;
    };
  }

  Node[] values(List<Term> terms) {
    Node[] nodes = new Node[terms.size()];
    List<Integer> order = body.safety.inOrder(terms, new HashSet<>(body.bound));
    for (int i = 0; i < nodes.length; i++) {
      int at = order == null ? i : order.get(i);
      nodes[at] = value(terms.get(at));
    }
    return nodes;
  }

  private static Value @Nullable [] constants(Node[] nodes) {
    Value[] values = new Value[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      Value value = nodes[i].constant();
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }

  private static Node array(Node[] elements) {
    Value[] values = constants(elements);
    return values == null ? new Nodes.Array(elements) : new Nodes.Constant(ArrayValue.of(values));
  }

  private static Node set(Node[] elements) {
    Value[] values = constants(elements);
    return values == null ? new Nodes.Set(elements) : new Nodes.Constant(SetValue.of(values));
  }

  private Node object(List<Term.Member> members) {
    Node[] keys = new Node[members.size()];
    Node[] values = new Node[members.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = value(members.get(i).key());
      values[i] = value(members.get(i).value());
    }
    Value[] constantKeys = constants(keys);
    Value[] constantValues = constants(values);
    if (constantKeys == null || constantValues == null) {
      return new Nodes.Members(keys, values);
    }
    ObjectValue.Builder builder = new ObjectValue.Builder(keys.length);
    for (int i = 0; i < keys.length; i++) {
      builder.put(constantKeys[i], constantValues[i]);
    }
    return new Nodes.Constant(builder.build());
  }

  private Node indexed(
      Node plain, List<Literal> inner, List<Term> heads, ComprehensionIndex.Collection kind) {
    return context.errors.isEmpty()
        ? new IndexLowering(body, inner, heads).indexed(plain, kind)
        : plain;
  }

  private Step collecting(
      int cell, @Nullable Term key, Term head, List<Literal> inner, Location at) {
    BodyLowering closure = body.nested(inner);
    closure.addAll(inner);
    if (!context.errors.isEmpty()) {
      return new Steps.Never();
    }
    closure.reportUnsafe(key == null ? List.of(head) : List.of(key, head));
    if (!context.errors.isEmpty()) {
      return new Steps.Never();
    }
    Node keyNode = key == null ? null : closure.terms().value(key);
    Node headNode = closure.terms().value(head);
    return closure.endingIn(new Comprehensions.Collect(cell, keyNode, headNode, at));
  }

  /// The set of the one value of `term`, evaluated with `withs`, or the empty set where it has
  /// none.
  Node optional(Term term, List<Literal.With> withs) {
    Location at = term.location();
    Term.Var result = new Term.Var("optional'" + context.newSlot(), at);
    Term.Ref unify = new Term.Ref(List.of(new Term.Var("eq", at)), at);
    Literal literal =
        new Literal(new Form.Invocation(unify, List.of(result, term)), false, withs, at);
    return value(new Term.SetComprehension(result, List.of(literal), at));
  }

  private Node template(List<Term.Part> parts) {
    Node[] nodes = new Node[parts.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] =
          switch (parts.get(i)) {
            case Term.Part.Fixed(Term.Scalar(Value value, _)) -> new Nodes.Constant(value);
            case Term.Part.Computed(Literal literal) -> optional(termOf(literal), literal.withs());
          };
    }
    return new Calls.Template(nodes);
  }

  private static Term termOf(Literal literal) {
    return switch (literal.form()) {
      case Form.Single(Term term) -> term;
      case Form.Invocation call ->
          new Term.Call(call.operator(), call.arguments(), literal.location());
      case Form.Declaration _, Form.SomeIn _, Form.Every _, Form.Not _, Form.Logical _ ->
          throw new IllegalStateException("no term in a template: " + literal);
    };
  }

  /// Adds that `pattern` is what `source` is.
  void assign(Term source, Term pattern) {
    if (source instanceof Term.Ref ref
        && pattern instanceof Term.Var variable
        && !body.bound.contains(variable.name())
        && !Variables.ofTerms(List.of(source)).containsKey(variable.name())) {
      new ReferenceLowering(body).assign(ref, variable);
      return;
    }
    if (source instanceof Term.Call call && isRelation(call)) {
      Node all = callNode(call.operator(), values(call.arguments()), call.location());
      PatternLowering patterns = new PatternLowering(body);
      body.add(new Steps.Scan(all, null, patterns.pattern(pattern)));
      patterns.addDeferred();
      return;
    }
    Node node = value(source);
    PatternLowering patterns = new PatternLowering(body);
    Pattern lowered = patterns.pattern(pattern);
    body.add(
        lowered instanceof Pattern.Bind(int slot)
            ? new Steps.Assign(slot, node)
            : new Steps.Match(node, lowered));
    patterns.addDeferred();
  }

  private boolean isRelation(Term.Call call) {
    Builtin builtin = context.tree.builtins.find(call.operator().toString());
    return builtin != null && builtin.is(Builtin.Trait.RELATION);
  }

  private Node call(Term operator, List<Term> arguments, Location at) {
    Node[] operands = values(arguments);
    Node node = callNode(operator, operands, at);
    Builtin builtin = context.tree.builtins.find(operator.toString());
    if (builtin != null && builtin.is(Builtin.Trait.RELATION)) {
      int slot = context.newSlot();
      body.add(new Steps.Scan(node, null, new Pattern.Bind(slot)));
      return new Nodes.Slot(slot);
    }
    return node;
  }

  private Node callNode(Term operator, Node[] operands, Location at) {
    String name = operator.toString();
    Nodes.Comparison comparison = comparison(name);
    if (comparison != null && operands.length == 2) {
      return new Nodes.Compare(comparison, operands[0], operands[1]);
    }
    if (name.equals("rego.metadata.chain")) {
      return new Nodes.Constant(context.metadataChain.get());
    }
    if (name.equals("rego.metadata.rule")) {
      return new Nodes.Constant(context.metadataRule.get());
    }
    Group function = operator instanceof Term.Ref ref ? context.tree.function(ref) : null;
    if (function != null) {
      context.dependencies.add(function);
      checkArity(name, function.parameters, operands.length, at);
      return new Calls.OfFunction(function, operands, at, context.tree.replacements);
    }
    Builtin builtin = context.tree.builtins.find(name);
    if (builtin == null) {
      context.errors.add(new RegoError(RegoError.TYPE, "undefined function " + name, at));
      return UNDEFINED;
    }
    int arity = operator instanceof Term.Ref ref ? context.arities.of(ref) : -1;
    if (arity >= 0) {
      checkArity(name, arity, operands.length, at);
    }
    return new Calls.OfBuiltin(builtin, operands, at, context.tree.replacements);
  }

  private void checkArity(String name, int expected, int actual, Location at) {
    if (expected != actual) {
      context.errors.add(
          new RegoError(
              RegoError.TYPE,
              "function "
                  + name
                  + " has arity "
                  + expected
                  + ", got "
                  + actual
                  + (actual == 1 ? " argument" : " arguments"),
              at));
    }
  }

  private static Nodes.@Nullable Comparison comparison(String name) {
    return switch (name) {
      case "equal", "eq" -> Nodes.Comparison.EQUAL;
      case "neq" -> Nodes.Comparison.NOT_EQUAL;
      case "lt" -> Nodes.Comparison.LESS;
      case "lte" -> Nodes.Comparison.AT_MOST;
      case "gt" -> Nodes.Comparison.GREATER;
      case "gte" -> Nodes.Comparison.AT_LEAST;
      default -> null;
    };
  }
}
