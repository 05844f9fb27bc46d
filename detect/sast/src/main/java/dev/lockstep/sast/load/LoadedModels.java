package dev.lockstep.sast.load;

import dev.lockstep.sast.library.Entry;
import dev.lockstep.sast.library.Libraries;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.source.tree.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Models of libraries that users wrote, from files and folders.
///
/// @param errors what is wrong with them; what is not holds
public record LoadedModels(Libraries libraries, List<RuleError> errors) {
  public LoadedModels {
    errors = List.copyOf(errors);
  }

  /// None besides our own.
  public static LoadedModels none() {
    return new LoadedModels(new Libraries(), List.of());
  }

  /// Reads files, and the `.yaml` and `.yml` files of folders in the order of their names.
  public static LoadedModels of(List<Path> paths) {
    if (paths.isEmpty()) {
      return none();
    }
    Map<Language, List<Entry>> all = new EnumMap<>(Language.class);
    List<RuleError> errors = new ArrayList<>();
    MessageDigest digest = sha256();
    for (Path path : paths) {
      try {
        for (Path file : files(path)) {
          byte[] bytes = Files.readAllBytes(file);
          digest.update(bytes);
          digest.update((byte) 0);
          add(
              ModelYaml.read(file.toString(), new String(bytes, StandardCharsets.UTF_8)),
              all,
              errors);
        }
      } catch (IOException e) {
        errors.add(new RuleError(path.toString(), 0, 1, "", "cannot be read: " + e));
      }
    }
    String name = HexFormat.of().formatHex(digest.digest(), 0, 12);
    return new LoadedModels(new Libraries(all, name), errors);
  }

  private static void add(
      ModelYaml.Read read, Map<Language, List<Entry>> all, List<RuleError> errors) {
    errors.addAll(read.errors());
    read.language()
        .ifPresent(
            language -> {
              all.computeIfAbsent(language, _ -> new ArrayList<>()).addAll(read.entries());
              if (language == Language.JAVASCRIPT) {
                all.computeIfAbsent(Language.TYPESCRIPT, _ -> new ArrayList<>())
                    .addAll(read.entries());
              }
            });
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(LoadedModels::isYaml).sorted().toList();
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
