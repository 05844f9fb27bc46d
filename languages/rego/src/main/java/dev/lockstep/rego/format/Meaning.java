package dev.lockstep.rego.format;

import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.ModuleTree;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// What a module says, whatever its layout: its tree without places, comments and what may be
/// left out or written in two ways: `=` and `:=` in heads, the body `true`, parentheses that
/// enclose nothing.
final class Meaning {
  private static final Value ASSIGN = StringValue.of("assign");
  private static final Value GENERATED = StringValue.of("generated");
  private static final Value ARGUMENTS = StringValue.of("args");
  private static final Value IMPORTS = StringValue.of("imports");

  private Meaning() {}

  /// Whether `text` says what `module` says.
  static boolean isSame(Module module, String text, RegoVersion version) {
    try {
      Module other = RegoParser.module("", text, version);
      return of(module).equals(of(other));
    } catch (RegoErrors e) {
      return false;
    }
  }

  private static Value of(Module module) {
    return without(ModuleTree.of(module, false, false));
  }

  private static Value without(Value value) {
    return switch (value) {
      case ObjectValue object -> {
        ObjectValue.Builder all = new ObjectValue.Builder();
        for (int i = 0; i < object.size(); i++) {
          Value key = object.key(i);
          if (key.equals(IMPORTS) && object.value(i) instanceof ArrayValue imports) {
            all.put(key, sorted(imports));
          } else if (!isLayout(key, object.value(i))) {
            all.put(key, without(object.value(i)));
          }
        }
        yield all.build();
      }
      case ArrayValue array -> {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          all.add(without(array.get(i)));
        }
        yield ArrayValue.of(all);
      }
      default -> value;
    };
  }

  /// Whether a member says only how something is written.
  private static boolean isLayout(Value key, Value value) {
    boolean takesNothing =
        key.equals(ARGUMENTS) && value instanceof ArrayValue array && array.size() == 0;
    return key.equals(ASSIGN) || key.equals(GENERATED) || takesNothing;
  }

  /// The order of imports says nothing.
  private static Value sorted(ArrayValue imports) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < imports.size(); i++) {
      all.add(imports.get(i));
    }
    all.sort(null);
    return ArrayValue.of(all);
  }
}
