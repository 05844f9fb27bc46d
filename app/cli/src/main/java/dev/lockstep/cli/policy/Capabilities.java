package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What policies may use where they will run: the capabilities file of Open Policy Agent, of which
/// the names of built-ins count. A call of another one is an error.
final class Capabilities {
  static final Option OPTION =
      Option.valued("--capabilities", "FILE", "the built-ins that policies may call, as JSON");

  private Capabilities() {}

  /// A compiler that has what the file gives, or all that there is.
  static PolicyCompiler of(Arguments arguments, Surroundings surroundings) {
    PolicyCompiler compiler = new PolicyCompiler();
    into(compiler, arguments, surroundings);
    return compiler;
  }

  /// Whether a file says what policies may call.
  static boolean areLimited(Arguments arguments) {
    return arguments.value(OPTION.name()).isPresent();
  }

  /// Leaves `compiler` what the file gives; says whether there is one.
  static boolean into(PolicyCompiler compiler, Arguments arguments, Surroundings surroundings) {
    Optional<String> name = arguments.value(OPTION.name());
    if (name.isEmpty()) {
      return false;
    }
    compiler.onlyBuiltins(names(name.get(), surroundings.file(name.get())));
    return true;
  }

  private static Set<String> names(String shown, Path file) {
    try {
      Value document = JsonReader.read(Files.readString(file, StandardCharsets.UTF_8));
      if (document instanceof ObjectValue all && all.get("builtins") instanceof ArrayValue list) {
        Set<String> names = new HashSet<>();
        for (Value one : list) {
          if (one instanceof ObjectValue builtin
              && builtin.get("name") instanceof StringValue name) {
            names.add(name.text());
          }
        }
        return names;
      }
      throw CommandFailure.usage(shown + " lists no built-ins");
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    } catch (MalformedDocument e) {
      throw CommandFailure.usage(shown + " is no JSON: " + e.getMessage(), e);
    }
  }
}
