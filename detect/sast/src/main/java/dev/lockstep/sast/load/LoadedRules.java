package dev.lockstep.sast.load;

import dev.lockstep.engine.cache.Cache;
import dev.lockstep.sast.image.RuleImage;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Semgrep's rules of files and folders, ready to run.
///
/// @param all as they were read
/// @param digest names their content, in hex
public record LoadedRules(
    RuleSet rules,
    List<SastRule> all,
    String digest,
    List<RuleError> errors,
    List<RuleError> notices) {
  private static final String SHELF = "code-rules";

  public LoadedRules {
    all = List.copyOf(all);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  /// Whether a file, or one in a folder, is of Semgrep's rules: YAML with `rules` at the top, of
  /// which one names its `languages`.
  public static boolean areIn(Path path) {
    for (Path file : files(path)) {
      if (isRuleFile(file)) {
        return true;
      }
    }
    return false;
  }

  /// The rule files among a folder's files; a file that is named is one in any case.
  public static List<Path> ruleFiles(Path path) {
    boolean named = !Files.isDirectory(path);
    return files(path).stream().filter(file -> named || isRuleFile(file)).toList();
  }

  private static boolean isRuleFile(Path file) {
    try {
      return isOfRules(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOfRules(String text) {
    return (text.startsWith("rules:") || text.contains("\nrules:")) && text.contains("languages:");
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return isYaml(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(LoadedRules::isYaml).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName());
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.contains(".test.")
        && !name.contains(".fixed.")
        && Files.isRegularFile(file);
  }

  /// Reads what stands in files and folders.
  public static LoadedRules of(List<Path> paths) {
    return of(paths, null);
  }

  /// Reads what stands in files and folders, or what was made of the same bytes before.
  ///
  /// @param kept where compiled rules are kept; null to compile them
  public static LoadedRules of(List<Path> paths, @Nullable Cache kept) {
    List<Text> texts = new ArrayList<>();
    List<RuleError> unread = new ArrayList<>();
    MessageDigest sha = sha256();
    for (Path path : paths) {
      boolean named = !Files.isDirectory(path);
      for (Path file : files(path)) {
        text(file, named, texts, unread, sha);
      }
    }
    String digest = HexFormat.of().formatHex(sha.digest());
    String build = kept == null ? "" : CodeBuild.name().orElse("");
    RuleImage image =
        kept == null || build.isEmpty() ? compiled(texts) : kept(kept, digest + build, texts);
    List<RuleError> errors = new ArrayList<>(unread);
    errors.addAll(image.errors());
    return new LoadedRules(image.rules(), image.all(), digest, errors, image.notices());
  }

  /// A rule file.
  private record Text(String name, String text) {}

  private static void text(
      Path file, boolean named, List<Text> texts, List<RuleError> unread, MessageDigest sha) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (named || isOfRules(text)) {
        String name = file.toString();
        sha.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
        texts.add(new Text(name, text));
      }
    } catch (IOException e) {
      unread.add(new RuleError(file.toString(), 0, 0, "", "cannot be read: " + e.getMessage()));
    }
  }

  private static RuleImage kept(Cache cache, String key, List<Text> texts) {
    Optional<byte[]> kept = cache.blob(SHELF, key);
    if (kept.isPresent()) {
      try {
        return RuleImage.of(kept.get());
      } catch (IllegalArgumentException e) {
        return compiled(texts);
      }
    }
    RuleImage image = compiled(texts);
    cache.keep(SHELF, key, image.bytes());
    return image;
  }

  private static RuleImage compiled(List<Text> texts) {
    List<SastRule> all = new ArrayList<>();
    List<RuleError> errors = new ArrayList<>();
    List<RuleError> notices = new ArrayList<>();
    for (Text text : texts) {
      RuleFile rules = SemgrepYaml.read(text.name(), text.text());
      all.addAll(rules.rules());
      errors.addAll(rules.errors());
      notices.addAll(rules.notices());
    }
    RuleSet set = new RuleSet(all);
    for (RuleSet.Refusal refusal : set.refusals()) {
      RuleError error =
          new RuleError(refusal.rule().id(), refusal.rule().line(), 1, "", refusal.reason());
      (refusal.supported() ? errors : notices).add(error);
    }
    return new RuleImage(set, all, errors, notices);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
