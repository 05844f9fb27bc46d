package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rule files at a path: the file itself, or all in a folder that have the shape of one.
public final class RuleFolder {
  private static final long MAX_BYTES = 16L << 20;

  private RuleFolder() {}

  /// What is there.
  public record Contents(List<RuleText> texts, List<RuleError> errors) {}

  /// A file that is named itself must be a rule file; in a folder others are passed over, as are
  /// fixtures and `*.test.yaml`.
  public static Contents read(Path path) {
    List<RuleText> texts = new ArrayList<>();
    List<RuleError> errors = new ArrayList<>();
    try {
      if (Files.isDirectory(path)) {
        readFolder(path, texts);
      } else {
        RuleText.of(path.toString(), text(path))
            .ifPresentOrElse(
                texts::add,
                () -> errors.add(new RuleError(path.toString(), 0, 0, "is no file of rules")));
      }
    } catch (IOException e) {
      errors.add(new RuleError(path.toString(), 0, 0, "cannot be read: " + e.getMessage()));
    }
    return new Contents(texts, errors);
  }

  private static void readFolder(Path folder, List<RuleText> texts) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(RuleFolder::isCandidate).sorted().toList();
    }
    for (Path file : files) {
      Optional<RuleText> text = RuleText.of(file.toString(), text(file));
      text.ifPresent(texts::add);
    }
  }

  private static boolean isCandidate(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean rules = name.endsWith(".toml") || name.endsWith(".yaml") || name.endsWith(".yml");
    boolean test =
        name.contains(".fixture.") || name.endsWith(".test.yaml") || name.endsWith(".test.yml");
    return rules && !test && Files.isRegularFile(file);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
