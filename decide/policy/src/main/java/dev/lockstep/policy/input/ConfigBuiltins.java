package dev.lockstep.policy.input;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The built-ins of Conftest by which tests of policies read configuration: `parse_config`,
/// `parse_config_file` and `parse_combined_config_files`. Files are named relative to the policy
/// that reads them and are read below one folder only.
public final class ConfigBuiltins {
  private final Path folder;

  private ConfigBuiltins(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// @param folder where names of policies begin, and which no file may lie outside of
  public static List<Builtin> below(Path folder) {
    ConfigBuiltins builtins = new ConfigBuiltins(folder);
    return List.of(
        Builtin.of(
            "parse_config", "string, string => any", (o, _) -> parse(text(o[0], 1), text(o[1], 2))),
        Builtin.of(
            "parse_config_file",
            "string => any",
            (o, context) -> builtins.file(text(o[0], 1), context),
            Builtin.Trait.NONDETERMINISTIC),
        Builtin.of(
            "parse_combined_config_files",
            "array[string] => any",
            (o, context) -> builtins.combined(o[0], context),
            Builtin.Trait.NONDETERMINISTIC));
  }

  private static String text(Value operand, int position) throws BuiltinFailure {
    if (operand instanceof StringValue string) {
      return string.text();
    }
    throw BuiltinFailure.operandType(position, operand, "string");
  }

  private static Value parse(String format, String text) throws BuiltinFailure {
    InputFormat known =
        InputFormat.of(format).orElseThrow(() -> BuiltinFailure.of("unknown parser: " + format));
    try {
      return known.read(text);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of("no " + known.id() + ": " + e.getMessage(), e);
    }
  }

  private Value file(String name, CallContext context) throws BuiltinFailure {
    String policy = context.file();
    Path beside = folder.resolve(policy).getParent();
    Path file = (beside == null ? folder : beside).resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw outside(name);
    }
    InputFormat format =
        InputFormat.ofFile(name)
            .orElseThrow(() -> BuiltinFailure.of("the format of " + name + " is not known"));
    try {
      // A link must not lead where the name may not.
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(name);
      }
      return format.read(Files.readString(file));
    } catch (IOException e) {
      throw BuiltinFailure.of(name + " cannot be read", e);
    } catch (MalformedDocument e) {
      throw BuiltinFailure.of(name + " is no " + format.id() + ": " + e.getMessage(), e);
    }
  }

  private static BuiltinFailure outside(String name) {
    return BuiltinFailure.of(name + " lies outside of the folder of the run");
  }

  private Value combined(Value operand, CallContext context) throws BuiltinFailure {
    if (!(operand instanceof ArrayValue names)) {
      throw BuiltinFailure.operandType(1, operand, "array");
    }
    SortedMap<String, Value> documents = new TreeMap<>();
    for (Value each : names) {
      String name = text(each, 1);
      documents.put(name, file(name, context));
    }
    return CombinedInput.of(documents);
  }
}
