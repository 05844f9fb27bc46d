package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The functions and classes that a file declares, by their names.
public final class Functions {
  private final Tree tree;
  private final Map<String, Integer> classes = new LinkedHashMap<>();
  private final Map<String, List<Integer>> bySimpleName = new HashMap<>();
  private final Map<Integer, Integer> owner = new HashMap<>();

  public Functions(Tree tree) {
    this.tree = tree;
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.CLASS) && tree.is(tree.child(node, 1), Kind.NAME)) {
        classes.putIfAbsent(tree.symbolText(tree.child(node, 1)), node);
      } else if (tree.is(node, Kind.FUNCTION) && tree.is(tree.child(node, 1), Kind.NAME)) {
        bySimpleName
            .computeIfAbsent(tree.symbolText(tree.child(node, 1)), _ -> new ArrayList<>())
            .add(node);
        owner.put(node, enclosing(node));
      }
    }
  }

  /// The classes by their simple names.
  public Map<String, Integer> classes() {
    return classes;
  }

  /// The names of functions outside of classes.
  public Set<String> outside() {
    Set<String> names = new TreeSet<>();
    bySimpleName.forEach(
        (name, all) -> {
          if (all.stream().anyMatch(function -> owner.getOrDefault(function, -1) < 0)) {
            names.add(name);
          }
        });
    return names;
  }

  /// The names of all functions and methods.
  public Set<String> names() {
    return bySimpleName.keySet();
  }

  /// The class around a node, -1 where there is none.
  int enclosing(int node) {
    int at = tree.parent(node);
    while (at > 0 && !tree.is(at, Kind.CLASS)) {
      at = tree.parent(at);
    }
    return at > 0 && tree.is(at, Kind.CLASS) ? at : -1;
  }

  /// The method of a class with so many parameters and a body, -1 where it has none.
  public int method(int type, String name, int count) {
    for (int function : bySimpleName.getOrDefault(name, List.of())) {
      if (owner.getOrDefault(function, -1) == type && fits(function, count)) {
        return function;
      }
    }
    return -1;
  }

  /// The function outside of classes of a name, -1 where it is none or one of several.
  public int function(String name, int count) {
    int found = -1;
    for (int function : bySimpleName.getOrDefault(name, List.of())) {
      if (owner.getOrDefault(function, -1) < 0 && fits(function, count)) {
        if (found >= 0) {
          return -1;
        }
        found = function;
      }
    }
    return found;
  }

  /// The bases of a class, by their simple names.
  public List<String> bases(int type) {
    List<String> names = new ArrayList<>();
    int bases = tree.child(type, 3);
    for (int base = bases + 1; base < tree.next(bases); base = tree.next(base)) {
      names.add(simpleName(tree.text(tree.is(base, Kind.BASE) ? base + 1 : base)));
    }
    return names;
  }

  static String simpleName(String type) {
    String plain = type;
    int generic = plain.indexOf('<');
    if (generic >= 0) {
      plain = plain.substring(0, generic);
    }
    return plain.substring(plain.lastIndexOf('.') + 1).strip();
  }

  private boolean fits(int function, int count) {
    if (tree.is(tree.child(function, 5), Kind.NONE)) {
      return false;
    }
    int parameters = tree.child(function, 3);
    int have = 0;
    boolean open = false;
    int needed = 0;
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (!tree.is(p, Kind.PARAMETER)) {
        continue;
      }
      String symbol = tree.symbolText(p);
      open |= symbol.equals("*") || symbol.equals("**") || symbol.equals("...");
      have++;
      needed += tree.is(tree.child(p, 3), Kind.NONE) && symbol.isEmpty() ? 1 : 0;
    }
    boolean self = have > 0 && isSelf(parameters + 1);
    int most = self ? have - 1 : have;
    int least = self ? needed - 1 : needed;
    return open || (count <= most && count >= Math.min(least, most));
  }

  /// Whether a parameter is the object itself, as Python writes it.
  boolean isSelf(int parameter) {
    if (!tree.is(parameter, Kind.PARAMETER)) {
      return false;
    }
    String name = tree.text(tree.child(parameter, 1));
    return name.equals("self") || name.equals("cls");
  }
}
