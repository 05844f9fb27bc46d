package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A place below `data` at which, or below which, there are rules.
final class Document {
  final int number;
  final List<Value> path;

  /// In the order of their keys, which is that in which they are computed.
  final SortedMap<Value, Document> children = new TreeMap<>();
  @Nullable Group group;

  Document(int number, List<Value> path) {
    this.number = number;
    this.path = List.copyOf(path);
  }

  /// The path of the child `key`.
  List<Value> childPath(Value key) {
    List<Value> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  boolean isFunction() {
    return group != null && group.kind == Group.Kind.FUNCTION;
  }

  /// The document, what is stored there included; null where it is undefined.
  @Nullable Value value(Evaluation evaluation) {
    Scope scope = evaluation.scope;
    return switch (scope.document(number)) {
      case Value value -> value;
      case Scope.Progress.UNDEFINED -> null;
      case Scope.Progress.RUNNING ->
          throw new EvaluationError(
              EvaluationError.INTERNAL, "document depends on itself: " + path, Location.NONE);
      case null, default -> {
        Object result = null;
        scope.document(number, Scope.Progress.RUNNING);
        try {
          Value value = compute(evaluation);
          result = value == null ? Scope.Progress.UNDEFINED : value;
          yield value;
        } finally {
          scope.document(number, result);
        }
      }
    };
  }

  private @Nullable Value compute(Evaluation evaluation) {
    if (isReplaced(evaluation.scope)) {
      return stored(evaluation.scope);
    }
    Group rules = group;
    if (rules == null) {
      return merged(stored(evaluation.scope), evaluation);
    }
    if (rules.kind != Group.Kind.OBJECT || children.isEmpty()) {
      return rules.document(evaluation);
    }
    PartialDocument members = new PartialDocument();
    fill(members, evaluation);
    return members.build();
  }

  /// Puts what the rules here and below make into `members`; nothing where none of them holds.
  private void fill(PartialDocument members, Evaluation evaluation) {
    Group rules = group;
    if (rules != null) {
      rules.fill(members, evaluation);
    }
    for (Map.Entry<Value, Document> entry : children.entrySet()) {
      Document child = entry.getValue();
      Group own = child.group;
      if (own == null || own.kind == Group.Kind.OBJECT) {
        PartialDocument below = new PartialDocument();
        child.fill(below, evaluation);
        if (!below.isEmpty()) {
          members.merge(entry.getKey(), below);
        }
      } else {
        Value value = child.value(evaluation);
        if (value != null
            && !(value instanceof SetValue set && set.size() == 0 && own.kind == Group.Kind.SET)) {
          members.put(entry.getKey(), value, own.kind == Group.Kind.SET);
        }
      }
    }
  }

  /// Whether `with` has put something in the place of this document or of one around it.
  boolean isReplaced(Scope scope) {
    for (List<Value> replaced : scope.replaced) {
      if (replaced.size() <= path.size() && path.subList(0, replaced.size()).equals(replaced)) {
        return true;
      }
    }
    return false;
  }

  /// What is stored at this place.
  @Nullable Value stored(Scope scope) {
    Value value = scope.data;
    for (int i = 0; i < path.size() && value != null; i++) {
      value = Nodes.lookup(value, path.get(i));
    }
    return value;
  }

  /// What is stored here together with what the children are. What is stored counts more than what
  /// a rule of the same name makes.
  private Value merged(@Nullable Value around, Evaluation evaluation) {
    if (around != null && !(around instanceof ObjectValue)) {
      return around;
    }
    ObjectValue.Builder members =
        around instanceof ObjectValue object ? object.toBuilder() : new ObjectValue.Builder();
    for (Map.Entry<Value, Document> child : children.entrySet()) {
      boolean isStored = child.getValue().group != null && members.get(child.getKey()) != null;
      Value value = isStored ? null : child.getValue().value(evaluation);
      if (value != null) {
        members.put(child.getKey(), value);
      }
    }
    return members.build();
  }

  /// The node for this document.
  static final class Read extends Node {
    private final Document document;

    Read(Document document) {
      this.document = document;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      return document.value(frame.evaluation);
    }
  }

  /// A member of a document that rules make, which may also have a rule of its own.
  static final class ReadMember extends Node {
    private final Document document;
    private final Value key;

    ReadMember(Document document, Value key) {
      this.document = document;
      this.key = key;
    }

    @Override
    @Nullable Value eval(Frame frame) {
      Evaluation evaluation = frame.evaluation;
      Document child = document.children.get(key);
      Value own =
          child == null || document.isReplaced(evaluation.scope) ? null : child.value(evaluation);
      Group rules = document.group;
      Value made =
          rules == null || document.isReplaced(evaluation.scope)
              ? document.stored(evaluation.scope)
              : rules.document(evaluation);
      Value member = made == null ? null : Nodes.lookup(made, key);
      return own == null || member == null ? (own == null ? member : own) : Union.of(own, member);
    }
  }
}
