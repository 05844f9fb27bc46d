package dev.lockstep.rego.types;

import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known at a point of a rule: the types of its variables and of documents.
final class Environment {
  private final @Nullable Environment around;
  private final Map<String, Type> variables = new HashMap<>();
  private final Map<Term, @Nullable Type> closures;

  /// What variables of the checker's own stand for where something is looked up in them.
  private final Map<String, Term> subjects = new HashMap<>();

  private final TypeTree documents;
  private final TypeTree functions;

  /// The variables that have values.
  private final Set<String> bound;

  private Environment(
      @Nullable Environment around,
      TypeTree documents,
      TypeTree functions,
      Set<String> bound,
      Map<Term, @Nullable Type> closures) {
    this.around = around;
    this.documents = documents;
    this.functions = functions;
    this.bound = bound;
    this.closures = closures;
  }

  /// The environment of a rule whose parameters are `bound`.
  static Environment of(TypeTree documents, Set<String> bound) {
    return new Environment(
        null, documents, documents, new HashSet<>(bound), new IdentityHashMap<>());
  }

  /// The environment of a closure.
  Environment inner() {
    return new Environment(this, documents, functions, new HashSet<>(bound), closures);
  }

  /// The same, where nothing is known of comprehensions and `more` variables have values.
  Environment anew(Set<String> more) {
    Set<String> all = new HashSet<>(bound);
    all.addAll(more);
    return new Environment(this, documents, functions, all, new IdentityHashMap<>());
  }

  /// The environment of an expression for which modifiers change what `changed` says of documents.
  Environment withModifiers(TypeTree changed) {
    Environment inner = new Environment(around, changed, changed, bound, closures);
    inner.variables.putAll(variables);
    return inner;
  }

  /// Takes what `other`, made by [#withModifiers], knows of variables.
  void learn(Environment other) {
    variables.putAll(other.variables);
  }

  TypeTree documents() {
    return documents;
  }

  /// The variables that have values.
  Set<String> bound() {
    return bound;
  }

  /// The function that `operator`, a path of `data`, names, or null.
  Type.@Nullable Function function(Term.Ref operator) {
    return reference(operator, functions) instanceof Type.Function function ? function : null;
  }

  @Nullable Type variable(String name) {
    Type known = variables.get(name);
    return known != null || around == null ? known : around.variable(name);
  }

  void put(String name, @Nullable Type type) {
    if (type != null) {
      variables.put(name, type);
    }
  }

  /// Notes the type of a comprehension that was checked, null where it is invalid.
  void putClosure(Term comprehension, @Nullable Type type) {
    closures.put(comprehension, type);
  }

  /// Notes that the variable `name` stands for `subject` in references.
  void putSubject(String name, Term subject) {
    subjects.put(name, subject);
  }

  /// What the variable `name` stands for in references, null where for itself.
  @Nullable Term subject(String name) {
    return subjects.get(name);
  }

  boolean knowsClosure(Term comprehension) {
    return closures.containsKey(comprehension);
  }

  /// The type of `term`, in which there are no calls; null where it is not known.
  @Nullable Type of(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> Types.of(value);
      case Term.Var variable -> variable(variable.name());
      case Term.Ref ref -> reference(ref);
      case Term.ArrayTerm(List<Term> elements, _) -> {
        List<@Nullable Type> known = new ArrayList<>();
        elements.forEach(element -> known.add(of(element)));
        yield new Type.Array(known, null);
      }
      case Term.SetTerm(List<Term> elements, _) -> {
        Type all = null;
        for (Term element : elements) {
          all = Types.or(all, of(element));
        }
        yield new Type.Set(all);
      }
      case Term.ObjectTerm(List<Term.Member> members, _) -> object(members);
      case Term.TemplateString _ -> Type.Scalar.STRING;
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          closures.get(term);
      case Term.Call _ -> null;
    };
  }

  private Type object(List<Term.Member> members) {
    SortedMap<Value, @Nullable Type> known = new TreeMap<>();
    Type key = null;
    Type value = null;
    boolean open = false;
    for (Term.Member member : members) {
      Value constant = Constants.key(member.key());
      if (constant != null) {
        known.put(constant, of(member.value()));
      } else {
        key = of(member.key());
        value = of(member.value());
        open = true;
      }
    }
    return new Type.Object(known, key, value, open);
  }

  private @Nullable Type reference(Term.Ref ref) {
    return reference(ref, documents);
  }

  private @Nullable Type reference(Term.Ref ref, TypeTree from) {
    List<Term> parts = ref.parts();
    if (!(ref.head() instanceof Term.Var(String name, _))) {
      return select(of(ref.head()), parts, 1);
    }
    if (!name.equals("data") && !name.equals("input")) {
      return select(variable(name), parts, 1);
    }
    TypeTree tree = from.child(StringValue.of(name));
    int at = 1;
    while (tree != null && at < parts.size()) {
      Value key = Constants.of(parts.get(at));
      if (tree.type() != null) {
        TypeTree child = key == null ? null : tree.child(key);
        if (child == null) {
          return select(tree.type(), parts, at);
        }
        tree = child;
      } else if (key == null) {
        return select(tree.extent(), parts, at);
      } else {
        tree = tree.child(key);
      }
      at++;
    }
    return tree == null ? Type.ANY : tree.extent();
  }

  private static @Nullable Type select(@Nullable Type type, List<Term> parts, int from) {
    Type selected = type;
    for (Term part : parts.subList(from, parts.size())) {
      if (selected == null) {
        return null;
      }
      Value key = Constants.of(part);
      boolean scalar = part instanceof Term.Scalar;
      if (key != null && scalar) {
        selected = Types.select(selected, key);
      } else {
        selected = isEmptyCollection(selected) ? Type.ANY : Types.values(selected);
      }
    }
    return selected;
  }

  static boolean isEmptyCollection(@Nullable Type type) {
    return switch (type) {
      case Type.Object object -> object.known().isEmpty() && !object.open();
      case Type.Array array -> array.known().isEmpty() && array.further() == null;
      case Type.Set(Type of) -> of == null;
      case null, default -> false;
    };
  }
}
