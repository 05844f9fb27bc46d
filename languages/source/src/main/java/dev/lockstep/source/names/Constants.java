package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folds constants: literals, operators on constants, and variables whose last assignment before
/// the place is certain and constant.
final class Constants {
  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_DEPTH = 200;

  private final Names names;
  private final Tree tree;
  private final Symbols symbols;
  private final Map<String, String> settings;
  private final Map<Integer, List<Assignment>> assignments = new HashMap<>();
  private final boolean[] done;
  private int depth;

  /// @param value -1 where it is not known
  private record Assignment(int name, int value) {}

  Constants(Names names, Map<String, String> settings) {
    this.names = names;
    this.settings = settings;
    this.tree = names.tree;
    this.symbols = tree.symbols();
    this.done = new boolean[tree.size()];
  }

  void run() {
    for (int node = 1; node < tree.size(); node++) {
      collect(node);
    }
    for (int node = tree.size() - 1; node > 0; node--) {
      fold(node);
    }
  }

  // ------------------------------------------------------------------ assignments

  private void collect(int node) {
    switch (tree.kind(node)) {
      case ASSIGN -> {
        boolean plain = tree.symbolText(node).equals("=") || tree.symbolText(node).equals(":=");
        targets(node + 1, plain ? tree.child(node, 1) : -1);
      }
      case VARIABLE -> {
        int value = tree.child(node, 3);
        boolean loop = tree.is(tree.parent(node), Kind.FOR_EACH);
        if (loop || !tree.is(value, Kind.NONE)) {
          targets(tree.child(node, 1), loop ? -1 : value);
        }
      }
      case PARAMETER -> targets(tree.child(node, 1), -1);
      case FOR_EACH, COMPREHENSION_FOR, UPDATE -> targets(node + 1, -1);
      case WITH, CATCH, BINDING -> targets(tree.child(node, 1), -1);
      case FUNCTION, CLASS -> targets(tree.child(node, 1), -1);
      case KEYWORD_STATEMENT -> {
        if (tree.symbolText(node).equals("del") && tree.hasChildren(node)) {
          targets(node + 1, -1);
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
          assignments
              .computeIfAbsent(variable, any -> new ArrayList<>(1))
              .add(new Assignment(target, value));
        }
      }
      case TUPLE, ARRAY, OBJECT, SEQUENCE -> {
        boolean pairwise =
            value >= 0
                && tree.kind(value) == tree.kind(target)
                && tree.is(target, Kind.TUPLE)
                && tree.childCount(value) == tree.childCount(target);
        int v = value + 1;
        for (int c = target + 1; c < tree.next(target); c = tree.next(c)) {
          targets(c, pairwise ? v : -1);
          v = pairwise ? tree.next(v) : v;
        }
      }
      case SPREAD, ASSIGN -> {
        if (tree.hasChildren(target)) {
          targets(target + 1, -1);
        }
      }
      case PAIR -> targets(tree.child(target, 1), -1);
      default -> {}
    }
  }

  // ------------------------------------------------------------------ folding

  private void set(int node, Kind kind, int symbol) {
    names.constantKinds[node] = (byte) kind.ordinal();
    names.constants[node] = symbol;
  }

  private Kind kind(int node) {
    fold(node);
    return names.constantKind(node);
  }

  private String text(int node) {
    return symbols.text(names.constants[node]);
  }

  private void fold(int node) {
    if (done[node] || depth > MAX_DEPTH) {
      return;
    }
    done[node] = true;
    depth++;
    switch (tree.kind(node)) {
      case STRING, NUMBER, BOOLEAN -> set(node, tree.kind(node), tree.symbol(node));
      case NAME -> name(node);
      case BINARY -> binary(node);
      case UNARY -> unary(node);
      case TEMPLATE -> template(node);
      case CAST -> copy(tree.child(node, 1), node);
      case CALL -> setting(node);
      default -> {}
    }
    depth--;
  }

  /// What a method gives that reads a setting, as far as the files of settings say it.
  private void setting(int node) {
    int callee = node + 1;
    int arguments = tree.next(callee);
    boolean reads =
        !settings.isEmpty()
            && tree.is(callee, Kind.MEMBER)
            && isGetter(tree.symbolText(tree.child(callee, 1)))
            && tree.childCount(arguments) > 0
            && kind(arguments + 1) == Kind.STRING;
    String value = reads ? settings.get(text(arguments + 1)) : null;
    if (value != null) {
      set(node, Kind.STRING, symbols.intern(value));
    }
  }

  private static boolean isGetter(String method) {
    return method.equals("getProperty") || method.equals("getString");
  }

  private void copy(int from, int to) {
    Kind kind = kind(from);
    if (kind != Kind.NONE) {
      set(to, kind, names.constants[from]);
    }
  }

  private void name(int node) {
    int variable = names.variableOf[node];
    List<Assignment> all = variable == Names.NONE ? null : assignments.get(variable);
    if (all == null) {
      return;
    }
    int value = all.size() == 1 ? only(all.getFirst(), node) : last(all, node);
    if (value >= 0 && value != node) {
      copy(value, node);
    }
  }

  private int only(Assignment assignment, int use) {
    boolean inOther = function(assignment.name) != function(use);
    boolean before = assignment.name < use && assignment.value + 1 > 0;
    return before && !isWithin(use, assignment.value) || inOther ? assignment.value : -1;
  }

  private boolean isWithin(int node, int outer) {
    return outer >= 0 && node >= outer && node < tree.next(outer);
  }

  /// The value of the last assignment before a use, where nothing between can change it.
  private int last(List<Assignment> all, int use) {
    Assignment last = null;
    int function = function(use);
    for (Assignment assignment : all) {
      if (function(assignment.name) != function) {
        return -1;
      }
      if (assignment.name < use && !isWithin(use, assignment.value)) {
        last = assignment;
      }
    }
    if (last == null || last.value < 0 || last.name == use) {
      return -1;
    }
    int block = block(last.name);
    if (!isWithin(use, block)) {
      return -1;
    }
    for (int at = tree.parent(use); at > block; at = tree.parent(at)) {
      if (isLoop(at)) {
        for (Assignment other : all) {
          if (isWithin(other.name, at)) {
            return -1;
          }
        }
      }
    }
    return last.value;
  }

  private boolean isLoop(int node) {
    return switch (tree.kind(node)) {
      case WHILE, DO_WHILE, FOR, FOR_EACH -> true;
      default -> false;
    };
  }

  private int function(int node) {
    int at = tree.parent(node);
    while (at > 0 && !tree.is(at, Kind.FUNCTION) && !tree.is(at, Kind.LAMBDA)) {
      at = tree.parent(at);
    }
    return at;
  }

  private int block(int node) {
    int at = tree.parent(node);
    while (at > 0 && !tree.is(at, Kind.BLOCK)) {
      at = tree.parent(at);
    }
    return at;
  }

  private void unary(int node) {
    Kind kind = kind(node + 1);
    String operator = tree.symbolText(node);
    if (kind == Kind.NUMBER && operator.equals("-")) {
      String text = text(node + 1);
      set(node, kind, symbols.intern(text.startsWith("-") ? text.substring(1) : "-" + text));
    } else if (kind == Kind.BOOLEAN && operator.equals("!")) {
      set(node, kind, symbols.intern(text(node + 1).equals("true") ? "false" : "true"));
    }
  }

  private void template(int node) {
    StringBuilder all = new StringBuilder();
    for (int part = node + 1; part < tree.next(node); part = tree.next(part)) {
      int inner = tree.is(part, Kind.INTERPOLATION) ? part + 1 : part;
      if (kind(inner) == Kind.NONE || all.length() > MAX_LENGTH) {
        return;
      }
      all.append(text(inner));
    }
    set(node, Kind.STRING, symbols.intern(all.toString()));
  }

  private void binary(int node) {
    int left = node + 1;
    int right = tree.next(left);
    Kind a = kind(left);
    Kind b = kind(right);
    String operator = tree.symbolText(node);
    if (a == Kind.NONE || b == Kind.NONE) {
      return;
    }
    if (a == Kind.STRING && operator.equals("+") && text(left).length() < MAX_LENGTH) {
      set(node, Kind.STRING, symbols.intern(text(left) + text(right)));
    } else if (a == Kind.NUMBER && b == Kind.NUMBER) {
      numbers(node, operator, text(left), text(right));
    } else if (a == Kind.BOOLEAN && b == Kind.BOOLEAN) {
      booleans(node, operator, text(left).equals("true"), text(right).equals("true"));
    } else if (a == Kind.STRING && b == Kind.STRING && isEquality(operator)) {
      setTruth(node, text(left).equals(text(right)) == operator.startsWith("="));
    }
  }

  private static boolean isEquality(String operator) {
    return switch (operator) {
      case "==", "!=", "===", "!==" -> true;
      default -> false;
    };
  }

  private void setTruth(int node, boolean truth) {
    set(node, Kind.BOOLEAN, symbols.intern(String.valueOf(truth)));
  }

  private void booleans(int node, String operator, boolean a, boolean b) {
    switch (operator) {
      case "&&" -> setTruth(node, a && b);
      case "||" -> setTruth(node, a || b);
      default -> {}
    }
  }

  private void numbers(int node, String operator, String left, String right) {
    long a;
    long b;
    try {
      a = Long.parseLong(left);
      b = Long.parseLong(right);
    } catch (NumberFormatException e) {
      return;
    }
    switch (operator) {
      case "+" -> setNumber(node, a + b);
      case "-" -> setNumber(node, a - b);
      case "*" -> setNumber(node, a * b);
      case "/", "//" -> {
        if (b != 0) {
          setNumber(node, a / b);
        }
      }
      case "%" -> {
        if (b != 0) {
          setNumber(node, a % b);
        }
      }
      case "<<" -> setNumber(node, a << b);
      case ">" -> setTruth(node, a > b);
      case "<" -> setTruth(node, a < b);
      case ">=" -> setTruth(node, a >= b);
      case "<=" -> setTruth(node, a <= b);
      case "==", "===" -> setTruth(node, a == b);
      case "!=", "!==" -> setTruth(node, a != b);
      default -> {}
    }
  }

  private void setNumber(int node, long value) {
    set(node, Kind.NUMBER, symbols.intern(String.valueOf(value)));
  }
}
