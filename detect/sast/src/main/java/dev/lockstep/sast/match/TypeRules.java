package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;

/// Which type an expression has, and whether it is the one that a metavariable asks for: as
/// Semgrep has it, what is declared, what literals and operators say, and what a few methods of
/// Java give whatever they are called on.
abstract class TypeRules extends StatementRules {
  private static final String NONE = "";
  private static final String INTEGER = "int";
  private static final String FLOAT = "float";
  private static final String STRING = "string";
  private static final String TRUTH = "bool";

  /// Nested operators beyond this have no type.
  private static final int MAX_NESTING = 100;

  TypeRules(SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  @Override
  final boolean hasType(int t, int typePattern) {
    int declared = names.type(t);
    String known = declared == Names.NONE ? NONE : target.symbols().text(declared);
    if (code.is(typePattern, Kind.META)) {
      String type = known.isEmpty() ? inferred(t, 0) : known;
      return !type.isEmpty()
          && bind(said(typePattern), Value.text(type, target.start(t), target.end(t)));
    }
    String wanted = typeText(code, typePattern);
    if (!known.isEmpty() && isNamed(wanted, known)) {
      return true;
    }
    if (target.is(t, Kind.NAME) && isNameOfType(t, wanted, known)) {
      return true;
    }
    if (target.is(t, Kind.NEW) && isNamed(wanted, typeText(target, t + 1))) {
      return true;
    }
    return isBuiltin(wanted, inferred(t, 0));
  }

  /// Whether a name that has no type is that of the type itself: what is said of an object is
  /// said of its class too.
  private boolean isNameOfType(int t, String wanted, String known) {
    if (!known.isEmpty()) {
      return false;
    }
    if (wanted.equals(target.symbolText(t))) {
      return true;
    }
    int qualified = names.qualified(t);
    return target.language() == Language.JAVA
        && names.variable(t) == Names.NONE
        && qualified != Names.NONE
        && isNamed(wanted, target.symbols().text(qualified));
  }

  // ------------------------------------------------------------------ names of types

  static String typeText(Tree tree, int node) {
    return switch (tree.kind(node)) {
      case NAME -> tree.symbolText(node);
      case MEMBER -> typeText(tree, node + 1) + "." + tree.symbolText(tree.child(node, 1));
      case TYPE ->
          tree.symbolText(node).equals("<>") && tree.hasChildren(node)
              ? typeText(tree, node + 1)
              : tree.text(node);
      default -> tree.text(node);
    };
  }

  /// A type of a pattern may leave out the package, the pointer, and the size of an array; what
  /// it adds must be imported.
  private boolean isNamed(String wanted, String type) {
    if (wanted.equals(type)) {
      return true;
    }
    if (isLastOf(wanted, type) || isFromWildcardOf(wanted, type)) {
      return true;
    }
    if (target.language() != Language.GO) {
      return false;
    }
    String plain = type.replace(" ", "");
    String asked = wanted.replace(" ", "");
    if (plain.startsWith("*") && asked.startsWith("*")) {
      return isNamed(asked.substring(1), plain.substring(1));
    }
    return plain.equals(asked)
        || plain.endsWith("/" + asked)
        || asked.startsWith("[]") && plain.startsWith("[") && isSizedArray(asked, plain);
  }

  private static boolean isSizedArray(String wanted, String type) {
    return type.substring(type.indexOf(']') + 1).equals(wanted.substring(2));
  }

  /// Whether a dotted name ends in another.
  private static boolean isLastOf(String name, String dotted) {
    int dot = dotted.length() - name.length() - 1;
    return dot >= 0 && dotted.charAt(dot) == '.' && dotted.endsWith(name);
  }

  private boolean isFromWildcardOf(String wanted, String type) {
    if (!isLastOf(type, wanted)) {
      return false;
    }
    String module = wanted.substring(0, wanted.length() - type.length() - 1);
    return names.wildcards().contains(module);
  }

  private static boolean isBuiltin(String wanted, String type) {
    if (type.isEmpty()) {
      return false;
    }
    String builtin = builtin(wanted);
    return builtin.equals(type)
        || wanted.equals("number") && (type.equals(INTEGER) || type.equals(FLOAT));
  }

  private static String builtin(String name) {
    return switch (name) {
      case "int", "Integer", "long", "Long", "Int" -> INTEGER;
      case "float", "Float", "double", "Double" -> FLOAT;
      case "string", "String", "str" -> STRING;
      case "bool", "boolean", "Boolean" -> TRUTH;
      case "number" -> "number";
      default -> NONE;
    };
  }

  // ------------------------------------------------------------------ what expressions give

  /// The builtin type of an expression, or nothing.
  private String inferred(int t, int nesting) {
    if (nesting > MAX_NESTING) {
      return NONE;
    }
    return switch (target.kind(t)) {
      case NUMBER -> ofNumber(target.symbolText(t));
      case STRING -> STRING;
      case BOOLEAN -> TRUTH;
      case NAME -> ofName(t);
      case BINARY -> ofOperator(t, nesting + 1);
      case UNARY ->
          switch (target.symbolText(t)) {
            case "!" -> TRUTH;
            case "-", "+" -> target.is(t + 1, Kind.NUMBER) ? inferred(t + 1, nesting + 1) : NONE;
            default -> NONE;
          };
      case CONDITIONAL -> {
        String then = inferred(target.child(t, 1), nesting + 1);
        yield then.equals(inferred(target.child(t, 2), nesting + 1)) ? then : NONE;
      }
      case MEMBER -> isLength(t) ? INTEGER : ofName(t);
      case CALL -> target.language() == Language.JAVA ? ofMethod(t) : NONE;
      default -> NONE;
    };
  }

  /// JavaScript has one kind of numbers.
  private String ofNumber(String number) {
    boolean script =
        target.language() == Language.JAVASCRIPT || target.language() == Language.TYPESCRIPT;
    return !script && isWhole(number) ? INTEGER : FLOAT;
  }

  private static boolean isWhole(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (!(c >= '0' && c <= '9' || i == 0 && c == '-')) {
        return false;
      }
    }
    return true;
  }

  private boolean isLength(int t) {
    return target.language() == Language.JAVA
        && target.symbolText(target.child(t, 1)).equals("length");
  }

  private String ofName(int t) {
    String constant =
        switch (names.constantKind(t)) {
          case STRING -> STRING;
          case NUMBER -> ofNumber(target.symbols().text(names.constant(t)));
          case BOOLEAN -> TRUTH;
          default -> names.isSomeString(t) ? STRING : NONE;
        };
    int declared = names.type(t);
    return constant.isEmpty() && declared != Names.NONE
        ? builtin(target.symbols().text(declared))
        : constant;
  }

  private String ofOperator(int t, int nesting) {
    String left = inferred(t + 1, nesting);
    String right = inferred(target.next(t + 1), nesting);
    boolean java = target.language() == Language.JAVA;
    return switch (target.symbolText(t)) {
      case "+", "-" -> {
        if (target.language() == Language.PYTHON && (isNumber(left) || isNumber(right))) {
          yield "number";
        }
        yield left.equals(INTEGER) && right.equals(INTEGER) ? INTEGER : NONE;
      }
      case "*" -> target.language() == Language.PYTHON && isNumber(right) ? "number" : NONE;
      case "==", "===", "!=", "!==", "<", "<=", ">", ">=", "in", "not in", "is", "is not", "&&" ->
          TRUTH;
      case "||" -> java || left.equals(TRUTH) || right.equals(TRUTH) ? TRUTH : NONE;
      case "|", "&", "^" -> java && (left.equals(TRUTH) || right.equals(TRUTH)) ? TRUTH : NONE;
      default -> NONE;
    };
  }

  private static boolean isNumber(String type) {
    return type.equals(INTEGER) || type.equals(FLOAT);
  }

  /// What some methods of Java's library give.
  private String ofMethod(int call) {
    int callee = call + 1;
    if (!target.is(callee, Kind.MEMBER)) {
      return NONE;
    }
    return switch (target.symbolText(target.child(callee, 1))) {
      case "isEmpty", "equals", "contains", "containsKey", "containsValue" -> TRUTH;
      case "size", "length", "compareTo", "compareToIgnoreCase" -> INTEGER;
      case "matches" -> inferred(callee + 1, 1).equals(STRING) ? TRUTH : NONE;
      case "valueOf", "decode" -> builtin(simpleName(callee + 1));
      case "parseBoolean" -> TRUTH;
      case "parseInt", "parseUnsignedInt", "parseLong", "parseUnsignedLong" -> INTEGER;
      case "parseFloat" -> FLOAT;
      default -> NONE;
    };
  }

  private String simpleName(int t) {
    String name = typeText(target, t);
    return name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
  }
}
