package dev.lockstep.value;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A set. It is walked in the order of its elements; sets are ordered by their first different
/// elements in that order, then by size.
public final class SetValue implements Value, Iterable<Value> {
  public static final SetValue EMPTY = new SetValue(Keys.EMPTY);

  private final Keys keys;
  private int hash;

  SetValue(Keys keys) {
    this.keys = keys;
  }

  /// The set of `elements`, each once.
  public static SetValue of(Value... elements) {
    Builder builder = new Builder(elements.length);
    for (Value element : elements) {
      builder.add(element);
    }
    return builder.build();
  }

  /// The set of `elements`, each once.
  public static SetValue of(Iterable<? extends Value> elements) {
    return new Builder().addAll(elements).build();
  }

  /// The number of elements.
  public int size() {
    return keys.size;
  }

  /// Whether `value` is an element.
  public boolean contains(Value value) {
    return keys.find(value) >= 0;
  }

  /// The element that equals `value`, or null where there is none.
  public @Nullable Value find(Value value) {
    int position = keys.find(value);
    return position < 0 ? null : keys.keys[position];
  }

  /// The element at `index` in the order of values.
  public Value get(int index) {
    return keys.sorted().keys[index];
  }

  /// The element at `index` in an order that is the same for this instance only, which costs no
  /// sorting.
  public Value getUnordered(int index) {
    return keys.keys[index];
  }

  /// The elements in the order of [#getUnordered].
  public Iterable<Value> unordered() {
    return () -> new ElementIterator(keys.keys, keys.size);
  }

  /// The elements of this set and of `other`.
  public SetValue union(SetValue other) {
    if (other.size() == 0) {
      return this;
    }
    if (size() == 0) {
      return other;
    }
    return new Builder(size() + other.size()).addSet(this).addSet(other).build();
  }

  /// The elements of this set that are in `other` too.
  public SetValue intersection(SetValue other) {
    boolean smaller = size() <= other.size();
    SetValue small = smaller ? this : other;
    SetValue large = smaller ? other : this;
    Builder builder = new Builder();
    for (int i = 0; i < small.size(); i++) {
      Value element = small.keys.keys[i];
      if (large.contains(element)) {
        builder.add(element);
      }
    }
    return builder.build();
  }

  /// The elements of this set that are not in `other`.
  public SetValue difference(SetValue other) {
    if (other.size() == 0) {
      return this;
    }
    Builder builder = new Builder();
    for (int i = 0; i < size(); i++) {
      Value element = keys.keys[i];
      if (!other.contains(element)) {
        builder.add(element);
      }
    }
    return builder.build();
  }

  /// The elements, in order, as an array.
  public ArrayValue toArray() {
    Keys sorted = keys.sorted();
    return ArrayValue.wrap(Arrays.copyOf(sorted.keys, sorted.size));
  }

  @Override
  public Iterator<Value> iterator() {
    return new ElementIterator(keys.sorted().keys, keys.size);
  }

  @Override
  public Kind kind() {
    return Kind.SET;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SetValue set && hashCode() == set.hashCode() && keys.sameAs(set.keys));
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

  /// Collects elements. A builder builds once.
  public static final class Builder {
    private final KeysBuilder keys;

    public Builder() {
      this(0);
    }

    /// A builder with room for `expected` elements.
    public Builder(int expected) {
      keys = new KeysBuilder(expected, false);
    }

    /// Adds `element` unless it is there.
    public Builder add(Value element) {
      keys.findOrAdd(element);
      return this;
    }

    /// Adds what of `elements` is not there.
    public Builder addAll(Iterable<? extends Value> elements) {
      if (elements instanceof SetValue set) {
        return addSet(set);
      }
      for (Value element : elements) {
        keys.findOrAdd(element);
      }
      return this;
    }

    /// Whether `element` was added.
    public boolean contains(Value element) {
      return keys.find(element) >= 0;
    }

    /// The number of elements so far.
    public int size() {
      return keys.size();
    }

    /// The set.
    public SetValue build() {
      return keys.size() == 0 ? EMPTY : new SetValue(keys.build());
    }

    private Builder addSet(SetValue set) {
      for (int i = 0; i < set.size(); i++) {
        keys.findOrAdd(set.getUnordered(i));
      }
      return this;
    }
  }
}
