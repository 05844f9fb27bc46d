package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.policy.input.InputFormat;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that are to be judged, read in their formats.
final class JudgedFiles {
  private final Arguments arguments;
  private final Surroundings surroundings;
  private final Optional<InputFormat> forced;
  private final Map<String, Value> documents = new LinkedHashMap<>();

  JudgedFiles(Arguments arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.forced = arguments.value("--parser").flatMap(InputFormat::of);
  }

  /// The documents by the names of their files, in the order in which they were named.
  Map<String, Value> read() {
    for (String name : arguments.operands()) {
      Path file = surroundings.file(name);
      if (name.equals("-")) {
        standardInput();
      } else if (Files.isDirectory(file)) {
        folder(file, name);
      } else if (Files.exists(file)) {
        read(file, name, format(name));
      } else {
        throw CommandFailure.usage("there is no file " + name);
      }
    }
    if (documents.isEmpty()) {
      throw CommandFailure.usage("there is no file to judge");
    }
    return documents;
  }

  private InputFormat format(String name) {
    return forced
        .or(() -> InputFormat.ofFile(name))
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "the format of " + name + " is not known", "name it: --parser"));
  }

  private void standardInput() {
    try {
      byte[] bytes = surroundings.in().readAllBytes();
      document(
          arguments.value("--stdin-filename").orElse("-"),
          new String(bytes, StandardCharsets.UTF_8),
          forced.orElse(InputFormat.YAML));
    } catch (IOException e) {
      throw CommandFailure.usage("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  /// Of a folder, all files whose format is known.
  private void folder(Path folder, String name) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be read: " + e.getMessage(), e);
    }
    for (Path file : files) {
      String shown = Path.of(name).resolve(folder.relativize(file)).normalize().toString();
      forced.or(() -> InputFormat.ofFile(shown)).ifPresent(format -> read(file, shown, format));
    }
  }

  private void read(Path file, String shown, InputFormat format) {
    try {
      document(shown, Files.readString(file), format);
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read as text: " + e.getMessage(), e);
    }
  }

  private void document(String shown, String text, InputFormat format) {
    try {
      documents.put(shown, format.read(text));
    } catch (MalformedDocument e) {
      String place = e.line() > 0 ? ", line " + e.line() : "";
      throw CommandFailure.usage(
          shown + place + " is no " + format.id() + ": " + e.getMessage(), e);
    }
  }
}
