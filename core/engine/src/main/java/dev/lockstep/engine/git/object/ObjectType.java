package dev.lockstep.engine.git.object;

import org.jspecify.annotations.Nullable;

/// The four kinds of git objects.
public enum ObjectType {
  COMMIT("commit", 1),
  TREE("tree", 2),
  BLOB("blob", 3),
  TAG("tag", 4);

  /// A pack entry that holds the difference to an entry at an offset before it.
  static final int OFFSET_DELTA = 6;

  /// A pack entry that holds the difference to an object named by its id.
  static final int NAMED_DELTA = 7;

  private final String word;
  private final int code;

  ObjectType(String word, int code) {
    this.word = word;
    this.code = code;
  }

  /// As object headers spell it.
  public String word() {
    return word;
  }

  /// The type a pack entry's header holds; null for deltas and for what is no type.
  static @Nullable ObjectType ofCode(int code) {
    for (ObjectType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  static @Nullable ObjectType ofWord(String word) {
    for (ObjectType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    return null;
  }
}
