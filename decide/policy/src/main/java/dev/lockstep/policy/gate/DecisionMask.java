package dev.lockstep.policy.gate;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a decision log leaves out, as the rule `mask` of the package `system.log` says it: a set of
/// pointers (RFC 6901) below `/input` and `/result`, or of objects `{"op": "remove" | "upsert",
/// "path": pointer, "value": value}`. The form is that of Open Policy Agent's decision logs.
public final class DecisionMask {
  private final List<StringValue> erased = new ArrayList<>();
  private final List<StringValue> masked = new ArrayList<>();
  private Value event;

  private DecisionMask(ObjectValue event) {
    this.event = event;
  }

  /// The event without what the mask names, and with the pointers that took effect in `erased` and
  /// `masked`.
  ///
  /// @throws EvaluationError where the mask is no such set: what should not be told must not be
  public static ObjectValue apply(ObjectValue event, @Nullable Value mask) {
    DecisionMask applied = new DecisionMask(event);
    switch (mask) {
      case null -> {}
      case SetValue set -> set.forEach(applied::apply);
      default -> throw wrong("is no set: " + mask);
    }
    return applied.result();
  }

  private void apply(Value rule) {
    switch (rule) {
      case StringValue path -> remove(path);
      case ObjectValue change when change.get("path") instanceof StringValue path -> {
        Value with = change.get("value");
        if (StringValue.of("upsert").equals(change.get("op")) && with != null) {
          change(path, with, masked);
        } else if (StringValue.of("remove").equals(change.get("op"))) {
          remove(path);
        } else {
          throw wrong("has a rule that neither removes nor upserts: " + rule);
        }
      }
      default -> throw wrong("has a rule that is neither a pointer nor a change: " + rule);
    }
  }

  private void remove(StringValue path) {
    change(path, null, erased);
  }

  @SuppressWarnings("ReferenceEquality")
  private void change(StringValue path, @Nullable Value with, List<StringValue> done) {
    String[] names = path.text().split("/", -1);
    if (names.length < 2 || !names[0].isEmpty() || !isMaskable(names[1])) {
      throw wrong("points neither into /input nor into /result: " + path);
    }
    Value changed = changed(event, names, 1, with);
    if (changed != event) {
      event = changed;
      done.add(path);
    }
  }

  private static boolean isMaskable(String name) {
    return name.equals("input") || name.equals("result");
  }

  /// The value with the member at a path replaced, or gone where `with` is null; the value itself
  /// where the path leads nowhere.
  private static Value changed(Value value, String[] names, int at, @Nullable Value with) {
    String name = names[at].replace("~1", "/").replace("~0", "~");
    return switch (value) {
      case ObjectValue object -> inObject(object, StringValue.of(name), names, at, with);
      case ArrayValue array -> inArray(array, name, names, at, with);
      default -> value;
    };
  }

  @SuppressWarnings("ReferenceEquality")
  private static Value inObject(
      ObjectValue object, StringValue key, String[] names, int at, @Nullable Value with) {
    Value old = object.get(key);
    boolean last = at == names.length - 1;
    if (old == null && (!last || with == null)) {
      return object;
    }
    Value now = last ? with : changed(java.util.Objects.requireNonNull(old), names, at + 1, with);
    if (now == old) {
      return object;
    }
    ObjectValue.Builder copy = new ObjectValue.Builder(object.size());
    for (Value each : object.keys()) {
      if (!each.equals(key)) {
        copy.put(each, java.util.Objects.requireNonNull(object.get(each)));
      }
    }
    return now == null ? copy.build() : copy.put(key, now).build();
  }

  /// Elements can be changed, not removed: the others would have other pointers.
  @SuppressWarnings("ReferenceEquality")
  private static Value inArray(
      ArrayValue array, String name, String[] names, int at, @Nullable Value with) {
    int index = name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : array.size();
    if (index >= array.size()) {
      return array;
    }
    Value now = at == names.length - 1 ? with : changed(array.get(index), names, at + 1, with);
    if (now == null || now == array.get(index)) {
      return array;
    }
    List<Value> copy = new ArrayList<>(array.asList());
    copy.set(index, now);
    return ArrayValue.of(copy);
  }

  private ObjectValue result() {
    ObjectValue.Builder all = ((ObjectValue) event).toBuilder();
    if (!erased.isEmpty()) {
      all.put(StringValue.of("erased"), ArrayValue.of(erased));
    }
    if (!masked.isEmpty()) {
      all.put(StringValue.of("masked"), ArrayValue.of(masked));
    }
    return all.build();
  }

  private static EvaluationError wrong(String what) {
    return new EvaluationError(EvaluationError.TYPE, "data.system.log.mask " + what, Location.NONE);
  }
}
