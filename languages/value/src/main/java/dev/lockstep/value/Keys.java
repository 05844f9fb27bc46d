package dev.lockstep.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Different values in some order, with what belongs to each of them; a set's elements or an
/// object's keys and values.
///
/// The fields that are filled later only hold what can be computed again and is safe to publish
/// without a barrier, so keys are shared freely between threads.
final class Keys {
  static final Keys EMPTY = new Keys(new Value[0], null, 0, null);

  final Value[] keys;
  final Value @Nullable [] values;
  final int size;
  private @Nullable KeyTable table;
  private @Nullable Keys sorted;

  Keys(Value[] keys, Value @Nullable [] values, int size, @Nullable KeyTable table) {
    this.keys = keys;
    this.values = values;
    this.size = size;
    this.table = table;
  }

  /// The position of `key`, or -1.
  int find(Value key) {
    if (size <= KeyTable.LINEAR) {
      return KeyTable.findLinear(keys, size, key);
    }
    KeyTable known = table;
    if (known == null) {
      known = new KeyTable(keys, size, size);
      table = known;
    }
    return known.find(keys, key, key.hashCode());
  }

  /// The same in the order of the keys.
  Keys sorted() {
    Keys known = sorted;
    if (known == null) {
      known = isSorted() ? this : sort();
      sorted = known;
    }
    return known;
  }

  Keys withoutValues() {
    return new Keys(keys, null, size, table);
  }

  boolean sameAs(Keys other) {
    if (size != other.size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      int position = other.find(keys[i]);
      if (position < 0 || !sameValue(i, other, position)) {
        return false;
      }
    }
    return true;
  }

  int hash() {
    int sum = size;
    for (int i = 0; i < size; i++) {
      int key = keys[i].hashCode() * 0x85EBCA6B;
      sum += values == null ? key : (key ^ (key >>> 13)) * 31 + values[i].hashCode() * 0xC2B2AE35;
    }
    return sum;
  }

  private boolean sameValue(int position, Keys other, int otherPosition) {
    return values == null
        || other.values == null
        || values[position].equals(other.values[otherPosition]);
  }

  private boolean isSorted() {
    for (int i = 1; i < size; i++) {
      if (keys[i - 1].compareTo(keys[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private Keys sort() {
    Value[] sortedKeys = Arrays.copyOf(keys, size);
    if (!LongSort.sort(sortedKeys)) {
      Arrays.sort(sortedKeys);
    }
    if (values == null) {
      return new Keys(sortedKeys, null, size, null);
    }
    Value[] sortedValues = new Value[size];
    for (int i = 0; i < size; i++) {
      sortedValues[i] = values[find(sortedKeys[i])];
    }
    return new Keys(sortedKeys, sortedValues, size, null);
  }
}
