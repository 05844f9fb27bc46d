package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The functions and classes that a file declares, by their names.
public final class Functions {
  private final Tree tree;
  private final Map<String, Integer> classes = new LinkedHashMap<>();
  private final Map<String, List<Integer>> bySimpleName = new HashMap<>();
  private final Map<Integer, Integer> owner = new HashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();
  private final Map<Integer, List<Integer>> constructors = new HashMap<>();
  private final Map<String, String> fieldTypes = new HashMap<>();

  public Functions(Tree tree) {
    this.tree = tree;
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.CLASS) && tree.is(tree.child(node, 1), Kind.NAME)) {
        classes.putIfAbsent(tree.symbolText(tree.child(node, 1)), node);
      }
    }
    classes.forEach(
        (name, node) ->
            bases(node)
                .forEach(
                    base -> subtypes.computeIfAbsent(base, _ -> new ArrayList<>(1)).add(name)));
    for (int node = 0; node < tree.size(); node++) {
      switch (tree.kind(node)) {
        case FUNCTION -> {
          declare(tree.child(node, 1), node, owner(node));
          fields(node);
        }
        case VARIABLE -> {
          if (tree.is(tree.child(node, 3), Kind.LAMBDA)) {
            declare(tree.child(node, 1), tree.child(node, 3), enclosing(node));
          }
        }
        case ASSIGN -> {
          assigned(node + 1, tree.child(node, 1));
          keptIn(node + 1, tree.child(node, 1));
        }
        default -> {}
      }
    }
  }

  /// The class that a function belongs to, -1 for none; Go's say it by their receivers.
  private int owner(int function) {
    int receiver = receiver(function);
    return receiver < 0
        ? enclosing(function)
        : classes.getOrDefault(simpleName(tree.text(tree.child(receiver, 2))), -1);
  }

  /// The parameter that is the object of Go's methods, -1 where there is none.
  int receiver(int function) {
    if (tree.language() != Language.GO || !tree.is(function, Kind.FUNCTION)) {
      return -1;
    }
    int receiver = tree.child(function, 6);
    return tree.is(receiver, Kind.PARAMETERS) && tree.is(receiver + 1, Kind.PARAMETER)
        ? receiver + 1
        : -1;
  }

  private void declare(int name, int function, int type) {
    if (tree.is(name, Kind.NAME)) {
      bySimpleName.computeIfAbsent(tree.symbolText(name), _ -> new ArrayList<>()).add(function);
      owner.put(function, type);
      if (type >= 0 && isConstructor(function)) {
        constructors.computeIfAbsent(type, _ -> new ArrayList<>(1)).add(function);
      }
    }
  }

  /// What JavaScript assigns to the exports of a module, to `this` of a function that makes
  /// objects, and to its prototype.
  private void assigned(int target, int value) {
    if (tree.is(target, Kind.NAME) && tree.is(value, Kind.LAMBDA)) {
      declare(target, value, enclosing(target));
      return;
    }
    if (!tree.is(target, Kind.MEMBER)) {
      return;
    }
    int object = target + 1;
    int name = tree.child(target, 1);
    int around = enclosing(target);
    if (around >= 0 && tree.is(object, Kind.SELF) && tree.is(value, Kind.LAMBDA)) {
      declare(name, value, around);
      return;
    }
    if (tree.is(value, Kind.OBJECT) && isExports(target)) {
      for (int pair = value + 1; pair < tree.next(value); pair = tree.next(pair)) {
        if (tree.is(pair, Kind.PAIR) && tree.is(tree.child(pair, 1), Kind.LAMBDA)) {
          declare(pair + 1, tree.child(pair, 1), -1);
        }
      }
    } else if (tree.is(value, Kind.LAMBDA) && isExports(object)) {
      declare(name, value, -1);
    } else if (tree.is(value, Kind.LAMBDA)) {
      int maker = maker(object);
      if (maker >= 0) {
        classes.putIfAbsent(tree.symbolText(tree.child(maker, 1)), maker);
        declare(name, value, maker);
      }
    }
  }

  private boolean isExports(int node) {
    String text = tree.text(node);
    return text.equals("exports") || text.equals("module.exports");
  }

  /// The function whose objects `this` or `Name.prototype` stands for, -1 where it is none.
  private int maker(int object) {
    if (tree.is(object, Kind.SELF)) {
      int at = tree.parent(object);
      while (at > 0 && !tree.is(at, Kind.FUNCTION)) {
        at = tree.parent(at);
      }
      boolean named = at > 0 && tree.is(tree.child(at, 1), Kind.NAME) && enclosing(at) < 0;
      return named ? at : -1;
    }
    if (tree.is(object, Kind.MEMBER)
        && tree.symbolText(tree.child(object, 1)).equals("prototype")
        && tree.is(object + 1, Kind.NAME)) {
      for (int function : bySimpleName.getOrDefault(tree.symbolText(object + 1), List.of())) {
        return tree.is(function, Kind.FUNCTION) ? function : -1;
      }
    }
    return -1;
  }

  /// The parameters of a function, with a name or without.
  int parameters(int function) {
    return tree.child(function, tree.is(function, Kind.LAMBDA) ? 1 : 3);
  }

  /// What a function runs: a block, or an expression that it returns.
  int body(int function) {
    return tree.child(function, tree.is(function, Kind.LAMBDA) ? 3 : 5);
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

  /// The function or method of a name with a body, whatever its parameters; -1 where it has none.
  ///
  /// @param type its class, -1 for those outside of classes
  int named(int type, String name) {
    for (int function : bySimpleName.getOrDefault(name, List.of())) {
      if (owner.getOrDefault(function, -1) == type && !tree.is(body(function), Kind.NONE)) {
        return function;
      }
    }
    return -1;
  }

  /// How many parameters a function has besides its object.
  int count(int function) {
    int count = 0;
    int parameters = parameters(function);
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      count += tree.is(p, Kind.PARAMETER) && !(count == 0 && isSelf(p)) ? 1 : 0;
    }
    return count;
  }

  /// Whether a function is declared to give a number or a truth.
  boolean givesScalar(int function) {
    int type = tree.child(function, tree.is(function, Kind.LAMBDA) ? 2 : 4);
    return !tree.is(type, Kind.NONE)
        && (Scalars.isScalar(tree.text(type)) || tree.text(type).equals("bool"));
  }

  /// The simple name of the type of what a class keeps in a field, as far as its code says it; null
  /// where that is not known.
  @Nullable String fieldType(int type, String field) {
    return fieldTypes.get(type + "." + field);
  }

  /// `this.f = new T()`, `self.f = T()`, and `this.f = p` where `p` has a type.
  private void keptIn(int target, int value) {
    if (!tree.is(target, Kind.MEMBER) || !isSelfName(target + 1)) {
      return;
    }
    int type = enclosing(target);
    String made = type < 0 ? null : made(value);
    if (made != null) {
      fieldTypes.putIfAbsent(type + "." + tree.symbolText(tree.child(target, 1)), made);
    }
  }

  private boolean isSelfName(int node) {
    return tree.is(node, Kind.SELF)
        || (tree.is(node, Kind.NAME) && tree.symbolText(node).equals("self"));
  }

  private @Nullable String made(int value) {
    return switch (tree.kind(value)) {
      case NEW -> simpleName(tree.text(value + 1));
      case CALL -> {
        String name = simpleName(tree.text(value + 1));
        yield !name.isEmpty() && Character.isUpperCase(name.charAt(0)) ? name : null;
      }
      case NAME -> parameterType(value);
      default -> null;
    };
  }

  /// The type of the parameter of the function around that a name stands for.
  private @Nullable String parameterType(int name) {
    int at = tree.parent(name);
    while (at > 0 && !tree.is(at, Kind.FUNCTION)) {
      at = tree.parent(at);
    }
    if (at <= 0) {
      return null;
    }
    int parameters = parameters(at);
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      if (tree.is(p, Kind.PARAMETER)
          && tree.text(tree.child(p, 1)).equals(tree.symbolText(name))
          && !tree.is(tree.child(p, 2), Kind.NONE)) {
        return simpleName(tree.text(tree.child(p, 2)));
      }
    }
    return null;
  }

  /// TypeScript's parameters of a constructor that are fields too.
  private void fields(int constructor) {
    if (!tree.symbolText(constructor).equals("constructor")) {
      return;
    }
    int type = enclosing(constructor);
    int parameters = parameters(constructor);
    for (int p = parameters + 1; p < tree.next(parameters); p = tree.next(p)) {
      boolean kept = tree.is(p, Kind.PARAMETER) && !tree.is(p + 1, Kind.NONE);
      if (kept && tree.hasChildren(p + 1) && !tree.is(tree.child(p, 2), Kind.NONE)) {
        fieldTypes.putIfAbsent(
            type + "." + tree.text(tree.child(p, 1)), simpleName(tree.text(tree.child(p, 2))));
      }
    }
  }

  /// The bases of a class, by their simple names.
  public List<String> bases(int type) {
    List<String> names = new ArrayList<>();
    if (!tree.is(type, Kind.CLASS)) {
      return names;
    }
    int bases = tree.child(type, 3);
    for (int base = bases + 1; base < tree.next(bases); base = tree.next(base)) {
      names.add(simpleName(tree.text(tree.is(base, Kind.BASE) ? base + 1 : base)));
    }
    return names;
  }

  /// The constructor of a class with so many parameters, -1 where it has none.
  int constructor(int type, int count) {
    for (int function : constructors.getOrDefault(type, List.of())) {
      if (fits(function, count)) {
        return function;
      }
    }
    return -1;
  }

  private boolean isConstructor(int function) {
    return tree.is(function, Kind.FUNCTION)
        && (tree.symbolText(function).equals("constructor")
            || tree.symbolText(tree.child(function, 1)).equals("__init__"));
  }

  /// The classes that name a type as their base.
  List<String> extending(String type) {
    return subtypes.getOrDefault(type, List.of());
  }

  static String simpleName(String type) {
    String plain = type;
    while (!plain.isEmpty() && (plain.charAt(0) == '*' || plain.charAt(0) == '&')) {
      plain = plain.substring(1);
    }
    int generic = plain.indexOf('<');
    if (generic >= 0) {
      plain = plain.substring(0, generic);
    }
    return plain.substring(plain.lastIndexOf('.') + 1).strip();
  }

  private boolean fits(int function, int count) {
    if (tree.is(body(function), Kind.NONE)) {
      return false;
    }
    if (tree.language() == Language.JAVASCRIPT || tree.language() == Language.TYPESCRIPT) {
      return true; // what is not passed is undefined, what is too much is not seen
    }
    int parameters = parameters(function);
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
