package dev.lockstep.sast.search;

import dev.lockstep.sast.match.CodePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says quickly which formulas cannot match a content: a pattern's names must all occur in it.
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

  boolean mayMatch(CompiledRule rule) {
    Plan plan = rule.plan();
    TaintPlan taint = rule.taint();
    if (plan != null) {
      return mayMatch(plan);
    }
    return taint == null || any(taint.sources()) && any(taint.sinks());
  }

  private boolean any(List<Plan> plans) {
    for (Plan plan : plans) {
      if (mayMatch(plan)) {
        return true;
      }
    }
    return false;
  }

  boolean mayMatch(Plan plan) {
    return switch (plan.shape()) {
      case Plan.Shape.Code(CodePattern pattern, int _) -> hasAll(pattern.required());
      case Plan.Shape.Regex(RegexPattern pattern) -> hasOne(pattern.literals());
      case Plan.Shape.Generic(var pattern) -> words().containsAll(pattern.words());
      case Plan.Shape.Any(List<Plan> parts) -> any(parts);
      case Plan.Shape.Inside(Plan part) -> mayMatch(part);
      case Plan.Shape.Anywhere(Plan part) -> mayMatch(part);
      case Plan.Shape.All(List<Plan> positive, List<Plan> _) -> {
        for (Plan part : positive) {
          if (!mayMatch(part)) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  private boolean hasAll(int[] required) {
    if (symbols == null) {
      return true;
    }
    for (int symbol : required) {
      if (!symbols.get(symbol)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOne(List<String> literals) {
    if (literals.isEmpty()) {
      return true;
    }
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
