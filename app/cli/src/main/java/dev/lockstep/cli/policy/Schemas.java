package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The JSON Schemas that `--schema` names: a file is that of the input, the files of a folder are
/// what metadata calls by their paths.
final class Schemas {
  static final Option OPTION =
      Option.valued("--schema", "PATH", "JSON Schemas, a file for the input or a folder").or("-s");

  private final String name;
  private final Path path;

  private Schemas(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /// Gives `compiler` the schemas; says whether there are any.
  static boolean into(PolicyCompiler compiler, Arguments arguments, Surroundings surroundings) {
    String name = arguments.value(OPTION.name()).orElse("");
    if (name.isEmpty()) {
      return false;
    }
    new Schemas(name, surroundings.file(name)).into(compiler);
    return true;
  }

  private void into(PolicyCompiler compiler) {
    try {
      if (!Files.isDirectory(path)) {
        compiler.schema(List.of(), schema(path));
        return;
      }
      try (Stream<Path> all = Files.walk(path)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          compiler.schema(nameOf(path.relativize(file)), schema(file));
        }
      }
    } catch (IOException e) {
      throw CommandFailure.usage("there are no schemas at " + name, e);
    }
  }

  /// The folders on the way, and the file's name without what follows its last dot.
  private static List<String> nameOf(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    String last = parts.removeLast();
    int dot = last.lastIndexOf('.');
    parts.add(dot < 0 ? last : last.substring(0, dot));
    return parts;
  }

  private Value schema(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      Value value =
          file.toString().endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
      return value == null ? NullValue.NULL : value;
    } catch (MalformedDocument e) {
      throw CommandFailure.usage("the schema " + file + " is malformed: " + e.getMessage(), e);
    }
  }
}
