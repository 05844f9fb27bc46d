package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.SecretRule;
import dev.lockstep.secrets.toml.GitleaksToml;
import dev.lockstep.secrets.toml.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// gitleaks' own configuration files: those in its folder `invalid` must be refused, all others
/// read; and where its tests name the rules that come out, extended files included, those must be
/// there. Files that are only there to be extended are no cases.
///
/// `extend_rule_new` is refused by gitleaks itself: a rule of it has neither expression nor path.
/// Its test reads it only because a count of extended files is left over from the tests before.
///
/// The path is `testdata/config` of its repository.
public final class GitleaksConfigs implements Suite {
  private static final String INVALID = "invalid/";

  /// In `valid`, and refused by the program itself.
  private static final Set<String> REFUSED = Set.of("valid/extend_rule_new");

  private static final Set<String> BASES =
      Set.of(
          "valid/extend_base_1",
          "valid/extend_base_2",
          "valid/extend_base_3",
          "valid/extend_disabled_base",
          "valid/extend_rule_allowlist_base",
          "valid/extend_rule_keywords_base");

  private static final Map<String, List<String>> RULES =
      Map.ofEntries(
          Map.entry("generic", List.of("generic-api-key")),
          Map.entry("valid/rule_path_only", List.of("python-files-only")),
          Map.entry("valid/rule_regex_escaped_character_group", List.of("pypi-upload-token")),
          Map.entry("valid/rule_entropy_group", List.of("discord-api-key")),
          Map.entry(
              "valid/allowlist_global_target_rules",
              List.of("github-app-token", "github-oauth", "github-pat")),
          Map.entry("valid/allowlist_rule_old_compat", List.of("example")),
          Map.entry("valid/allowlist_rule_regex", List.of("aws-access-key")),
          Map.entry("valid/allowlist_rule_commit", List.of("aws-access-key")),
          Map.entry("valid/allowlist_rule_path", List.of("aws-access-key")),
          Map.entry(
              "valid/extend", List.of("aws-access-key", "aws-secret-key", "aws-secret-key-again")),
          Map.entry("valid/extend_disabled", List.of("aws-secret-key", "pypi-upload-token")),
          Map.entry("valid/extend_rule_no_regexpath", List.of("aws-secret-key-again-again")),
          Map.entry("valid/extend_rule_override_description", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_path", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_regex", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_secret_group", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_entropy", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_keywords", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_override_tags", List.of("aws-access-key")),
          Map.entry("valid/extend_rule_allowlist_or", List.of("aws-secret-key-again-again")),
          Map.entry("valid/extend_rule_allowlist_and", List.of("aws-secret-key-again-again")));

  @Override
  public String name() {
    return "gitleaks-configs";
  }

  /// @param path a checkout
  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Path cases = path.resolve("testdata").resolve("config");
    List<Path> files;
    try (Stream<Path> all = Files.walk(cases)) {
      files = all.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    }
    // Its tests run in `config`, and their files name each other from there.
    RuleFiles extended = files(path.resolve("config"));
    for (Path file : files) {
      String name = cases.relativize(file).toString().replace('\\', '/').replace(".toml", "");
      if (!BASES.contains(name)) {
        judge(name, GitleaksToml.read(name, Files.readString(file), extended), results);
      }
    }
  }

  private static RuleFiles files(Path folder) {
    return new RuleFiles() {
      @Override
      public String read(String name) throws IOException {
        return Files.readString(folder.resolve(name).normalize());
      }

      @Override
      public String defaults() throws IOException {
        return Files.readString(folder.resolve("gitleaks.toml"));
      }
    };
  }

  private static void judge(String name, RuleFile read, Results results) {
    boolean refused = !read.errors().isEmpty();
    List<String> ids = read.rules().rules().stream().map(SecretRule::id).toList();
    if (refused != (name.startsWith(INVALID) || REFUSED.contains(name))) {
      results.fail(name, refused ? "refused: " + read.errors().getFirst().reason() : "not refused");
    } else if (!ids.containsAll(RULES.getOrDefault(name, List.of()))) {
      results.fail(name, "its rules are " + ids);
    } else {
      results.pass(name);
    }
  }
}
