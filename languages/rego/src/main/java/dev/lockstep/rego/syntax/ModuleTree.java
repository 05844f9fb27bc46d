package dev.lockstep.rego.syntax;

import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The tree of a module as a value, in the shape in which Open Policy Agent writes it as JSON.
public final class ModuleTree {
  private final boolean locations;
  private final boolean comments;
  private final TermTree terms;

  private ModuleTree(boolean locations, boolean comments) {
    this.locations = locations;
    this.comments = comments;
    this.terms = new TermTree(this);
  }

  /// The tree of `module`.
  ///
  /// @param locations whether each node says where it stands
  /// @param comments whether comments are listed
  public static ObjectValue of(Module module, boolean locations, boolean comments) {
    return new ModuleTree(locations, comments).module(module);
  }

  /// The trees of the expressions of `body`, without places.
  public static ArrayValue of(List<Literal> body) {
    return new ModuleTree(false, false).body(body, false);
  }

  private ObjectValue module(Module module) {
    ObjectValue.Builder tree = new ObjectValue.Builder();
    ObjectValue.Builder named = new ObjectValue.Builder();
    named.put("path", each(module.path().parts(), terms::term));
    tree.put("package", placed(named, module.packageLocation()).build());
    if (!module.imports().isEmpty()) {
      tree.put("imports", each(module.imports(), this::statement));
    }
    if (!module.annotations().isEmpty()) {
      tree.put("annotations", each(module.annotations(), this::annotations));
    }
    if (!module.rules().isEmpty()) {
      tree.put("rules", each(module.rules(), rule -> rule(rule, module)));
    }
    if (comments && !module.comments().isEmpty()) {
      tree.put("comments", each(module.comments(), ModuleTree::comment));
    }
    return tree.build();
  }

  static <T> ArrayValue each(Collection<T> parts, Function<T, Value> tree) {
    List<Value> all = new ArrayList<>(parts.size());
    for (T part : parts) {
      all.add(tree.apply(part));
    }
    return ArrayValue.of(all);
  }

  ObjectValue.Builder placed(ObjectValue.Builder node, Location at) {
    if (locations) {
      node.put("location", place(at).put("text", base64(at.text())).build());
    }
    return node;
  }

  private static ObjectValue.Builder place(Location at) {
    return new ObjectValue.Builder()
        .put("file", StringValue.of(at.file()))
        .put("row", NumberValue.of(at.row()))
        .put("col", NumberValue.of(at.column()));
  }

  private static StringValue base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return StringValue.of(Base64.getEncoder().encodeToString(bytes));
  }

  private static Value comment(Comment comment) {
    return new ObjectValue.Builder()
        .put("Text", base64(comment.text()))
        .put("Location", place(comment.location()).build())
        .build();
  }

  private Value statement(Import statement) {
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("path", terms.term(statement.path()));
    if (!statement.alias().isEmpty()) {
      node.put("alias", StringValue.of(statement.alias()));
    }
    return placed(node, statement.location()).build();
  }

  private Value annotations(Annotations annotations) {
    ObjectValue.Builder node = annotations.content().toBuilder();
    if (annotations.content().get("schemas") instanceof ArrayValue schemas) {
      node.put("schemas", each(schemas.asList(), ModuleTree::schema));
    }
    return placed(node, annotations.location()).build();
  }

  /// `input: schema.a` or `data.b: {...}`
  private static Value schema(Value entry) {
    if (!(entry instanceof ObjectValue object) || object.size() != 1) {
      return entry;
    }
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("path", path(object.key(0)));
    if (object.value(0) instanceof StringValue) {
      node.put("schema", path(object.value(0)));
    } else {
      node.put("definition", object.value(0));
    }
    return node.build();
  }

  private static Value path(Value text) {
    String path = text instanceof StringValue string ? string.text() : text.toString();
    List<Value> parts = new ArrayList<>();
    for (String part : path.split("\\.")) {
      String type = parts.isEmpty() ? "var" : "string";
      parts.add(TermTree.typed(type, StringValue.of(part)).build());
    }
    return ArrayValue.of(parts);
  }

  private Value rule(Rule rule, Module module) {
    ObjectValue.Builder node = new ObjectValue.Builder();
    List<Annotations> own =
        module.annotations().stream()
            .filter(annotations -> annotations.target().equals(rule.location()))
            .toList();
    if (!own.isEmpty()) {
      node.put("annotations", each(own, this::annotations));
    }
    if (rule.isDefault()) {
      node.put("default", BooleanValue.TRUE);
    }
    node.put("head", head(rule));
    node.put("body", body(rule.body(), rule.generatedBody()));
    Rule otherwise = rule.otherwise();
    if (otherwise != null) {
      node.put("else", rule(otherwise, module));
    }
    return placed(node, rule.location()).build();
  }

  private Value head(Rule rule) {
    Head head = rule.head();
    ObjectValue.Builder node = new ObjectValue.Builder();
    List<Term> parts = head.reference().parts();
    Term second = parts.size() == 2 && head.key() == null ? parts.get(1) : null;
    boolean isFunction = head.arguments() != null;
    boolean ofBody = rule.generatedBody() && !rule.isDefault();
    boolean valued = head.value() != null && !head.generatedValue();
    boolean named = second != null && !isFunction && valued;
    if (parts.size() == 1 || named) {
      node.put("name", StringValue.of(head.name()));
    }
    Term key = head.key();
    if (key != null) {
      node.put("key", terms.term(key));
    } else if (second != null && !isFunction && (ofBody || isOpen(second))) {
      node.put("key", terms.term(second));
    }
    List<Term> arguments = head.arguments();
    if (arguments != null) {
      node.put("args", each(arguments, terms::term));
    }
    Term value = head.value();
    if (value != null) {
      node.put("value", terms.term(value));
    }
    if (head.assigned()) {
      node.put("assign", BooleanValue.TRUE);
    }
    node.put("ref", each(parts, terms::term));
    return placed(node, head.location()).build();
  }

  private static boolean isOpen(Term key) {
    return !DefaultRules.isGround(key);
  }

  /// The expressions of a body, numbered.
  ArrayValue body(List<Literal> body, boolean generated) {
    List<Value> all = new ArrayList<>();
    for (Literal literal : body) {
      all.add(literal(literal, all.size(), generated));
    }
    return ArrayValue.of(all);
  }

  Value literal(Literal literal, int index, boolean generated) {
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("index", NumberValue.of(index));
    if (generated) {
      node.put("generated", BooleanValue.TRUE);
    }
    if (literal.negated()) {
      node.put("negated", BooleanValue.TRUE);
    }
    node.put("terms", form(literal.form(), literal.location()));
    if (!literal.withs().isEmpty()) {
      node.put("with", each(literal.withs(), this::with));
    }
    return placed(node, literal.location()).build();
  }

  private Value with(Literal.With with) {
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("target", terms.term(with.target())).put("value", terms.term(with.value()));
    return placed(node, with.location()).build();
  }

  private Value form(Form form, Location at) {
    return switch (form) {
      case Form.Single(Term term) -> terms.term(term);
      case Form.Invocation call -> {
        List<Value> parts = new ArrayList<>(List.of(terms.term(call.operator())));
        call.arguments().forEach(argument -> parts.add(terms.term(argument)));
        yield ArrayValue.of(parts);
      }
      case Form.Declaration(List<Term.Var> variables) ->
          placed(new ObjectValue.Builder().put("symbols", each(variables, terms::term)), at)
              .build();
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        Value member = terms.member(pattern, collection, at);
        yield placed(new ObjectValue.Builder().put("symbols", ArrayValue.of(member)), at).build();
      }
      case Form.Every every -> every(every, at);
      case Form.Not(List<Literal> body, boolean braces) ->
          new ObjectValue.Builder()
              .put("type", StringValue.of("not"))
              .put("explicit_body", BooleanValue.of(braces))
              .put("body", body(body, false))
              .build();
      case Form.Logical logical -> logical(logical);
    };
  }

  private Value every(Form.Every every, Location at) {
    boolean keyed = every.variables().size() == 2;
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("key", keyed ? terms.term(every.variables().getFirst()) : NullValue.NULL)
        .put("value", terms.term(every.variables().getLast()))
        .put("domain", terms.term(every.collection()))
        .put("body", body(every.body(), false));
    return placed(node, at).build();
  }

  private Value logical(Form.Logical logical) {
    ObjectValue.Builder node = new ObjectValue.Builder();
    node.put("type", StringValue.of(logical.conjunction() ? "and" : "or"))
        .put("lhs", body(logical.left().body(), false))
        .put("rhs", body(logical.right().body(), false));
    if (logical.left().braces()) {
      node.put("explicit_lhs", BooleanValue.TRUE);
    }
    if (logical.right().braces()) {
      node.put("explicit_rhs", BooleanValue.TRUE);
    }
    return node.build();
  }
}
