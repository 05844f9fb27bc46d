package dev.lockstep.sast.load;

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
import java.util.stream.Stream;

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
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return (text.startsWith("rules:") || text.contains("\nrules:"))
          && text.contains("languages:");
    } catch (IOException e) {
      return false;
    }
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
    List<SastRule> all = new ArrayList<>();
    List<RuleError> errors = new ArrayList<>();
    List<RuleError> notices = new ArrayList<>();
    MessageDigest sha = sha256();
    for (Path path : paths) {
      boolean named = !Files.isDirectory(path);
      for (Path file : files(path)) {
        if (named || isRuleFile(file)) {
          read(file, all, errors, notices, sha);
        }
      }
    }
    RuleSet set = new RuleSet(all);
    for (RuleSet.Refusal refusal : set.refusals()) {
      RuleError error =
          new RuleError(refusal.rule().id(), refusal.rule().line(), 1, "", refusal.reason());
      (refusal.supported() ? errors : notices).add(error);
    }
    return new LoadedRules(set, all, HexFormat.of().formatHex(sha.digest()), errors, notices);
  }

  private static void read(
      Path file,
      List<SastRule> all,
      List<RuleError> errors,
      List<RuleError> notices,
      MessageDigest sha) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      sha.update(bytes);
      RuleFile rules = SemgrepYaml.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
      all.addAll(rules.rules());
      errors.addAll(rules.errors());
      notices.addAll(rules.notices());
    } catch (IOException e) {
      errors.add(new RuleError(file.toString(), 0, 0, "", "cannot be read: " + e.getMessage()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
