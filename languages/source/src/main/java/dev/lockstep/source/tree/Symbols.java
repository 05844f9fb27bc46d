package dev.lockstep.source.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A table of distinct texts, each with a number: equal texts have equal numbers.
///
/// A table may stand over a frozen one, whose numbers it shares: patterns are read with one table,
/// which is then frozen; each file is read with a new table over it, so that symbols of patterns
/// and
/// files compare as numbers, and what a file adds is gone with it. Every table stands over
/// [#ROOT], which holds the words and operators of the languages.
///
/// Not safe for threads until frozen.
public final class Symbols {
  /// The number of the empty text.
  public static final int EMPTY = 0;

  private static final int FIRST_CAPACITY = 256;

  private final @Nullable Symbols base;
  private final int first;
  private byte[] pool = new byte[FIRST_CAPACITY * 8];
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] hashes = new int[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY * 2];
  private @Nullable String[] texts = new String[0];
  private int count;
  private boolean frozen;

  /// The words and operators all tables know.
  public static final Symbols ROOT = root();

  private Symbols(@Nullable Symbols base) {
    this.base = base;
    this.first = base == null ? 0 : base.size();
  }

  /// The symbol of a word that all tables hold.
  ///
  /// @throws IllegalArgumentException where [#ROOT] lacks it
  public static int word(String text) {
    int found = ROOT.find(text);
    if (found < 0) {
      throw new IllegalArgumentException("no common word: " + text);
    }
    return found;
  }

  /// A table over [#ROOT].
  public static Symbols create() {
    return new Symbols(ROOT);
  }

  /// A table over a frozen one.
  public static Symbols over(Symbols base) {
    if (!base.frozen) {
      throw new IllegalArgumentException("a base is frozen first");
    }
    return new Symbols(base);
  }

  private static Symbols root() {
    Symbols root = new Symbols(null);
    root.intern("");
    for (String word : Words.all()) {
      root.intern(word);
    }
    return root.freeze();
  }

  /// Makes this table immutable, and safe for threads.
  public Symbols freeze() {
    frozen = true;
    texts = Arrays.copyOf(texts, count);
    return this;
  }

  /// How many symbols there are, with those of the tables beneath.
  public int size() {
    return first + count;
  }

  /// The number of a text, which is added if it is new.
  public int intern(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  /// The number of the bytes from `start` to before `end`, added if they are new.
  public int intern(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return intern(bytes, start, end, hash);
  }

  /// As above, with the hash (`31 * hash + byte` over all bytes, from 0) that the caller computed.
  public int intern(byte[] bytes, int start, int end, int hash) {
    int found = find(bytes, start, end, hash);
    return found >= 0 ? found : add(bytes, start, end, hash);
  }

  /// The number of a text, or -1 if it is unknown.
  public int find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int hash = 0;
    for (byte each : bytes) {
      hash = 31 * hash + each;
    }
    return find(bytes, 0, bytes.length, hash);
  }

  private int find(byte[] bytes, int start, int end, int hash) {
    for (Symbols table = this; table != null; table = table.base) {
      int found = table.findHere(bytes, start, end, hash);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private int findHere(byte[] bytes, int start, int end, int hash) {
    int mask = slots.length - 1;
    for (int slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      int entry = slots[slot] - 1;
      if (entry < 0) {
        return -1;
      }
      if (hashes[entry] == hash && equal(entry, bytes, start, end)) {
        return first + entry;
      }
    }
  }

  private boolean equal(int entry, byte[] bytes, int start, int end) {
    int from = entry == 0 ? 0 : ends[entry - 1];
    return Arrays.equals(pool, from, ends[entry], bytes, start, end);
  }

  private int add(byte[] bytes, int start, int end, int hash) {
    if (frozen) {
      throw new IllegalStateException("a frozen table takes no symbols");
    }
    int from = count == 0 ? 0 : ends[count - 1];
    int to = from + end - start;
    if (to > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(to, pool.length * 2));
    }
    System.arraycopy(bytes, start, pool, from, end - start);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    ends[count] = to;
    hashes[count] = hash;
    count++;
    if (count * 2 > slots.length) {
      rehash();
    } else {
      enter(count - 1);
    }
    return first + count - 1;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    for (int entry = 0; entry < count; entry++) {
      enter(entry);
    }
  }

  private void enter(int entry) {
    int mask = slots.length - 1;
    int slot = spread(hashes[entry]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  /// The text of a symbol; bytes that are no UTF-8 come out as replacement characters.
  public String text(int symbol) {
    Symbols table = this;
    while (symbol < table.first && table.base != null) {
      table = table.base;
    }
    return table.textHere(symbol - table.first);
  }

  private String textHere(int entry) {
    if (entry < texts.length) {
      String known = texts[entry];
      if (known != null) {
        return known;
      }
    }
    int from = entry == 0 ? 0 : ends[entry - 1];
    String text = new String(pool, from, ends[entry] - from, StandardCharsets.UTF_8);
    if (entry >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(count, texts.length * 2));
    }
    // Threads that meet here, when it is frozen, write the same.
    texts[entry] = text;
    return text;
  }
}
