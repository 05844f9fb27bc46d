package dev.lockstep.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object, whose keys are any values. It is walked in the order of its keys; objects are ordered
/// by their first different keys in that order, or else values, then by size.
public final class ObjectValue implements Value {
  public static final ObjectValue EMPTY = new ObjectValue(Keys.EMPTY);
  private static final Value[] NO_VALUES = {};

  private final Keys keys;
  private int hash;

  ObjectValue(Keys keys) {
    this.keys = keys;
  }

  /// The object of one member.
  public static ObjectValue of(Value key, Value value) {
    return new Builder(1).put(key, value).build();
  }

  /// The object of the entries of `members`.
  public static ObjectValue of(Map<? extends Value, ? extends Value> members) {
    Builder builder = new Builder(members.size());
    members.forEach(builder::put);
    return builder.build();
  }

  /// The number of members.
  public int size() {
    return keys.size;
  }

  /// The value of `key`, or null where there is none.
  public @Nullable Value get(Value key) {
    int position = keys.find(key);
    return position < 0 ? null : values()[position];
  }

  /// The value of the key that is the string `key`, or null where there is none.
  public @Nullable Value get(String key) {
    return get(StringValue.of(key));
  }

  /// Whether there is a member `key`.
  public boolean containsKey(Value key) {
    return keys.find(key) >= 0;
  }

  /// The key at `index` in the order of keys.
  public Value key(int index) {
    return keys.sorted().keys[index];
  }

  /// The value at `index` in the order of keys.
  public Value value(int index) {
    Value[] sorted = keys.sorted().values;
    return sorted == null ? NullValue.NULL : sorted[index];
  }

  /// The key at `index` in an order that is the same for this instance only, which costs no
  /// sorting.
  public Value keyUnordered(int index) {
    return keys.keys[index];
  }

  /// The value at `index` in the order of [#keyUnordered].
  public Value valueUnordered(int index) {
    return values()[index];
  }

  /// The keys in their order.
  public Iterable<Value> keys() {
    return () -> new ElementIterator(keys.sorted().keys, keys.size);
  }

  /// The keys as a set.
  public SetValue keySet() {
    return keys.size == 0 ? SetValue.EMPTY : new SetValue(keys.withoutValues());
  }

  /// A builder that holds the members of this object.
  public Builder toBuilder() {
    Builder builder = new Builder(keys.size);
    for (int i = 0; i < keys.size; i++) {
      builder.put(keys.keys[i], values()[i]);
    }
    return builder;
  }

  private Value[] values() {
    Value[] values = keys.values;
    return values == null ? NO_VALUES : values;
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectValue object
            && hashCode() == object.hashCode()
            && keys.sameAs(object.keys));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = keys.hash();
    }
    return hash;
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /// Collects members. A builder builds once.
  public static final class Builder {
    private final KeysBuilder keys;

    public Builder() {
      this(0);
    }

    /// A builder with room for `expected` members.
    public Builder(int expected) {
      keys = new KeysBuilder(expected, true);
    }

    /// Gives `key` the value `value`, in the place of one it may have.
    public Builder put(Value key, Value value) {
      keys.setValue(keys.findOrAdd(key), value);
      return this;
    }

    /// As [#put(Value, Value)], of a string.
    public Builder put(String key, Value value) {
      return put(StringValue.of(key), value);
    }

    /// The value of `key` so far, or null where there is none; then it gets `value`.
    public @Nullable Value putIfAbsent(Value key, Value value) {
      int before = keys.size();
      int position = keys.findOrAdd(key);
      if (keys.size() == before) {
        return keys.value(position);
      }
      keys.setValue(position, value);
      return null;
    }

    /// The value of `key` so far, or null where there is none.
    public @Nullable Value get(Value key) {
      int position = keys.find(key);
      return position < 0 ? null : keys.value(position);
    }

    /// The number of members so far.
    public int size() {
      return keys.size();
    }

    /// The object.
    public ObjectValue build() {
      return keys.size() == 0 ? EMPTY : new ObjectValue(keys.build());
    }
  }
}
