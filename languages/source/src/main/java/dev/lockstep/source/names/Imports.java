package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// What imports call things.
final class Imports {
  private final Names names;
  private final Tree tree;
  private final Symbols symbols;
  private final Scope scope;
  private int at;

  Imports(Names names, Scope scope) {
    this.names = names;
    this.tree = names.tree;
    this.symbols = tree.symbols();
    this.scope = scope;
  }

  void read(int node) {
    at = node;
    int module = node + 1;
    String path = tree.symbolText(module);
    if (tree.language() == Language.GO) {
      path = path.substring(path.lastIndexOf('/') + 1);
    }
    boolean any = false;
    for (int each = tree.next(module); each < tree.next(node); each = tree.next(each)) {
      if (tree.is(each, Kind.IMPORTED)) {
        any = true;
        imported(path, each);
      }
    }
    if (!any) {
      whole(path);
    }
  }

  private void whole(String path) {
    if (tree.language() == Language.PYTHON) {
      int dot = path.indexOf('.');
      String first = dot < 0 ? path : path.substring(0, dot);
      if (!first.isEmpty()) {
        bind(first, first);
      }
    } else if (tree.language() == Language.GO) {
      bind(path, path);
    } else if (tree.language() == Language.JAVA) {
      bind(path.substring(path.lastIndexOf('.') + 1), path);
    }
  }

  private void imported(String path, int node) {
    int name = node + 1;
    int alias = tree.child(node, 1);
    boolean aliased = !tree.is(alias, Kind.NONE);
    if (tree.is(name, Kind.NONE)) {
      if (aliased) {
        bind(tree.symbolText(alias), path);
      }
      return;
    }
    String text = tree.symbolText(name);
    if (text.equals("*")) {
      if (aliased) {
        bind(tree.symbolText(alias), path);
      } else {
        names.wildcards.add(path);
      }
      return;
    }
    boolean main = text.equals("default");
    String full = main ? path : path.isEmpty() ? text : path + "." + text;
    bind(aliased ? tree.symbolText(alias) : text, full);
  }

  private void bind(String name, String full) {
    names.imports.put(name, full);
    scope.importName(symbols.intern(name), symbols.intern(full), at);
  }

  /// JavaScript's `const x = require('m')` and `const {a, b: c} = require('m')`.
  boolean require(int target, int value) {
    if (!tree.is(value, Kind.CALL)
        || !tree.is(value + 1, Kind.NAME)
        || !tree.symbolText(value + 1).equals("require")) {
      return false;
    }
    at = value;
    int arguments = tree.next(value + 1);
    if (!tree.hasChildren(arguments) || !tree.is(arguments + 1, Kind.STRING)) {
      return false;
    }
    String path = tree.symbolText(arguments + 1);
    if (tree.is(target, Kind.NAME)) {
      bind(tree.symbolText(target), path);
      scope.declare(tree.symbol(target), target);
      return true;
    }
    if (!tree.is(target, Kind.OBJECT)) {
      return false;
    }
    for (int pair = target + 1; pair < tree.next(target); pair = tree.next(pair)) {
      if (tree.is(pair, Kind.PAIR) && tree.is(tree.child(pair, 1), Kind.NAME)) {
        bind(tree.symbolText(tree.child(pair, 1)), path + "." + tree.symbolText(pair + 1));
      }
    }
    return true;
  }
}
