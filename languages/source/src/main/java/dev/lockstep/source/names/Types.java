package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;

/// The types of names and creations, as they are declared or plain to see.
final class Types {
  private final Names names;
  private final Tree tree;
  private final Symbols symbols;
  private final Fields fields;

  Types(Names names) {
    this.names = names;
    this.tree = names.tree;
    this.symbols = tree.symbols();
    this.fields = new Fields(tree);
  }

  void run() {
    for (int node = 1; node < tree.size(); node++) {
      switch (tree.kind(node)) {
        case PARAMETER -> declared(node, -1);
        case VARIABLE -> declared(node, tree.child(node, 3));
        case ASSIGN -> {
          if (tree.is(node + 1, Kind.NAME) && names.variableOf[node + 1] == node + 1) {
            names.types[node + 1] = of(tree.child(node, 1));
          }
        }
        case NEW -> names.types[node] = type(node + 1);
        case CAST -> names.types[node] = type(node + 1);
        default -> {}
      }
    }
    for (int node = 1; node < tree.size(); node++) {
      if (tree.is(node, Kind.NAME) && names.variableOf[node] != Names.NONE) {
        names.types[node] = names.types[names.variableOf[node]];
      } else if (tree.is(node, Kind.MEMBER) && tree.is(node + 1, Kind.SELF)) {
        names.types[node] = field(node);
      }
    }
  }

  private void declared(int node, int value) {
    int target = tree.child(node, 1);
    int type = tree.child(node, 2);
    if (!tree.is(target, Kind.NAME)) {
      return;
    }
    int known = tree.is(type, Kind.NONE) ? Names.NONE : type(type);
    boolean inferred = known == Names.NONE || symbols.text(known).equals("var");
    names.types[target] = inferred && value >= 0 ? of(value) : known;
  }

  private int of(int value) {
    return switch (tree.kind(value)) {
      case NEW, CAST -> type(value + 1);
      case STRING, TEMPLATE -> symbols.intern("string");
      case BOOLEAN -> symbols.intern("bool");
      case CALL -> made(value);
      case UNARY ->
          tree.symbolText(value).equals("&") && tree.is(value + 1, Kind.NEW)
              ? symbols.intern("*" + text(value + 2))
              : Names.NONE;
      default -> Names.NONE;
    };
  }

  /// What Go's `make(T, ...)` and `new(T)` give.
  private int made(int call) {
    int arguments = tree.next(call + 1);
    boolean makes =
        tree.language() == Language.GO
            && tree.is(call + 1, Kind.NAME)
            && tree.hasChildren(arguments);
    if (!makes) {
      return Names.NONE;
    }
    return switch (tree.symbolText(call + 1)) {
      case "make" -> type(arguments + 1);
      case "new" -> symbols.intern("*" + symbols.text(type(arguments + 1)));
      default -> Names.NONE;
    };
  }

  private int type(int node) {
    return switch (tree.kind(node)) {
      case NAME -> names.qualified[node] != Names.NONE ? names.qualified[node] : tree.symbol(node);
      case MEMBER ->
          names.qualified[node] != Names.NONE ? names.qualified[node] : symbols.intern(text(node));
      case TYPE -> {
        String constructor = tree.hasChildren(node) ? tree.symbolText(node) : "";
        yield switch (constructor) {
          case "<>" -> type(node + 1);
          case "*" -> symbols.intern("*" + symbols.text(type(node + 1)));
          default -> symbols.intern(tree.text(node));
        };
      }
      default -> symbols.intern(tree.text(node));
    };
  }

  private String text(int node) {
    int qualified = names.qualified[node];
    return qualified != Names.NONE ? symbols.text(qualified) : tree.text(node);
  }

  /// The type of `this.x`, from the class around.
  private int field(int node) {
    int variable = fields.variable(node);
    return variable == Names.NONE ? Names.NONE : names.types[variable];
  }
}
