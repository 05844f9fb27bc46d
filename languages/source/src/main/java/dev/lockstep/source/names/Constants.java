package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds constants: literals, operators on constants, and variables that are constant where they
/// stand.
final class Constants {
  static final long UNKNOWN = 0;
  private static final long SOME_STRING = value(Kind.STRING, -1);
  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_DEPTH = 200;

  private final Names names;
  private final Tree tree;
  private final Symbols symbols;
  private final Map<String, String> settings;
  private final Assignments assignments;
  private final Fields fields;
  private final boolean[] done;
  private @Nullable SettingBlocks blocks;
  private int depth;

  Constants(Names names, Map<String, String> settings) {
    this.names = names;
    this.settings = settings;
    this.tree = names.tree;
    this.symbols = tree.symbols();
    this.done = new boolean[tree.size()];
    this.assignments = new Assignments(names);
    this.fields = new Fields(tree);
  }

  void run() {
    new ConstantFlow(this, assignments, names).run(0);
    for (int node = tree.size() - 1; node > 0; node--) {
      fold(node);
    }
  }

  // ------------------------------------------------------------------ folding

  // What is known of a value in one number: its kind and, below, its symbol or -1 for any string.

  /// What a node's value is.
  long valueOf(int node) {
    Kind kind = kind(node);
    if (kind == Kind.NONE) {
      return names.isSomeString(node) ? SOME_STRING : UNKNOWN;
    }
    return value(kind, names.constants[node]);
  }

  private static long value(Kind kind, int symbol) {
    return (long) kind.ordinal() << Integer.SIZE | symbol & 0xFFFFFFFFL;
  }

  /// Says what a name holds where it stands, or leaves it at what its variable keeps for good.
  void hold(int node, long value) {
    set(node, value);
    done[node] |= value != UNKNOWN;
  }

  private void set(int node, long value) {
    if (value == SOME_STRING) {
      names.someStrings.set(node);
    } else if (value != UNKNOWN) {
      set(node, Kind.of((int) (value >>> Integer.SIZE)), (int) value);
    }
  }

  private static boolean isString(long value) {
    return value >>> Integer.SIZE == Kind.STRING.ordinal();
  }

  /// What is known of a value that is one of two.
  static long either(long a, long b) {
    if (a == b) {
      return a;
    }
    return isString(a) && isString(b) ? SOME_STRING : UNKNOWN;
  }

  /// Two strings as one.
  long joined(long a, long b) {
    if (!isString(a) || !isString(b)) {
      return UNKNOWN;
    }
    if (a == SOME_STRING || b == SOME_STRING) {
      return SOME_STRING;
    }
    String text = symbols.text((int) a) + symbols.text((int) b);
    return text.length() > MAX_LENGTH ? SOME_STRING : value(Kind.STRING, symbols.intern(text));
  }

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
      case STRING, NUMBER, BOOLEAN, NULL -> set(node, tree.kind(node), tree.symbol(node));
      case NAME -> name(node);
      case BINARY -> binary(node);
      case UNARY -> unary(node);
      case TEMPLATE -> template(node);
      case CAST -> copy(tree.child(node, 1), node);
      case CONDITIONAL -> conditional(node);
      case MEMBER -> field(node);
      case CALL -> call(node);
      default -> {}
    }
    depth--;
  }

  private void conditional(int node) {
    set(node, either(valueOf(tree.child(node, 1)), valueOf(tree.child(node, 2))));
  }

  private void call(int node) {
    if (tree.language() == Language.JAVA && isFormat(node + 1)) {
      int arguments = tree.next(node + 1);
      boolean all = true;
      for (int each = arguments + 1; each < tree.next(arguments); each = tree.next(each)) {
        all &= kind(each) != Kind.NONE || names.isSomeString(each);
      }
      if (all) {
        names.someStrings.set(node);
      }
    } else {
      setting(node);
    }
  }

  private boolean isFormat(int callee) {
    return tree.is(callee, Kind.MEMBER)
        && tree.symbolText(tree.child(callee, 1)).equals("format")
        && switch (tree.text(callee + 1)) {
          case "String", "java.lang.String" -> true;
          default -> false;
        };
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
    } else if (names.isSomeString(from)) {
      names.someStrings.set(to);
    }
  }

  private void name(int node) {
    if (tree.language() == Language.DOCKERFILE) {
      int value = settingBlocks().ofImage(node);
      if (value >= 0) {
        copy(value, node);
      }
      return;
    }
    int variable = names.variableOf[node];
    boolean used = variable != Names.NONE && assignments.valueOf(node) == Assignments.NO_TARGET;
    int value = used ? assignments.kept(variable) : -1;
    if (value >= 0) {
      copy(value, node);
    }
  }

  /// `this.x`, where the field keeps one value.
  private void field(int node) {
    int variable = tree.is(node + 1, Kind.SELF) ? fields.variable(node) : Names.NONE;
    int value = variable == Names.NONE ? settings(node) : assignments.kept(variable);
    if (value >= 0) {
      copy(value, node);
    }
  }

  private int settings(int node) {
    return tree.language() == Language.HCL ? settingBlocks().ofModule(node) : -1;
  }

  private SettingBlocks settingBlocks() {
    if (blocks == null) {
      blocks = new SettingBlocks(tree);
    }
    return blocks;
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
    boolean some = false;
    for (int part = node + 1; part < tree.next(node); part = tree.next(part)) {
      int inner = tree.is(part, Kind.INTERPOLATION) ? part + 1 : part;
      boolean known = kind(inner) != Kind.NONE;
      if (!known && !names.isSomeString(inner) || all.length() > MAX_LENGTH) {
        return;
      }
      some |= !known;
      if (known) {
        all.append(text(inner));
      }
    }
    if (some) {
      names.someStrings.set(node);
      return;
    }
    set(node, Kind.STRING, symbols.intern(all.toString()));
  }

  private boolean isSomehowString(int node) {
    return kind(node) == Kind.STRING || names.isSomeString(node);
  }

  private void binary(int node) {
    int left = node + 1;
    int right = tree.next(left);
    Kind a = kind(left);
    Kind b = kind(right);
    String operator = tree.symbolText(node);
    boolean repeated =
        operator.equals("*")
            && tree.language() == Language.PYTHON
            && (a == Kind.STRING || names.isSomeString(left));
    boolean joined =
        operator.equals("+")
            && (names.isSomeString(left) && isSomehowString(right)
                || names.isSomeString(right) && isSomehowString(left));
    if (repeated || joined) {
      names.someStrings.set(node);
    }
    if (repeated || joined || a == Kind.NONE || b == Kind.NONE) {
      return;
    }
    if (a == Kind.STRING && operator.equals("+") && isJoinable(b) && text(left).length() < MAX_LENGTH) {
      set(node, Kind.STRING, symbols.intern(text(left) + text(right)));
    } else if (a == Kind.NUMBER && b == Kind.NUMBER) {
      numbers(node, operator, text(left), text(right));
    } else if (a == Kind.BOOLEAN && b == Kind.BOOLEAN) {
      booleans(node, operator, text(left).equals("true"), text(right).equals("true"));
    } else if (a == Kind.STRING && b == Kind.STRING && isEquality(operator)) {
      setTruth(node, text(left).equals(text(right)) == operator.startsWith("="));
    }
  }

  /// Whether what follows a string with `+` becomes a part of it: Python and Go do not convert.
  private boolean isJoinable(Kind kind) {
    return kind == Kind.STRING
        || tree.language() != Language.PYTHON && tree.language() != Language.GO;
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
