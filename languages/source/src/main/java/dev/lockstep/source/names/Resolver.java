package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// Finds the declaration or import of each name: first what every scope declares, then what each
/// name refers to.
final class Resolver {
  private final Names names;
  private final Tree tree;
  private final Symbols symbols;
  private final boolean python;
  private final boolean go;
  private final @Nullable Scope[] scopes;

  Resolver(Names names) {
    this.names = names;
    this.tree = names.tree;
    this.symbols = tree.symbols();
    this.python = tree.language() == Language.PYTHON;
    this.go = tree.language() == Language.GO;
    this.scopes = new Scope[tree.size()];
  }

  void run() {
    Scope file = new Scope(null, true, false);
    scopes[0] = file;
    for (int node = 1; node < tree.size(); node++) {
      Scope outer = scopes[tree.parent(node)];
      scopes[node] = opens(node) ? opened(node, outer == null ? file : outer) : outer;
      declare(node, scopeOf(node));
    }
    for (int node = tree.size() - 1; node > 0; node--) {
      if (tree.is(node, Kind.NAME) && refers(node)) {
        resolve(node);
      } else if (tree.is(node, Kind.MEMBER)) {
        qualify(node);
      }
    }
  }

  private Scope scopeOf(int node) {
    Scope scope = scopes[node];
    if (scope == null) {
      throw new IllegalStateException("node " + node + " has no scope");
    }
    return scope;
  }

  private boolean opens(int node) {
    return switch (tree.kind(node)) {
      case FUNCTION, LAMBDA, CLASS, COMPREHENSION -> true;
      case BLOCK, FOR, FOR_EACH, CATCH, TRY, CASE, IF -> !python;
      default -> false;
    };
  }

  private Scope opened(int node, Scope outer) {
    Kind kind = tree.kind(node);
    return new Scope(
        outer,
        kind == Kind.FUNCTION || kind == Kind.LAMBDA || kind == Kind.CLASS,
        kind == Kind.CLASS);
  }

  // ------------------------------------------------------------------ declarations

  private void declare(int node, Scope scope) {
    switch (tree.kind(node)) {
      case PARAMETER -> targets(tree.child(node, 1), scope);
      case VARIABLE -> variable(node, scope);
      case FUNCTION, CLASS -> outerName(tree.child(node, 1), scope);
      case ASSIGN -> assigned(node, scope);
      case FOR_EACH -> {
        if (!tree.is(node + 1, Kind.VARIABLE)) {
          forTarget(node, scope);
        }
      }
      case WITH -> targets(tree.child(node, 1), scope);
      case CATCH -> targets(tree.child(node, 1), scope);
      case COMPREHENSION_FOR -> targets(node + 1, scope);
      case BINDING -> targets(tree.child(node, 1), scope);
      case IMPORT -> new Imports(names, scope).read(node);
      default -> {}
    }
  }

  private void forTarget(int node, Scope scope) {
    if (python || go) {
      targets(node + 1, scope);
    }
  }

  private void variable(int node, Scope scope) {
    Scope home = scope;
    if (tree.symbolText(node).equals("var") && tree.language() != Language.GO) {
      while (!home.ofFunction && home.outer != null) {
        home = home.outer;
      }
    }
    int target = tree.child(node, 1);
    int value = tree.child(node, 3);
    if (!new Imports(names, home).require(target, value)) {
      targets(target, home);
    }
  }

  private void assigned(int node, Scope scope) {
    if (python) {
      Scope home = scope;
      while (!home.ofFunction && home.outer != null) {
        home = home.outer;
      }
      if (tree.is(node + 1, Kind.NAME) && !isGlobal(node + 1)) {
        home.assign(tree.symbol(node + 1), node + 1);
      } else {
        targets(node + 1, home);
      }
    } else if (go && tree.symbolText(node).equals(":=")) {
      declareNew(node + 1, scope);
    } else if (tree.is(node + 1, Kind.NAME) && !isKnown(scope, tree.symbol(node + 1))) {
      Scope home = scope;
      while (home.outer != null) {
        home = home.outer;
      }
      home.declare(tree.symbol(node + 1), node + 1);
    }
  }

  /// What Go's `:=` declares: the names that the scope does not have yet.
  private void declareNew(int target, Scope scope) {
    if (tree.is(target, Kind.TUPLE)) {
      for (int each = target + 1; each < tree.next(target); each = tree.next(each)) {
        declareNew(each, scope);
      }
    } else if (tree.is(target, Kind.NAME) && !scope.knows(tree.symbol(target))) {
      scope.declare(tree.symbol(target), target);
    }
  }

  private static boolean isKnown(Scope scope, int symbol) {
    for (Scope at = scope; at != null; at = at.outer) {
      if (at.knows(symbol)) {
        return true;
      }
    }
    return false;
  }

  private void outerName(int name, Scope scope) {
    Scope outer = scope.outer;
    if (tree.is(name, Kind.NAME) && outer != null) {
      outer.declare(tree.symbol(name), name);
    }
  }

  private void targets(int target, Scope scope) {
    switch (tree.kind(target)) {
      case NAME -> {
        if (!isGlobal(target)) {
          scope.declare(tree.symbol(target), target);
        }
      }
      case TUPLE, ARRAY, OBJECT, SEQUENCE, SPREAD -> {
        for (int c = target + 1; c < tree.next(target); c = tree.next(c)) {
          targets(c, scope);
        }
      }
      case PAIR -> targets(tree.child(target, 1), scope);
      case ASSIGN, BINDING -> targets(target + 1, scope);
      case VARIABLE -> targets(tree.child(target, 1), scope);
      default -> {}
    }
  }

  /// Whether the function says `global` of a name.
  private boolean isGlobal(int name) {
    if (!python) {
      return false;
    }
    int function = tree.parent(name);
    while (function > 0 && !tree.is(function, Kind.FUNCTION)) {
      function = tree.parent(function);
    }
    int body = function <= 0 ? 0 : tree.child(function, 5);
    for (int s = body + 1; function > 0 && s < tree.next(body); s = tree.next(s)) {
      if (tree.is(s, Kind.KEYWORD_STATEMENT) && tree.symbolText(s).equals("global")) {
        for (int each = s + 1; each < tree.next(s); each++) {
          if (tree.symbol(each) == tree.symbol(name)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ references

  private boolean refers(int node) {
    int parent = tree.parent(node);
    return switch (tree.kind(parent)) {
      case MEMBER -> parent + 1 == node;
      case NAMED_ARGUMENT -> parent + 1 != node;
      case PAIR -> parent + 1 != node || tree.is(tree.parent(parent), Kind.ARRAY);
      case IMPORT, IMPORTED, PACKAGE, JUMP -> false;
      default -> true;
    };
  }

  private void resolve(int node) {
    int symbol = tree.symbol(node);
    boolean first = true;
    for (Scope scope = scopeOf(node); scope != null; scope = scope.outer) {
      boolean visible = first || !scope.ofClass || !python;
      first = false;
      if (!visible) {
        continue;
      }
      int declaration = scope.declaration(symbol);
      int full = scope.fullName(symbol, python ? node : Integer.MAX_VALUE);
      if (full >= 0 && (declaration < 0 || !python)) {
        names.qualified[node] = full;
        return;
      }
      if (declaration >= 0) {
        names.variableOf[node] = declaration;
        names.qualified[node] = scope.isAssigned(symbol) ? importAround(scope, node) : full;
        return;
      }
    }
  }

  /// What a name of Python that is assigned to was imported as before, here or further out.
  private int importAround(Scope scope, int node) {
    for (Scope at = scope; at != null; at = at.outer) {
      int full = at.ofClass && at != scope ? -1 : at.fullName(tree.symbol(node), node);
      if (full >= 0) {
        return full;
      }
    }
    return Names.NONE;
  }

  private void qualify(int node) {
    int object = node + 1;
    int name = tree.child(node, 1);
    if (!tree.is(name, Kind.NAME)) {
      return;
    }
    int full = fullName(object);
    if (full != Names.NONE) {
      names.qualified[node] = symbols.intern(symbols.text(full) + "." + tree.symbolText(name));
    }
  }

  /// Children come behind their parents, so a chain's object is looked up when it is asked for.
  private int fullName(int object) {
    if (tree.is(object, Kind.NAME)) {
      if (names.qualified[object] == Names.NONE) {
        resolve(object);
      }
      return names.qualified[object];
    }
    return tree.is(object, Kind.MEMBER) ? names.qualified[object] : Names.NONE;
  }
}
