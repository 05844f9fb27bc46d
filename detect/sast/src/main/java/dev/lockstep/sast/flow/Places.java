package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// The places of a file that may hold data, named by paths: `v12.name[0]` is the first element of
/// the field `name` of the local variable that is declared at node 12. Paths have at most five
/// parts.
final class Places {
  private static final int MAX_FIELDS = 5;
  private static final String NOWHERE = "";
  private static final String LOCAL = "v";
  private static final String OF_FILE = "g";
  private static final String SELF = "s";
  private static final String UNKNOWN = "n";

  private final Tree tree;
  private final Names names;
  private final @Nullable String[] paths;

  Places(Tree tree, Names names) {
    this.tree = tree;
    this.names = names;
    this.paths = new @Nullable String[tree.size()];
  }

  /// The path of a variable, field or element; null for what is none.
  @Nullable String path(int node) {
    String known = paths[node];
    if (known == null) {
      // Threads that meet here write the same.
      String path = path(node, 0);
      known = path == null ? NOWHERE : path;
      paths[node] = known;
    }
    return known.isEmpty() ? null : known;
  }

  private @Nullable String path(int node, int fields) {
    if (fields > MAX_FIELDS) {
      return null;
    }
    return switch (tree.kind(node)) {
      case NAME -> {
        int variable = names.variable(node);
        if (variable == Names.NONE) {
          yield UNKNOWN + tree.symbol(node);
        }
        if (isInFunction(variable)) {
          yield LOCAL + variable;
        }
        yield isFieldOfThis(node, variable)
            ? Receiver.THIS + "." + tree.symbolText(node)
            : OF_FILE + variable;
      }
      case SELF -> SELF + tree.symbolText(node);
      case MEMBER -> {
        String object = path(node + 1, fields + 1);
        yield object == null ? null : object + "." + tree.symbolText(tree.child(node, 1));
      }
      case INDEX -> {
        int index = tree.next(node + 1);
        String object = path(node + 1, fields + 1);
        yield object == null || index >= tree.next(node) ? null : object + element(index);
      }
      case CAST, PARAMETER, VARIABLE -> path(tree.child(node, 1), fields);
      default -> null;
    };
  }

  private String element(int index) {
    Kind kind = names.constantKind(index);
    if (tree.is(index, Kind.STRING)) {
      return "." + tree.symbolText(index);
    }
    if (tree.is(index, Kind.NUMBER)) {
      return "[" + tree.symbolText(index);
    }
    if (kind == Kind.STRING || kind == Kind.NUMBER) {
      return (kind == Kind.STRING ? "." : "[") + tree.symbols().text(names.constant(index));
    }
    return "[*";
  }

  /// Whether a path begins at what all functions of the file see.
  static boolean isShared(String path) {
    return path.startsWith(OF_FILE) || path.startsWith(SELF);
  }

  /// Whether a path begins at a variable that is declared in a function.
  static boolean isLocal(String path) {
    return path.startsWith(LOCAL);
  }

  /// Whether a Java name alone is a field of the object whose method it stands in: `name` there is
  /// `this.name`.
  private boolean isFieldOfThis(int node, int variable) {
    if (tree.language() != Language.JAVA) {
      return false;
    }
    int body = tree.parent(variable);
    while (body > 0 && !tree.is(body, Kind.BLOCK)) {
      if (tree.is(body, Kind.VARIABLE) && isStatic(body)) {
        return false;
      }
      body = tree.parent(body);
    }
    int inner = node;
    while (inner > 0 && !isClassBody(inner)) {
      inner = tree.parent(inner);
    }
    return body > 0 && inner == body;
  }

  private boolean isClassBody(int node) {
    return tree.is(node, Kind.BLOCK)
        && (tree.is(tree.parent(node), Kind.CLASS) || tree.is(tree.parent(node), Kind.NEW));
  }

  private boolean isStatic(int variable) {
    int modifiers = tree.child(variable, 0);
    if (!tree.is(modifiers, Kind.MODIFIERS)) {
      return false;
    }
    for (int at = modifiers + 1; at < tree.next(modifiers); at = tree.next(at)) {
      if (tree.symbolText(at).equals("static")) {
        return true;
      }
    }
    return false;
  }

  private boolean isInFunction(int variable) {
    for (int at = tree.parent(variable); at > 0; at = tree.parent(at)) {
      if (tree.is(at, Kind.FUNCTION) || tree.is(at, Kind.LAMBDA)) {
        return true;
      }
    }
    return false;
  }
}
