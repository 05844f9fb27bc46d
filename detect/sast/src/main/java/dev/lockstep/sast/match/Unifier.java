package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What metavariables are bound to while a match is tried, and when two values are the same.
abstract class Unifier {
  final SourceFile file;
  final Tree target;
  final Names names;
  private String[] bound = new String[16];
  private Value[] values = new Value[16];
  private int count;
  final Sieve sieve;

  Unifier(SourceFile file, Sieve sieve) {
    this.sieve = sieve;
    this.file = file;
    this.target = file.tree;
    this.names = file.names;
  }

  final int mark() {
    return count;
  }

  final void undo(int mark) {
    count = mark;
  }

  final void start(Bindings given) {
    count = 0;
    for (String name : given.names()) {
      Value value = given.get(name);
      if (value != null) {
        push(name, value);
      }
    }
  }

  final Bindings bindings() {
    Bindings all = Bindings.NONE;
    for (int i = 0; i < count; i++) {
      all = all.with(bound[i], values[i]);
    }
    return all;
  }

  private void push(String name, Value value) {
    if (count == bound.length) {
      bound = Arrays.copyOf(bound, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    bound[count] = name;
    values[count++] = value;
  }

  final @Nullable Value valueOf(String name) {
    for (int i = 0; i < count; i++) {
      if (bound[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /// Binds, or says whether the value is what the name is bound to already.
  final boolean bind(String name, Value value) {
    if (name.equals("$_") || name.equals("$...")) {
      return true;
    }
    Value before = valueOf(name);
    if (before != null) {
      return same(before, value);
    }
    if (!sieve.admits(name, value)) {
      return false;
    }
    push(name, value);
    return true;
  }

  final boolean bindNode(String name, int node) {
    return bind(name, nodeValue(node));
  }

  final Value nodeValue(int node) {
    return new Value(node, target.next(node), target.start(node), target.end(node), "");
  }

  final boolean same(Value a, Value b) {
    return sameValue(file, a, b);
  }

  /// Whether two values of a file say the same.
  static boolean sameValue(SourceFile file, Value a, Value b) {
    if (a.isNode() && b.isNode()) {
      int x = a.first();
      int y = b.first();
      while (x < a.last() && y < b.last()) {
        if (!sameTree(file, x, y)) {
          return false;
        }
        x = file.tree.next(x);
        y = file.tree.next(y);
      }
      return x >= a.last() && y >= b.last();
    }
    return plain(file, a).equals(plain(file, b));
  }

  /// The text that a value compares by where one side is no node.
  static String plain(SourceFile file, Value value) {
    if (!value.isNode()) {
      return value.text();
    }
    if (value.first() >= value.last()) {
      return "";
    }
    return switch (file.tree.kind(value.first())) {
      case STRING, NAME, NUMBER -> file.tree.symbolText(value.first());
      default -> file.tree.text(value.first());
    };
  }

  static boolean sameTree(SourceFile file, int a, int b) {
    Tree tree = file.tree;
    if (a == b) {
      return true;
    }
    if (isLambdaParameter(tree, a)) {
      return sameTree(file, tree.child(a, 1), b);
    }
    if (isKey(tree, a) && isKey(tree, b)) {
      return tree.symbol(a) == tree.symbol(b);
    }
    if (sameConstant(file, a, b) || sameConstant(file, b, a)) {
      return true;
    }
    int x = a;
    int y = b;
    int endX = tree.next(a);
    int endY = tree.next(b);
    while (x < endX && y < endY) {
      if (tree.kindOrdinal(x) != tree.kindOrdinal(y)
          || tree.symbol(x) != tree.symbol(y)
          || tree.next(x) - x != tree.next(y) - y
          || tree.is(x, Kind.NAME) && !sameName(file, x, y)
          || tree.is(x, Kind.STRING) && isOfBytes(tree, x) != isOfBytes(tree, y)) {
        return false;
      }
      x++;
      y++;
    }
    return x >= endX && y >= endY;
  }

  /// Whether a node is the key of a property, which says the same in quotes and without.
  private static boolean isKey(Tree tree, int node) {
    int parent = tree.parent(node);
    boolean script =
        tree.language() == Language.JAVASCRIPT || tree.language() == Language.TYPESCRIPT;
    return script
        && parent >= 0
        && tree.is(parent, Kind.PAIR)
        && parent + 1 == node
        && (tree.is(node, Kind.NAME) || tree.is(node, Kind.STRING));
  }

  /// Whether a name holds, where it stands, the constant that a literal is.
  private static boolean sameConstant(SourceFile file, int name, int literal) {
    return file.tree.is(name, Kind.NAME)
        && switch (file.tree.kind(literal)) {
          case STRING, NUMBER, BOOLEAN, NULL ->
              file.names.constantKind(name) == file.tree.kind(literal)
                  && file.names.constant(name) == file.tree.symbol(literal);
          default -> false;
        };
  }

  /// Whether a string is one of bytes, as Python's `b"..."`.
  private static boolean isOfBytes(Tree tree, int node) {
    int start = tree.start(node);
    int second = Math.min(start + 1, tree.source().length - 1);
    return tree.language() == Language.PYTHON
        && start < tree.end(node)
        && (isB(tree.source()[start])
            || tree.end(node) > second && isR(tree.source()[start]) && isB(tree.source()[second]));
  }

  private static boolean isB(byte letter) {
    return letter == 'b' || letter == 'B';
  }

  private static boolean isR(byte letter) {
    return letter == 'r' || letter == 'R';
  }

  private static boolean isLambdaParameter(Tree tree, int node) {
    return tree.is(node, Kind.PARAMETER)
        && tree.childCount(node) > 1
        && tree.is(tree.child(node, 1), Kind.NAME);
  }

  private static boolean sameName(SourceFile file, int a, int b) {
    int x = file.names.variable(a);
    int y = file.names.variable(b);
    if (x != y && (x == Names.NONE || y == Names.NONE)) {
      return !(isImported(file, x == Names.NONE ? a : b) && isOnlyLocal(file, x == Names.NONE ? b : a));
    }
    return x == y;
  }

  private static boolean isImported(SourceFile file, int name) {
    return file.names.qualified(name) != Names.NONE
        || file.tree.is(file.tree.parent(name), Kind.IMPORTED);
  }

  private static boolean isOnlyLocal(SourceFile file, int name) {
    return file.names.qualified(name) == Names.NONE;
  }
}
