package dev.lockstep.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An array. Arrays are ordered by their first different elements, then by length.
public final class ArrayValue implements Value, Iterable<Value> {
  public static final ArrayValue EMPTY = new ArrayValue(new Value[0]);

  private final Value[] elements;
  private int hash;

  private ArrayValue(Value[] elements) {
    this.elements = elements;
  }

  /// The array of `elements`.
  public static ArrayValue of(Value... elements) {
    return wrap(elements.clone());
  }

  /// The array of `elements`, in their order.
  public static ArrayValue of(Collection<? extends Value> elements) {
    return wrap(elements.toArray(Value[]::new));
  }

  /// The array over `elements` itself, which the caller must not change any more.
  public static ArrayValue wrap(Value[] elements) {
    return elements.length == 0 ? EMPTY : new ArrayValue(elements);
  }

  /// The number of elements.
  public int size() {
    return elements.length;
  }

  /// The element at `index`, from 0.
  public Value get(int index) {
    return elements[index];
  }

  /// The element that `key` names, or null where `key` is no index of this array; `1.0` is none.
  public @Nullable Value find(Value key) {
    if (!(key instanceof LongValue number)) {
      return null;
    }
    long index = number.longValue();
    return index >= 0 && index < elements.length ? elements[(int) index] : null;
  }

  /// The elements from `from` to before `to`.
  public ArrayValue slice(int from, int to) {
    return wrap(Arrays.copyOfRange(elements, from, to));
  }

  /// The elements of this array and then those of `other`.
  public ArrayValue concat(ArrayValue other) {
    Value[] joined = Arrays.copyOf(elements, elements.length + other.elements.length);
    System.arraycopy(other.elements, 0, joined, elements.length, other.elements.length);
    return wrap(joined);
  }

  /// The same elements in the order of values.
  public ArrayValue sorted() {
    Value[] sorted = elements.clone();
    Arrays.sort(sorted);
    return wrap(sorted);
  }

  /// A view that cannot be changed.
  public List<Value> asList() {
    return List.of(elements);
  }

  @Override
  public Iterator<Value> iterator() {
    return new ElementIterator(elements, elements.length);
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ArrayValue array
            && array.elements.length == elements.length
            && Arrays.equals(elements, array.elements));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(elements);
    }
    return hash;
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
