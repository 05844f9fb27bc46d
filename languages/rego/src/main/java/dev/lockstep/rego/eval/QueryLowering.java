package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.compile.Names;
import dev.lockstep.rego.compile.Safety;
import dev.lockstep.rego.compile.Variables;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Makes a chain of steps of a query. Its terms and calls are given names, by which their values
/// are reported.
final class QueryLowering {
  private final DocumentTree tree;
  private final Arities arities;
  private final List<RegoError> errors;

  QueryLowering(DocumentTree tree, Arities arities, List<RegoError> errors) {
    this.tree = tree;
    this.arities = arities;
    this.errors = errors;
  }

  PreparedQuery query(List<Literal> body, ConcurrentHashMap<Object, Object> shared) {
    RuleContext context =
        new RuleContext(tree, arities, errors, () -> ArrayValue.EMPTY, () -> ObjectValue.EMPTY);
    List<Literal> named = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (Literal literal : body) {
      String name = "expression'" + expressions.size();
      Literal withName = named(literal, name);
      expressions.add(withName.equals(literal) ? "" : name);
      named.add(withName);
    }
    if (body.size() > 1 || Iteration.isIn(body, tree.builtins)) {
      // A solution that says no is none where others may say yes.
      for (int i = 0; i < body.size(); i++) {
        if (!expressions.get(i).isEmpty()) {
          Location at = body.get(i).location();
          named.add(Literal.of(new Form.Single(new Term.Var(expressions.get(i), at)), at));
        }
      }
    }
    Safety safety = Safety.in(arities, Set.of()).within(named);
    BodyLowering lowering = new BodyLowering(context, safety, new HashSet<>());
    lowering.addAll(named);
    Map<String, Integer> bindings = new TreeMap<>();
    for (String name : Variables.of(body).keySet()) {
      if (!name.startsWith("$")) {
        bindings.put(Names.inSource(name), context.slot(name));
      }
    }
    int[] slots =
        expressions.stream().mapToInt(name -> name.isEmpty() ? -1 : context.slot(name)).toArray();
    Step chain = lowering.endingIn(new Steps.Emit());
    return new PreparedQuery(chain, context.layout(), bindings, slots, tree.size(), shared);
  }

  private Literal named(Literal literal, String name) {
    if (literal.negated()) {
      return literal;
    }
    return switch (literal.form()) {
      case Form.Single(Term term) -> unified(literal, term, name);
      case Form.Invocation call when call.arguments().size() == arities.of(call.operator()) ->
          call.name().equals("eq")
              ? literal
              : unified(
                  literal,
                  new Term.Call(call.operator(), call.arguments(), literal.location()),
                  name);
      case Form.Invocation _,
          Form.Declaration _,
          Form.SomeIn _,
          Form.Every _,
          Form.Not _,
          Form.Logical _ ->
          literal;
    };
  }

  private static Literal unified(Literal literal, Term term, String name) {
    Term.Var variable = new Term.Var(name, literal.location());
    Term.Ref unify =
        new Term.Ref(List.of(new Term.Var("eq", literal.location())), literal.location());
    return literal.saying(new Form.Invocation(unify, List.of(variable, term)));
  }
}
