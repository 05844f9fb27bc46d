package dev.lockstep.engine.git.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers for paths in a history, each made of the path of its folder and a name. A path is
/// spelled only when it is asked for.
final class Paths {
  /// The path of a root folder.
  static final int ROOT = 0;

  private final Names names;
  private int[] folders = new int[64];
  private int[] lastNames = new int[64];
  private int size = 1;
  private int[] slots = new int[256];

  Paths(Names names) {
    this.names = names;
  }

  /// The number of what is called so in a folder.
  int number(int folder, int name) {
    int mask = slots.length - 1;
    int slot = slot(folder, name) & mask;
    for (int known = slots[slot]; known != 0; known = slots[slot]) {
      if (folders[known] == folder && lastNames[known] == name) {
        return known;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = size;
    add(folder, name);
    return size - 1;
  }

  private void add(int folder, int name) {
    if (size == folders.length) {
      folders = Arrays.copyOf(folders, 2 * size);
      lastNames = Arrays.copyOf(lastNames, 2 * size);
    }
    folders[size] = folder;
    lastNames[size++] = name;
    if (size * 2 > slots.length) {
      spread();
    }
  }

  private void spread() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int i = 1; i < size; i++) {
      int slot = slot(folders[i], lastNames[i]) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i;
    }
  }

  private static int slot(int folder, int name) {
    long mixed = ((long) folder << 32 | name) * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32);
  }

  /// With `/` between names, each byte a character.
  String raw(int path) {
    StringBuilder raw = new StringBuilder();
    spell(path, raw);
    return raw.toString();
  }

  /// What reports show of a raw path; bytes that are no UTF-8 become U+FFFD.
  static String shown(String raw) {
    return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private void spell(int path, StringBuilder raw) {
    if (folders[path] != ROOT) {
      spell(folders[path], raw);
      raw.append('/');
    }
    raw.append(names.get(lastNames[path]));
  }
}
