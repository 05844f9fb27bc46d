package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place below `data` at which, or below which, there are rules.
final class Document {
  private static final Object RUNNING = new Object();

  final int number;
  final List<Value> path;
  final Map<Value, Document> children = new LinkedHashMap<>();
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
    Object known = scope.documents[number];
    if (known == null) {
      scope.documents[number] = RUNNING;
      Value value = compute(evaluation);
      scope.documents[number] = value == null ? Scope.UNDEFINED : value;
      return value;
    }
    if (known == RUNNING) {
      throw new EvaluationError(
          EvaluationError.INTERNAL, "document depends on itself: " + path, Location.NONE);
    }
    return known == Scope.UNDEFINED ? null : (Value) known;
  }

  private @Nullable Value compute(Evaluation evaluation) {
    if (isReplaced(evaluation.scope)) {
      return stored(evaluation.scope);
    }
    Group rules = group;
    if (rules == null) {
      return merged(stored(evaluation.scope), evaluation);
    }
    Value made = rules.document(evaluation);
    return rules.kind == Group.Kind.OBJECT && !children.isEmpty() ? merged(made, evaluation) : made;
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

  private @Nullable Value merged(@Nullable Value around, Evaluation evaluation) {
    ObjectValue.Builder members =
        around instanceof ObjectValue object ? object.toBuilder() : new ObjectValue.Builder();
    for (Map.Entry<Value, Document> child : children.entrySet()) {
      Value value = child.getValue().value(evaluation);
      if (value != null) {
        checkConflict(members.get(child.getKey()), value);
        members.put(child.getKey(), value);
      }
    }
    boolean isBareValue = around != null && !(around instanceof ObjectValue);
    return isBareValue && members.size() == 0 ? around : members.build();
  }

  private void checkConflict(@Nullable Value before, Value value) {
    if (group != null && before != null && !before.equals(value)) {
      throw new EvaluationError(
          EvaluationError.CONFLICT, "object keys must be unique", Location.NONE);
    }
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
      if (own != null) {
        return own;
      }
      Group rules = document.group;
      Value made =
          rules == null || document.isReplaced(evaluation.scope)
              ? document.stored(evaluation.scope)
              : rules.document(evaluation);
      return made == null ? null : Nodes.lookup(made, key);
    }
  }
}
