package dev.lockstep.value;

/// Where each of a list of different values stands: open addressing over their positions.
///
/// A table that its constructor filled may be published without a barrier; one that grows by
/// [#insert] belongs to one thread until it does.
final class KeyTable {
  /// Up to this many keys are searched one by one.
  static final int LINEAR = 8;

  private final int[] slots;
  private final int[] hashes;
  private final int mask;

  /// A table of the first `size` of `keys`, with room for `room` of them.
  KeyTable(Value[] keys, int size, int room) {
    slots = new int[Integer.highestOneBit(Math.max(room, LINEAR) * 2 - 1) * 2];
    hashes = new int[room];
    mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      insert(keys[i].hashCode(), i);
    }
  }

  /// The position of `key` among `keys`, or -1.
  @SuppressWarnings("ReferenceEquality") // the same value most often; equals is the slow way
  int find(Value[] keys, Value key, int hash) {
    for (int slot = spread(hash) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int position = slots[slot] - 1;
      if (hashes[position] == hash && (keys[position] == key || keys[position].equals(key))) {
        return position;
      }
    }
    return -1;
  }

  void insert(int hash, int position) {
    int slot = spread(hash) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = position + 1;
    hashes[position] = hash;
  }

  /// The position of `key` among the first `size` of `keys`, or -1.
  @SuppressWarnings("ReferenceEquality") // the same value most often; equals is the slow way
  static int findLinear(Value[] keys, int size, Value key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
