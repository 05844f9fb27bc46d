package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.rego.types.Type;
import dev.lockstep.rego.types.TypeText;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All documents and functions that the rules of a program make.
final class DocumentTree {
  final Builtins builtins;
  final Document root = new Document(0, List.of());
  final Calls.Replacements replacements;

  /// Whether observers are told of each expression.
  final boolean observed;

  private final Map<String, Group> functions = new HashMap<>();
  private int size = 1;

  DocumentTree(Builtins builtins, boolean observed) {
    this.observed = observed;
    this.builtins = builtins;
    Map<String, Builtin> byName = new HashMap<>();
    builtins.all().forEach(builtin -> byName.put(builtin.name(), builtin));
    this.replacements = new Calls.Replacements(functions, byName);
  }

  /// The number of documents.
  int size() {
    return size;
  }

  /// The document at `path`, which is made where it is missing.
  Document at(List<Value> path) {
    Document document = root;
    for (Value key : path) {
      Document child = document.children.get(key);
      if (child == null) {
        child = new Document(size++, document.childPath(key));
        document.children.put(key, child);
      }
      document = child;
    }
    return document;
  }

  /// The group that makes the document at `path`, which is made where it is missing.
  Group group(List<Value> path, String name, Group.Kind kind, int parameters, boolean callable) {
    Document document = at(path);
    Group group = document.group;
    if (group == null) {
      group = new Group(document.number, name, kind, parameters, callable);
      document.group = group;
      if (callable) {
        functions.put(name, group);
      }
    }
    return group;
  }

  /// The document at `path`, or null where rules make nothing there.
  @Nullable Document find(List<Value> path) {
    Document document = root;
    for (Value key : path) {
      document = document.children.get(key);
      if (document == null) {
        return null;
      }
    }
    return document;
  }

  /// Whether rules make the document at `path`, all of it.
  boolean has(List<Value> path) {
    Document document = find(path);
    return document != null && document.group != null && !document.group.callable;
  }

  /// The function that `operator` names, or null.
  @Nullable Group function(Term.Ref operator) {
    List<Value> path = constantPath(operator);
    Document document = path == null ? null : find(path);
    Group group = document == null ? null : document.group;
    return group != null && group.callable ? group : null;
  }

  /// The types of the built-in that `operator` names, or null.
  Type.@Nullable Function signature(Term.Ref operator) {
    Builtin builtin = builtins.find(operator.toString());
    return builtin == null ? null : TypeText.signature(builtin.signature());
  }

  /// What follows `data` in `ref`, or null where it is not below `data` or not constant.
  static @Nullable List<Value> constantPath(Term.Ref ref) {
    if (!(ref.head() instanceof Term.Var(String root, _)) || !root.equals("data")) {
      return null;
    }
    List<Value> path = new ArrayList<>();
    for (Term part : ref.parts().subList(1, ref.parts().size())) {
      if (!(part instanceof Term.Scalar(Value key, _))) {
        return null;
      }
      path.add(key);
    }
    return path;
  }

  /// `data` and `path` as a reference is written.
  static String name(List<Value> path) {
    List<Term> parts = new ArrayList<>();
    parts.add(new Term.Var("data", Location.NONE));
    for (Value key : path) {
      parts.add(new Term.Scalar(key, Location.NONE));
    }
    return new Term.Ref(parts, Location.NONE).toString();
  }

  /// The string `text` as a key.
  static Value key(String text) {
    return StringValue.of(text);
  }
}
