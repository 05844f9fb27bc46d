package dev.lockstep.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects different keys, and a value for each if asked to.
final class KeysBuilder {
  private Value[] keys;
  private Value @Nullable [] values;
  private int size;
  private @Nullable KeyTable table;

  KeysBuilder(int expected, boolean withValues) {
    keys = new Value[Math.max(expected, 4)];
    values = withValues ? new Value[keys.length] : null;
  }

  int size() {
    return size;
  }

  Value key(int position) {
    return keys[position];
  }

  /// The position of `key`, or -1.
  int find(Value key) {
    return table == null
        ? KeyTable.findLinear(keys, size, key)
        : table.find(keys, key, key.hashCode());
  }

  /// The position of `key`, which is added where it is missing.
  int findOrAdd(Value key) {
    if (table == null) {
      int position = KeyTable.findLinear(keys, size, key);
      return position >= 0 ? position : add(key, 0);
    }
    int hash = key.hashCode();
    int position = table.find(keys, key, hash);
    return position >= 0 ? position : add(key, hash);
  }

  void setValue(int position, Value value) {
    Value[] known = values;
    if (known != null) {
      known[position] = value;
    }
  }

  @Nullable Value value(int position) {
    Value[] known = values;
    return known == null ? null : known[position];
  }

  /// The keys collected; the builder must not be used any more.
  Keys build() {
    return size == 0 ? Keys.EMPTY : new Keys(keys, values, size, table);
  }

  private int add(Value key, int hash) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    if (table != null) {
      table.insert(hash, size);
    } else if (size == KeyTable.LINEAR) {
      table = new KeyTable(keys, size + 1, keys.length);
    }
    return size++;
  }

  private void grow() {
    int room = keys.length * 2;
    keys = Arrays.copyOf(keys, room);
    if (values != null) {
      values = Arrays.copyOf(values, room);
    }
    if (table != null) {
      table = new KeyTable(keys, size, room);
    }
  }
}
