package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How imports match: a module also where only its start is named, and `require` of JavaScript.
abstract class ImportRules extends ExpressionRules {
  ImportRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal imports(int p, int t, @Nullable Goal next) {
    return switch (target.kind(t)) {
      case IMPORT -> imported(p, t, rest(target, t), next);
      case VARIABLE -> required(p, t, next);
      case EXPORT -> exported(p, t, next);
      default -> Goal.FAIL;
    };
  }

  private @Nullable Goal imported(int p, int t, int[] names, @Nullable Goal next) {
    Goal rest = Goal.list(Goal.Op.UNORDERED, rest(code, p), 0, names, 0, true, next);
    int module = p + 1;
    if (target.language() == Language.PYTHON && isSameImport(p, t)) {
      return next;
    }
    if (isWithin(module, t + 1)) {
      return rest;
    }
    boolean other = !equalSymbols(p, t) && code.is(module, Kind.META);
    if (other && (rest(code, p).length > 0 || said(p).equals("static"))) {
      return Goal.FAIL;
    }
    return Goal.node(module, t + 1, rest);
  }

  /// What is handed on from another module is imported from it.
  private @Nullable Goal exported(int p, int t, @Nullable Goal next) {
    int module = target.childCount(t) > 1 ? target.child(t, 1) : t;
    if (!target.is(module, Kind.STRING)) {
      return Goal.FAIL;
    }
    int[] names = rest(target, t);
    Goal rest =
        Goal.list(
            Goal.Op.UNORDERED,
            rest(code, p),
            0,
            Arrays.copyOfRange(names, 1, names.length),
            0,
            true,
            next);
    return isWithin(p + 1, module) ? rest : Goal.node(p + 1, module, rest);
  }

  /// Python's `import a.b` and `from a import b` are the same import.
  private boolean isSameImport(int p, int t) {
    int[] wanted = rest(code, p);
    int[] there = rest(target, t);
    if (!code.is(p + 1, Kind.NAME) || !target.is(t + 1, Kind.NAME)) {
      return false;
    }
    if (wanted.length == 0) {
      for (int each : there) {
        if (isDotted(said(p + 1), target.symbolText(t + 1) + "." + target.symbolText(each + 1))) {
          return true;
        }
      }
      return false;
    }
    boolean one = wanted.length == 1 && code.is(wanted[0] + 1, Kind.NAME);
    return one
        && there.length == 0
        && code.is(code.child(wanted[0], 1), Kind.NONE)
        && isDotted(said(p + 1) + "." + said(wanted[0] + 1), target.symbolText(t + 1));
  }

  private static boolean isDotted(String prefix, String name) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length() || name.charAt(prefix.length()) == '.');
  }

  /// Whether a module is the one that a pattern names, or within that one.
  private boolean isWithin(int module, int there) {
    String prefix = said(module);
    String text = target.symbolText(there);
    char separator = code.is(module, Kind.STRING) ? '/' : '.';
    return (code.is(module, Kind.NAME) || code.is(module, Kind.STRING))
        && target.kind(there) == code.kind(module)
        && text.startsWith(prefix)
        && (text.length() == prefix.length() || text.charAt(prefix.length()) == separator);
  }

  /// `const {name} = require("module")`: an import of the module, or of its names.
  private @Nullable Goal required(int p, int t, @Nullable Goal next) {
    int value = target.child(t, 3);
    int[] wanted = rest(code, p);
    boolean opened = target.is(target.child(t, 1), Kind.OBJECT);
    if (!isRequire(value)) {
      return Goal.FAIL;
    }
    int module = target.next(value + 1) + 1;
    if (wanted.length > 0 && !opened) {
      return isNamespace(wanted) && isImportAssignment(t)
          ? Goal.node(p + 1, module, Goal.node(code.child(wanted[0], 1), target.child(t, 1), next))
          : Goal.FAIL;
    }
    int[] names = opened ? targetChildren(target.child(t, 1)) : new int[0];
    Goal rest =
        wanted.length == 0 ? next : Goal.list(Goal.Op.UNORDERED, wanted, 0, names, 0, true, next);
    return isWithin(p + 1, module) ? rest : Goal.node(p + 1, module, rest);
  }

  /// Whether a pattern imports all of a module under a name.
  private boolean isNamespace(int[] wanted) {
    return wanted.length == 1
        && code.is(wanted[0], Kind.IMPORTED)
        && code.is(wanted[0] + 1, Kind.NONE);
  }

  /// TypeScript's `import a = require("m")`.
  private boolean isImportAssignment(int variable) {
    byte[] source = target.source();
    int start = target.start(variable);
    return target.language() == Language.TYPESCRIPT
        && start + 6 < source.length
        && source[start] == 'i'
        && source[start + 1] == 'm';
  }

  private boolean isRequire(int node) {
    return target.is(node, Kind.CALL)
        && target.is(node + 1, Kind.NAME)
        && target.symbolText(node + 1).equals("require")
        && target.childCount(target.next(node + 1)) == 1
        && target.is(target.next(node + 1) + 1, Kind.STRING);
  }

  /// One name of an import, or of an object that is opened.
  final @Nullable Goal importedName(int p, int t, @Nullable Goal next) {
    return switch (target.kind(t)) {
      case IMPORTED -> {
        boolean everything = target.symbolText(t + 1).equals("*");
        yield everything && code.is(p + 1, Kind.META)
            ? Goal.FAIL
            : optional(p, t, 1, Goal.node(p + 1, t + 1, next));
      }
      case PAIR -> {
        int alias = code.child(p, 1);
        int value = target.child(t, 1);
        Goal name = Goal.node(p + 1, t + 1, next);
        if (!code.is(alias, Kind.NONE)) {
          yield Goal.node(alias, value, name);
        }
        yield target.symbol(value) == target.symbol(t + 1) ? name : Goal.FAIL;
      }
      default -> Goal.FAIL;
    };
  }

  static int[] rest(Tree tree, int node) {
    int[] all = CodePattern.children(tree, node);
    return all.length == 0 ? all : Arrays.copyOfRange(all, 1, all.length);
  }

  /// A role that a pattern may leave out.
  final @Nullable Goal optional(int p, int t, int role, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    if (role >= ps.length || code.is(ps[role], Kind.NONE)) {
      return next;
    }
    int[] ts = targetChildren(t);
    return role < ts.length ? Goal.node(ps[role], ts[role], next) : Goal.FAIL;
  }
}
