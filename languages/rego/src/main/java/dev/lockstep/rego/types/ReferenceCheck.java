package dev.lockstep.rego.types;

import dev.lockstep.rego.compile.Names;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds references to what cannot be there, and learns what may be in their brackets.
final class ReferenceCheck {
  private final Environment environment;
  private final Term.Ref ref;
  private final List<Term> parts;

  private ReferenceCheck(Environment environment, Term.Ref ref) {
    this.environment = environment;
    this.ref = ref;
    this.parts = ref.parts();
  }

  /// What is wrong with `ref`, or null.
  static @Nullable RegoError check(Environment environment, Term.Ref ref) {
    ReferenceCheck check = new ReferenceCheck(environment, ref);
    if (environment.of(ref) instanceof Type.Function function) {
      return check.unsupported(ref.parts().size() - 1, function);
    }
    return check.check();
  }

  /// Checks the references in `term` outside of comprehensions. What is wrong goes to `errors`.
  static void checkAll(Environment environment, Term term, List<RegoError> errors) {
    switch (term) {
      case Term.Ref ref -> {
        RegoError error = check(environment, ref);
        if (error != null) {
          errors.add(error);
          return;
        }
        ref.parts().forEach(part -> checkAll(environment, part, errors));
      }
      case Term.ArrayTerm(List<Term> elements, _) ->
          elements.forEach(one -> checkAll(environment, one, errors));
      case Term.SetTerm(List<Term> elements, _) ->
          elements.forEach(one -> checkAll(environment, one, errors));
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          members.forEach(
              member -> {
                checkAll(environment, member.key(), errors);
                checkAll(environment, member.value(), errors);
              });
      case Term.Call(_, List<Term> arguments, _) ->
          arguments.forEach(one -> checkAll(environment, one, errors));
      case Term.Scalar _,
          Term.Var _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _,
          Term.TemplateString _ -> {}
    }
  }

  private @Nullable RegoError check() {
    if (!(ref.head() instanceof Term.Var(String name, _))) {
      return leaf(environment.of(ref.head()), 1);
    }
    if (!name.equals("data") && !name.equals("input")) {
      if (environment.variable(name) == null) {
        environment.put(name, Type.ANY);
      }
      return leaf(environment.variable(name), 1);
    }
    TypeTree tree = environment.documents().child(StringValue.of(name));
    if (tree == null) {
      return leaf(Type.ANY, 1);
    }
    return tree.type() == null ? documents(tree, 1) : leaf(tree.type(), 1);
  }

  private @Nullable RegoError documents(TypeTree tree, int at) {
    if (at == parts.size()) {
      return null;
    }
    Term part = parts.get(at);
    boolean name = part instanceof Term.Var || part instanceof Term.Scalar(StringValue _, _);
    if (at <= 2 && !name) {
      return invalid(at, environment.of(part), Type.Scalar.STRING, tree.keys());
    }
    if (part instanceof Term.Var(String variable, _)) {
      Type keys = Types.keys(tree.extent());
      Type known = environment.variable(variable);
      if (known == null) {
        environment.put(variable, keys);
      } else if (!Types.haveCommon(keys, known)) {
        return invalid(at, known, keys, tree.keys());
      }
    }
    if (part instanceof Term.Ref inner) {
      Type keys = Types.keys(tree.extent());
      Type known = environment.of(inner);
      if (known != null && !Types.haveCommon(keys, known)) {
        return invalid(at, known, keys, tree.keys());
      }
    }
    Value key = Constants.of(part);
    TypeTree child = key == null ? null : tree.child(key);
    if (child == null) {
      return leaf(Type.ANY, 1);
    }
    return child.type() == null ? documents(child, at + 1) : leaf(child.type(), at + 1);
  }

  private @Nullable RegoError leaf(@Nullable Type type, int at) {
    if (at == parts.size() || (type == null && at == 1)) {
      return null;
    }
    if (type == null) {
      return unsupported(at - 1, null);
    }
    Term part = parts.get(at);
    if (Environment.isEmptyCollection(type)) {
      return ofNothing(type, part, at);
    }
    Type keys = Types.keys(type);
    if (keys == null) {
      return unsupported(at - 1, type);
    }
    switch (part) {
      case Term.Var(String name, _) -> {
        Type known = environment.variable(name);
        if (known == null) {
          environment.put(name, keys);
        } else if (!Types.haveCommon(known, keys)) {
          return invalid(at, known, keys, oneOf(type));
        }
      }
      case Term.Ref inner -> {
        Type known = environment.of(inner);
        if (known != null && !Types.haveCommon(known, keys)) {
          return invalid(at, known, keys, oneOf(type));
        }
      }
      case Term.ArrayTerm _, Term.ObjectTerm _, Term.SetTerm _ -> {
        if (!new Unification(environment).canBe(part, keys, false)) {
          return invalid(at, environment.of(part), keys, List.of());
        }
      }
      case Term.Scalar(Value key, _) -> {
        Type selected = Types.select(type, key);
        return selected == null ? invalid(at, null, keys, oneOf(type)) : leaf(selected, at + 1);
      }
      default -> {}
    }
    return leaf(Types.values(type), at + 1);
  }

  /// What has no members may be searched, but has none of a given name.
  private @Nullable RegoError ofNothing(Type type, Term part, int at) {
    if (part instanceof Term.Scalar) {
      return invalid(at, null, null, List.of());
    }
    if (part instanceof Term.Var(String name, _)) {
      Type known = environment.variable(name);
      Type keys = Types.keys(type);
      if (known == null) {
        environment.put(name, Type.ANY);
      } else if (keys != null && !Types.haveCommon(known, keys)) {
        return invalid(at, known, keys, List.of());
      }
    }
    return null;
  }

  private static List<Value> oneOf(Type type) {
    return switch (type) {
      case Type.Object object -> List.copyOf(object.known().keySet());
      case Type.Any(List<Type> of) -> {
        List<Value> all = new ArrayList<>();
        for (Type one : of) {
          if (one instanceof Type.Object object) {
            object.known().keySet().stream().filter(k -> !all.contains(k)).forEach(all::add);
          }
        }
        yield all;
      }
      default -> List.of();
    };
  }

  private RegoError unsupported(int at, @Nullable Type have) {
    String shown = shown(parts.size());
    String message =
        have instanceof Type.Function
            ? "function " + shown + " used as reference, not called"
            : "undefined ref: " + shown;
    return error(
        message,
        List.of(
            shown, "^".repeat(shown(at + 1).length()), "have: " + (have == null ? "<nil>" : have)));
  }

  private RegoError invalid(int at, @Nullable Type have, @Nullable Type want, List<Value> oneOf) {
    String pad = " ".repeat(shown(at).length() + 1);
    List<String> lines = new ArrayList<>(List.of(shown(parts.size()), pad + "^"));
    lines.add(pad + (have == null ? "have: " + shownPart(parts.get(at)) : "have (type): " + have));
    if (!oneOf.isEmpty() || want == null) {
      String words = String.join(" ", oneOf.stream().sorted().map(Value::toString).toList());
      lines.add(pad + "want (one of): [" + words + "]");
    } else {
      lines.add(pad + "want (type): " + want);
    }
    return error("undefined ref: " + shown(parts.size()), lines);
  }

  private String shownPart(Term part) {
    return sourced(part).toString();
  }

  private String shown(int length) {
    List<Term> sourced = parts.subList(0, length).stream().map(this::sourced).toList();
    return new Term.Ref(sourced, Location.NONE).toString();
  }

  private Term sourced(Term part) {
    if (!(part instanceof Term.Var(String name, Location at))) {
      return part;
    }
    Term subject = environment.subject(name);
    return subject == null ? new Term.Var(Names.inSource(name), at) : subject;
  }

  private RegoError error(String message, List<String> lines) {
    return new RegoError(
        RegoError.TYPE, message + "\n\t" + String.join("\n\t", lines), ref.location());
  }
}
