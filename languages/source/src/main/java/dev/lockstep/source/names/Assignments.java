package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Where the variables of a tree are assigned to, and which of them keep one value for good.
///
/// For good are, as Semgrep has it, what a file declares outside of functions and classes and
/// assigns once (in Go only what is `const`), local variables of JavaScript that are declared with
/// a value and never assigned again, and fields that nobody else can assign.
final class Assignments {
  /// Of a name that is not assigned to.
  static final int NO_TARGET = -2;

  /// Of a name that is assigned something unknown.
  static final int UNKNOWN = -1;

  private final Names names;
  private final Tree tree;
  private final int[] valueOf;
  private final int[] onlyValue;
  private final int[] functions;
  private final Set<Integer> members = new HashSet<>();
  private final boolean[] shared;
  private int[] targets = new int[64];
  private int count;

  Assignments(Names names) {
    this.names = names;
    this.tree = names.tree;
    valueOf = filled(NO_TARGET);
    onlyValue = filled(NO_TARGET);
    functions = functions();
    shared = new boolean[tree.size()];
    for (int node = 1; node < tree.size(); node++) {
      collect(node);
    }
    Arrays.sort(targets, 0, count);
  }

  private int[] filled(int value) {
    int[] array = new int[tree.size()];
    Arrays.fill(array, value);
    return array;
  }

  /// The named function around each node, 0 for none.
  private int[] functions() {
    int[] around = new int[tree.size()];
    for (int node = 1; node < around.length; node++) {
      int parent = tree.parent(node);
      around[node] = tree.is(parent, Kind.FUNCTION) ? parent : around[parent];
    }
    return around;
  }

  /// What a name is assigned here: a node, [#UNKNOWN], or [#NO_TARGET].
  int valueOf(int name) {
    return valueOf[name];
  }

  /// The node of the value that a variable keeps for good, or -1.
  int kept(int variable) {
    return onlyValue[variable] >= 0 && isForGood(variable) ? onlyValue[variable] : -1;
  }

  /// Whether a function assigns a variable of a function around it.
  boolean isShared(int variable) {
    return shared[variable];
  }

  /// The first of the targets in a node, as an index for [#target].
  int firstWithin(int node) {
    int at = Arrays.binarySearch(targets, 0, count, node);
    return at < 0 ? -at - 1 : at;
  }

  /// A name that is assigned to, or the largest number behind the last.
  int target(int index) {
    return index < count ? targets[index] : Integer.MAX_VALUE;
  }

  // ------------------------------------------------------------------ what is kept for good

  private boolean isForGood(int variable) {
    int declaration = tree.parent(variable);
    boolean isField = isField(declaration);
    Language language = tree.language();
    if (isField) {
      return switch (language) {
        case JAVA ->
            hasModifier(declaration, "final")
                || hasModifier(declaration, "private") && !members.contains(tree.symbol(variable));
        case JAVASCRIPT, TYPESCRIPT -> !members.contains(tree.symbol(variable));
        default -> false;
      };
    }
    boolean global = functions[variable] == 0;
    return switch (language) {
      case JAVA -> hasModifier(declaration, "final");
      case GO -> tree.is(declaration, Kind.VARIABLE) && isConst(declaration);
      case JAVASCRIPT, TYPESCRIPT ->
          global || tree.is(declaration, Kind.VARIABLE) && hasValue(declaration);
      default -> global;
    };
  }

  private boolean hasValue(int declaration) {
    return !tree.is(tree.child(declaration, 3), Kind.NONE);
  }

  private boolean isConst(int declaration) {
    return tree.symbolText(declaration).equals("const");
  }

  private boolean isField(int declaration) {
    int body = tree.parent(declaration);
    if (tree.is(body, Kind.EXPRESSION_STATEMENT)) {
      body = tree.parent(body);
    }
    return (tree.is(declaration, Kind.VARIABLE) || tree.is(declaration, Kind.ASSIGN))
        && body > 0
        && tree.is(body, Kind.BLOCK)
        && tree.is(tree.parent(body), Kind.CLASS);
  }

  private boolean hasModifier(int declaration, String modifier) {
    if (!tree.is(declaration, Kind.VARIABLE)) {
      return false;
    }
    int modifiers = declaration + 1;
    for (int each = modifiers + 1; each < tree.next(modifiers); each = tree.next(each)) {
      if (tree.symbolText(each).equals(modifier)) {
        return true;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ collecting

  private void collect(int node) {
    switch (tree.kind(node)) {
      case ASSIGN -> {
        boolean plain = tree.symbolText(node).equals("=") || tree.symbolText(node).equals(":=");
        targets(node + 1, plain ? tree.child(node, 1) : UNKNOWN);
      }
      case VARIABLE -> {
        int value = tree.child(node, 3);
        boolean loop = tree.is(tree.parent(node), Kind.FOR_EACH);
        if (loop || !tree.is(value, Kind.NONE)) {
          targets(tree.child(node, 1), loop ? UNKNOWN : value);
        }
      }
      case PARAMETER, WITH, CATCH, BINDING, FUNCTION, CLASS ->
          targets(tree.child(node, 1), UNKNOWN);
      case FOR_EACH, COMPREHENSION_FOR, UPDATE -> targets(node + 1, UNKNOWN);
      case KEYWORD_STATEMENT -> {
        if (tree.symbolText(node).equals("del") && tree.hasChildren(node)) {
          targets(node + 1, UNKNOWN);
        }
      }
      default -> {}
    }
  }

  private void targets(int target, int value) {
    switch (tree.kind(target)) {
      case NAME -> {
        int variable = names.variableOf[target];
        if (variable != Names.NONE) {
          add(target, variable, value);
        }
      }
      case MEMBER -> {
        if (tree.is(target + 1, Kind.SELF)) {
          members.add(tree.symbol(tree.child(target, 1)));
        }
      }
      case TUPLE, ARRAY, OBJECT, SEQUENCE -> {
        for (int c = target + 1; c < tree.next(target); c = tree.next(c)) {
          targets(c, UNKNOWN);
        }
      }
      case SPREAD, ASSIGN -> {
        if (tree.hasChildren(target)) {
          targets(target + 1, UNKNOWN);
        }
      }
      case PAIR -> targets(tree.child(target, 1), UNKNOWN);
      default -> {}
    }
  }

  private void add(int target, int variable, int value) {
    if (valueOf[target] != NO_TARGET) {
      return;
    }
    valueOf[target] = value;
    onlyValue[variable] = onlyValue[variable] == NO_TARGET ? value : UNKNOWN;
    if (functions[variable] != 0 && functions[variable] != functions[target]) {
      shared[variable] = true;
    }
    if (count == targets.length) {
      targets = Arrays.copyOf(targets, count * 2);
    }
    targets[count++] = target;
  }
}
