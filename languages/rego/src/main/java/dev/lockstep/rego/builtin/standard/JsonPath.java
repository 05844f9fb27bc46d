package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Paths into documents: arrays of keys, or texts as JSON Pointer (RFC 6901) writes them, whose
/// first slash may be missing.
final class JsonPath {
  private JsonPath() {}

  /// The keys of a path.
  static List<Value> keys(Value path) throws BuiltinFailure {
    return switch (path) {
      case StringValue string -> pointer(string.text());
      case ArrayValue array -> array.asList();
      default ->
          throw BuiltinFailure.operand(
              2,
              "must be one of {set, array} containing string paths or array of path segments but"
                  + " got "
                  + path.kind().word());
    };
  }

  private static List<Value> pointer(String text) {
    List<Value> keys = new ArrayList<>();
    if (text.isEmpty()) {
      return keys;
    }
    String rest = text;
    while (rest.startsWith("/")) {
      rest = rest.substring(1);
    }
    for (String key : rest.split("/", -1)) {
      keys.add(StringValue.of(key.replace("~1", "/").replace("~0", "~")));
    }
    return keys;
  }

  /// The tree of the paths that the second operand, an array or a set, lists.
  static Tree tree(Value paths) throws BuiltinFailure {
    Iterable<Value> all =
        switch (paths) {
          case ArrayValue array -> array;
          case SetValue set -> set;
          default -> throw BuiltinFailure.operandType(2, paths, "set", "array");
        };
    Tree root = new Tree();
    for (Value path : all) {
      root.add(keys(path));
    }
    return root;
  }

  /// Paths by their first keys. Where one path ends, longer ones add nothing.
  static final class Tree {
    private final Map<Value, Tree> below = new HashMap<>();
    private boolean ends;

    private void add(List<Value> path) {
      Tree at = this;
      for (int i = 0; i < path.size(); i++) {
        at = at.below.computeIfAbsent(path.get(i), _ -> new Tree());
        if (at.ends) {
          return;
        }
      }
      if (at != this) {
        at.ends = true;
        at.below.clear();
      }
    }

    /// Whether a path ends here.
    boolean ends() {
      return ends;
    }

    /// The paths that go on with `key`, or null where none does.
    @Nullable Tree get(Value key) {
      return below.get(key);
    }
  }
}
