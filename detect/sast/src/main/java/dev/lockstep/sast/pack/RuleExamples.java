package dev.lockstep.sast.pack;

import dev.lockstep.sast.fixture.Example;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.SastRule;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Code from the fixtures of our own rules, cut out when the house is built.
public final class RuleExamples {
  private static final String NAME = "examples.code";

  private RuleExamples() {}

  /// The example of a rule; empty for rules that are not ours.
  public static Optional<Example> of(String rule) {
    InputStream resource = RuleExamples.class.getResourceAsStream(NAME);
    if (resource == null) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(resource))) {
      while (true) {
        String id = in.readUTF();
        Example example = new Example(lines(in.readUTF()), lines(in.readUTF()));
        if (id.equals(rule)) {
          return Optional.of(example);
        }
      }
    } catch (EOFException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  /// Cuts them out.
  ///
  /// @param rules the folder of the rules
  /// @param images the folder that takes the file
  static void write(Path rules, List<String> folders, Path images) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : folders) {
      files.addAll(PackCompiler.files(rules.resolve(folder)));
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(images.resolve(NAME)))) {
      for (Path file : files) {
        for (SastRule rule : SemgrepYaml.read(file.toString(), Files.readString(file)).rules()) {
          Optional<Example> example = Example.beside(file, rule.id());
          if (example.isPresent()) {
            out.writeUTF(rule.id());
            out.writeUTF(String.join("\n", example.get().found()));
            out.writeUTF(String.join("\n", example.get().passed()));
          }
        }
      }
    }
  }
}
