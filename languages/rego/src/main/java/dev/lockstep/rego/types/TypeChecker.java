package dev.lockstep.rego.types;

import dev.lockstep.rego.compile.Closures;
import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Infers the types of rules and finds expressions that can never hold, as Open Policy Agent's
/// checker does. Rules must come in an order in which those come first that others depend on.
public final class TypeChecker {
  /// The cost of looking at closures again doubles with each within another one.
  private static final int MOST_WITHIN = 8;

  private final TypeTree documents;
  private final CallTypes calls;
  private final Modifiers modifiers;
  private final Safety safety;
  private final List<RegoError> errors;
  private int results;

  /// The type of what `rego.metadata` tells the rule that is checked.
  private Function<String, @Nullable Type> metadata = _ -> null;

  /// Errors go to `errors`.
  ///
  /// @param documents the types of documents: those that are known, and those that [#check] finds
  /// @param builtins the types of built-ins, by their names
  /// @param dependents the documents of the rules that a reference may name, and of those that
  ///     depend on them
  /// @param safety orders the expressions of rules
  public TypeChecker(
      TypeTree documents,
      Function<Term.Ref, Type.@Nullable Function> builtins,
      Function<Term.Ref, List<List<Value>>> dependents,
      Safety safety,
      List<RegoError> errors) {
    this.documents = documents;
    this.calls = new CallTypes(builtins, errors);
    this.modifiers = new Modifiers(dependents);
    this.safety = safety;
    this.errors = errors;
  }

  /// Checks the expressions of a query.
  public void query(List<Literal> body) {
    body(body, Environment.of(documents, Set.of()));
  }

  /// Checks `rule`, without what follows its `else`, and notes what it makes.
  ///
  /// @param known what is known of documents in this rule
  /// @param told what a function of `rego.metadata` tells the rule; null for other functions
  public void check(ResolvedRule rule, TypeTree known, Function<String, @Nullable Value> told) {
    metadata =
        name -> {
          Value value = told.apply(name);
          return value == null ? null : Types.of(value);
        };
    int before = errors.size();
    List<Term> parameters = rule.parameters();
    Set<String> bound = parameters == null ? Set.of() : Variables.ofTerms(parameters).keySet();
    Environment environment = Environment.of(known, bound);
    body(rule.body(), environment);
    List<Value> path = new ArrayList<>();
    List<Term> dynamic = new ArrayList<>();
    for (Term part : rule.reference().subList(1, rule.reference().size())) {
      Value key = part instanceof Term.Scalar(Value value, _) ? value : null;
      if (key != null && dynamic.isEmpty()) {
        path.add(key);
      } else {
        dynamic.add(part);
      }
    }
    List<Value> whole = new ArrayList<>(List.of(StringValue.of("data")));
    whole.addAll(path);
    Type made = made(rule, parameters, dynamic, environment);
    if (errors.size() > before) {
      documents.put(whole, Type.ANY);
    } else if (made != null) {
      documents.insert(whole, made);
    }
  }

  private @Nullable Type made(
      ResolvedRule rule,
      @Nullable List<Term> parameters,
      List<Term> dynamic,
      Environment environment) {
    if (parameters != null && !parameters.isEmpty()) {
      return function(parameters, head(rule, environment), environment);
    }
    List<@Nullable Type> keys = new ArrayList<>();
    for (Term key : dynamic) {
      keys.add(environment.of(referenced(key, environment)));
    }
    Term head = head(rule, environment);
    Type value = head == null ? null : environment.of(head);
    Type made = rule.isSet() && value != null ? new Type.Set(value) : value;
    for (Type key : keys.reversed()) {
      if (key == null || made == null) {
        return null;
      }
      made = Type.Object.of(key, made);
    }
    return made;
  }

  private static Type.Function function(
      List<Term> parameters, @Nullable Term head, Environment environment) {
    List<@Nullable Type> operands = new ArrayList<>();
    for (Term parameter : parameters) {
      Variables.ofTerms(List.of(parameter))
          .keySet()
          .forEach(
              name -> {
                if (environment.variable(name) == null) {
                  environment.put(name, Type.ANY);
                }
              });
      operands.add(environment.of(parameter));
    }
    Type value = head == null ? null : environment.of(head);
    return new Type.Function(operands, null, value == null ? Type.ANY : value);
  }

  /// The head without calls, which were checked.
  private @Nullable Term head(ResolvedRule rule, Environment environment) {
    Term head = rule.isSet() ? rule.key() : rule.value();
    if (head == null) {
      return null;
    }
    return referenced(head, environment);
  }

  /// `term` without calls; its references were checked.
  private Term referenced(Term term, Environment environment) {
    Term flat = flat(term, environment);
    references(flat, environment);
    return flat;
  }

  /// Checks the expressions of `body`; the types of variables are noted in `environment`.
  private void body(List<Literal> body, Environment environment) {
    List<RegoError> ignored = new ArrayList<>();
    for (Literal literal : safety.order(body, environment.bound(), ignored)) {
      literal(literal, environment);
    }
  }

  private void literal(Literal literal, Environment environment) {
    TypeTree changed =
        modifiers.applied(literal, environment, with -> modifying(with, environment));
    if (changed == environment.documents()) {
      modified(literal, environment);
    } else {
      Environment inner = environment.withModifiers(changed);
      modified(literal, inner);
      environment.learn(inner);
    }
  }

  /// The term of a modifier without calls; it may name a function. A variable holds what has to be
  /// evaluated.
  private Term modifying(Term term, Environment environment) {
    if (calls.named(term, environment) != null) {
      return flat(term, environment);
    }
    Term flat = referenced(term, environment);
    return isLookedUp(flat) ? calls.hold(flat, environment) : flat;
  }

  /// Whether there are references or comprehensions in `term`.
  private static boolean isLookedUp(Term term) {
    return switch (term) {
      case Term.Scalar _, Term.Var _ -> false;
      case Term.ArrayTerm(List<Term> elements, _) ->
          elements.stream().anyMatch(TypeChecker::isLookedUp);
      case Term.SetTerm(List<Term> elements, _) ->
          elements.stream().anyMatch(TypeChecker::isLookedUp);
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.stream().anyMatch(one -> isLookedUp(one.key()) || isLookedUp(one.value()));
      default -> true;
    };
  }

  private void modified(Literal literal, Environment environment) {
    for (Literal.With with : literal.withs()) {
      if (replaced(with, environment)) {
        return;
      }
    }
    form(literal, environment);
  }

  /// Whether `with` puts a function in the place of one that takes other operands, which is
  /// reported.
  private boolean replaced(Literal.With with, Environment environment) {
    Type.Function wanted = calls.named(with.target(), environment);
    Type.Function have = wanted == null ? null : calls.named(with.value(), environment);
    String wrong =
        wanted == null || have == null ? null : Modifiers.mismatch(with.target(), wanted, have);
    if (wrong != null) {
      calls.report(with.location(), wrong);
    }
    return wrong != null;
  }

  private void form(Literal literal, Environment environment) {
    if (literal.form() instanceof Form.Every || literal.form() instanceof Form.Logical) {
      for (Literal.With with : literal.withs()) {
        calls.documentOnly(with.target(), environment);
        references(with.target(), environment);
      }
    }
    switch (literal.form()) {
      case Form.Single(Term term) -> references(flat(term, environment), environment);
      case Form.Invocation call -> {
        List<Term> operands = flat(call.arguments(), environment);
        operands.forEach(operand -> references(operand, environment));
        invocation(call, operands, literal.location(), environment);
      }
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          someIn(pattern, collection, literal.location(), environment);
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> inner) -> {
        var _ = calls.hold(referenced(collection, environment), environment);
        innerBody(variables, inner, environment);
      }
      case Form.Not(List<Literal> inner, _) -> innerBody(List.of(), inner, environment);
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) -> {
        innerBody(List.of(), left, environment);
        innerBody(List.of(), right, environment);
      }
      case Form.Declaration _ -> {}
    }
  }

  private void innerBody(List<Term.Var> variables, List<Literal> body, Environment environment) {
    Environment closure = environment.inner();
    variables.forEach(variable -> closure.bound().add(variable.name()));
    closure.bound().addAll(Variables.of(body).keySet());
    body.forEach(one -> innerReferences(one, closure));
  }

  /// Checks the references of an expression in a body within this one.
  private void innerReferences(Literal literal, Environment environment) {
    for (Literal.With with : literal.withs()) {
      if (calls.named(with.value(), environment) == null) {
        innerTerm(with.value(), environment);
      }
    }
    switch (literal.form()) {
      case Form.Single(Term term) -> innerTerm(term, environment);
      case Form.Invocation call -> call.arguments().forEach(one -> innerTerm(one, environment));
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        innerTerm(collection, environment);
        if (collection instanceof Term.Ref || collection instanceof Term.Var) {
          references(member(collection, pattern, literal.location()), environment);
        }
      }
      case Form.Every(_, Term collection, List<Literal> body) -> {
        innerTerm(collection, environment);
        body.forEach(one -> innerReferences(one, environment));
      }
      case Form.Not(List<Literal> body, _) ->
          body.forEach(one -> innerReferences(one, environment));
      case Form.Logical(
              _,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) -> {
        left.forEach(one -> innerReferences(one, environment));
        right.forEach(one -> innerReferences(one, environment));
      }
      case Form.Declaration _ -> {}
    }
  }

  /// What `some pattern in collection` looks up.
  private Term.Ref member(Term collection, List<Term> pattern, Location at) {
    List<Term> path =
        new ArrayList<>(collection instanceof Term.Ref ref ? ref.parts() : List.of(collection));
    path.add(pattern.size() == 2 ? pattern.getFirst() : new Term.Var("key'" + results++, at));
    return new Term.Ref(path, at);
  }

  private void innerTerm(Term term, Environment environment) {
    references(term, environment);
    closures(term, environment);
  }

  /// Checks the comprehensions and template strings in `term`.
  private void closures(Term term, Environment environment) {
    switch (term) {
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          comprehension(term, environment);
      case Term.TemplateString(List<Term.Part> parts, _, _) ->
          parts.forEach(part -> part(part, environment));
      case Term.Ref ref -> ref.parts().forEach(part -> closures(part, environment));
      case Term.ArrayTerm(List<Term> elements, _) ->
          elements.forEach(one -> closures(one, environment));
      case Term.SetTerm(List<Term> elements, _) ->
          elements.forEach(one -> closures(one, environment));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                closures(member.key(), environment);
                closures(member.value(), environment);
              });
      case Term.Call(_, List<Term> arguments, _) ->
          arguments.forEach(one -> closures(one, environment));
      case Term.Scalar _, Term.Var _ -> {}
    }
  }

  private void someIn(List<Term> pattern, Term collection, Location at, Environment environment) {
    Term flat = flat(collection, environment);
    references(flat, environment);
    // What is written down without members is looked into all the same, and nothing is there.
    boolean bare = flat instanceof Term.Scalar;
    Term container = bare ? flat : calls.hold(flat, environment);
    Term key =
        pattern.size() == 2
            ? flat(pattern.getFirst(), environment)
            : new Term.Var("key'" + results++, at);
    List<Term> path =
        flat instanceof Term.Ref ref
            ? new ArrayList<>(ref.parts())
            : new ArrayList<>(List.of(container));
    path.add(key);
    Term.Ref member = new Term.Ref(path, at);
    int before = errors.size();
    if (!bare) {
      references(member, environment);
    }
    if (errors.size() == before) {
      calls.equal(flat(pattern.getLast(), environment), member, at, environment);
    }
  }

  private List<Term> flat(List<Term> terms, Environment environment) {
    List<Term> flat = terms.stream().map(term -> called(term, environment)).toList();
    flat.forEach(term -> closures(term, environment));
    return flat;
  }

  /// `term` with variables of their types in the place of the calls in it. Calls and template
  /// strings are checked first, in the order of the source, then the comprehensions that stand in
  /// none of them, which may speak of what calls say of variables.
  private Term flat(Term term, Environment environment) {
    return flat(List.of(term), environment).getFirst();
  }

  /// `term` with variables in the place of calls and template strings, which are checked.
  private Term called(Term term, Environment environment) {
    return switch (term) {
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _ ->
          term;
      case Term.TemplateString(List<Term.Part> parts, _, Location at) -> {
        parts.forEach(part -> part(part, environment));
        yield result(Type.Scalar.STRING, at, environment);
      }
      case Term.Ref(List<Term> parts, Location at) -> {
        List<Term> called = new ArrayList<>(called(parts, environment));
        called.set(0, subject(called.getFirst(), environment));
        yield new Term.Ref(called, at);
      }
      case Term.ArrayTerm(List<Term> elements, Location at) ->
          new Term.ArrayTerm(called(elements, environment), at);
      case Term.SetTerm(List<Term> elements, Location at) ->
          new Term.SetTerm(called(elements, environment), at);
      case Term.ObjectTerm(List<Term.Member> members, Location at) ->
          new Term.ObjectTerm(
              members.stream()
                  .map(
                      member ->
                          new Term.Member(
                              called(member.key(), environment),
                              called(member.value(), environment)))
                  .toList(),
              at);
      case Term.Call(Term operator, List<Term> arguments, Location at) ->
          call(operator, flat(arguments, environment), at, environment);
    };
  }

  private List<Term> called(List<Term> terms, Environment environment) {
    return terms.stream().map(term -> called(term, environment)).toList();
  }

  /// Checks `head`, in which something is looked up; a variable holds it.
  private Term subject(Term head, Environment environment) {
    if (head instanceof Term.Var) {
      return head;
    }
    closures(head, environment);
    references(head, environment);
    Term.Var holder = calls.hold(head, environment);
    environment.putSubject(holder.name(), head);
    return holder;
  }

  private Term.Var result(Type type, Location at, Environment environment) {
    Term.Var result = new Term.Var("call'" + results++, at);
    environment.put(result.name(), type);
    return result;
  }

  private void comprehension(Term term, Environment environment) {
    switch (term) {
      case Term.ArrayComprehension(Term head, List<Literal> body, _) ->
          closure(
              term,
              environment,
              body,
              inner -> new Type.Array(List.of(), inner.of(referenced(head, inner))));
      case Term.SetComprehension(Term head, List<Literal> body, _) ->
          closure(
              term, environment, body, inner -> new Type.Set(inner.of(referenced(head, inner))));
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) ->
          closure(
              term,
              environment,
              body,
              inner ->
                  Type.Object.of(
                      inner.of(referenced(key, inner)), inner.of(referenced(value, inner))));
      default -> throw new IllegalArgumentException("no comprehension: " + term);
    }
  }

  /// Checks a part of a template string, which may have no value.
  private void part(Term.Part part, Environment environment) {
    if (!(part instanceof Term.Part.Computed(Literal literal))) {
      return;
    }
    if (literal.form() instanceof Form.Single(Term.Var(String name, _))) {
      // Text is made of anything, so that nothing is known of the variable any more.
      environment.put(name, Type.ANY);
      return;
    }
    Environment inner = environment.inner();
    if (literal.form() instanceof Form.Invocation(Term.Ref operator, List<Term> arguments)
        && literal.withs().isEmpty()) {
      // Its result is taken, so that even `==` is a call like others.
      call(operator, flat(arguments, inner), literal.location(), inner);
    } else {
      body(List.of(literal), inner);
    }
  }

  private void closure(
      Term term,
      Environment environment,
      List<Literal> body,
      Function<Environment, @Nullable Type> type) {
    if (environment.knowsClosure(term)) {
      return;
    }
    int before = errors.size();
    Environment inner = environment.inner();
    body(body, inner);
    Type made = errors.size() == before ? type.apply(inner) : null;
    environment.putClosure(term, errors.size() == before ? made : null);
    if (errors.size() == before) {
      again(term, environment);
    }
  }

  /// Checks the closures within `closure` as if they stood beside it, where nothing is known of
  /// the variables of the bodies between. It rejects some that could be evaluated, and so does the
  /// reference.
  private void again(Term closure, Environment environment) {
    List<Closures.Nested> within = Closures.within(closure);
    if (within.size() <= MOST_WITHIN) {
      within.forEach(one -> closures(one.term(), environment.anew(one.around())));
    }
  }

  private Term call(Term operator, List<Term> operands, Location at, Environment environment) {
    Type.Function function =
        operator instanceof Term.Ref ref ? calls.function(ref, environment) : null;
    operands.forEach(operand -> references(operand, environment));
    Type told = operands.isEmpty() ? metadata.apply(operator.toString()) : null;
    if (function == null || told != null) {
      return result(told == null ? Type.ANY : told, at, environment);
    }
    if (calls.member(operator.toString(), operands, at, environment)) {
      calls.arguments((Term.Ref) operator, function, operands, at, environment);
    }
    Type type = function.result();
    return result(type == null ? Type.ANY : type, at, environment);
  }

  private void invocation(
      Form.Invocation call, List<Term> operands, Location at, Environment environment) {
    if (call.name().equals("eq") && operands.size() == 2) {
      calls.equal(operands.get(0), operands.get(1), at, environment);
      return;
    }
    if (call.name().equals("equal") && operands.size() == 2) {
      calls.equal(operands.get(0), operands.get(1), at, environment);
      return;
    }
    Type.Function function = calls.function(call.operator(), environment);
    if (function != null && calls.member(call.name(), operands, at, environment)) {
      calls.arguments(call.operator(), function, operands, at, environment);
    }
  }

  /// Checks the references in `term` outside of comprehensions.
  private void references(Term term, Environment environment) {
    ReferenceCheck.checkAll(environment, term, errors);
  }
}
