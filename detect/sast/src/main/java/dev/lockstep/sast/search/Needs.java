package dev.lockstep.sast.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a content holds of what rules need.
final class Needs {
  private final @Nullable BitSet symbols;
  private final byte[] bytes;
  private @Nullable Set<String> words;
  private @Nullable String text;

  /// @param symbols those of the rules that occur in the content; null where it has no tree
  Needs(byte[] bytes, @Nullable BitSet symbols) {
    this.bytes = bytes;
    this.symbols = symbols;
  }

  boolean areMet(Need need) {
    return switch (need) {
      case Need.Names(List<Integer> names) -> hasAll(names);
      case Need.Literals(List<String> literals) -> hasOne(literals);
      case Need.Words(List<String> wanted) -> words().containsAll(wanted);
      case Need.All(List<Need> parts) -> {
        for (Need part : parts) {
          if (!areMet(part)) {
            yield false;
          }
        }
        yield true;
      }
      case Need.Any(List<Need> parts) -> {
        for (Need part : parts) {
          if (areMet(part)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private boolean hasAll(List<Integer> required) {
    if (symbols == null) {
      return true;
    }
    for (int i = 0; i < required.size(); i++) {
      if (!symbols.get(required.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOne(List<String> literals) {
    if (text == null) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    for (String literal : literals) {
      byte[] wanted = literal.getBytes(StandardCharsets.UTF_8);
      if (text.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> words() {
    if (words == null) {
      words = new HashSet<>();
      int start = -1;
      for (int i = 0; i <= bytes.length; i++) {
        boolean word = i < bytes.length && isWord(bytes[i]);
        if (word && start < 0) {
          start = i;
        } else if (!word && start >= 0) {
          words.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
          start = -1;
        }
      }
    }
    return words;
  }

  private static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /// Which of the first symbols occur in a tree, parts of dotted names and paths included.
  static BitSet occurring(dev.lockstep.source.tree.Tree tree, int size) {
    BitSet present = new BitSet(size);
    List<String> split = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int node = 0; node < tree.size(); node++) {
      int symbol = tree.symbol(node);
      if (symbol < size) {
        present.set(symbol);
      }
      if (!seen.get(symbol)) {
        seen.set(symbol);
        String name = tree.symbols().text(symbol);
        if (name.length() < 200 && (name.indexOf('.') >= 0 || name.indexOf('/') >= 0)) {
          split.add(name);
        }
      }
    }
    for (String name : split) {
      for (String part : name.split("[./]")) {
        int symbol = tree.symbols().find(part);
        if (symbol >= 0 && symbol < size) {
          present.set(symbol);
        }
      }
    }
    return present;
  }
}
