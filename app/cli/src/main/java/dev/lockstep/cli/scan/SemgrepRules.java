package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.sast.load.LoadedRules;
import dev.lockstep.sast.load.PatternPlaces;
import dev.lockstep.sast.load.RuleMetadata;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rules as Semgrep's command names them: an id begins with the folders that lead to its file.
///
/// Rules of different files may have the same id, and each of them runs.
///
/// @param all with their long ids
/// @param metadata as the files have it, by the rule itself
record SemgrepRules(
    List<SastRule> all,
    IdentityHashMap<SastRule, Object> metadata,
    List<RuleError> errors,
    List<RuleError> notices) {

  static SemgrepRules of(ScanRequest request, Surroundings surroundings) {
    SemgrepRules rules =
        new SemgrepRules(
            new ArrayList<>(), new IdentityHashMap<>(), new ArrayList<>(), new ArrayList<>());
    if (request.rules().isEmpty()) {
      throw CommandFailure.usage("--compat semgrep needs rules", "--rules FILE or FOLDER");
    }
    Set<String> disabled = Set.copyOf(request.disabledRules());
    Set<Path> known = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (String typed : request.rules()) {
      Path path = surroundings.file(typed);
      List<Path> files = Files.exists(path) ? LoadedRules.ruleFiles(path) : List.of();
      if (files.isEmpty()) {
        throw CommandFailure.usage("there are no rules of Semgrep in " + typed);
      }
      for (Path file : files) {
        if (known.add(file.toAbsolutePath().normalize())) {
          rules.read(file, surroundings, disabled, ids);
        }
      }
    }
    DisabledRules.check(disabled, () -> ids);
    return rules;
  }

  /// @param ids gets those of all rules, as they are written and with their folder
  private void read(Path file, Surroundings surroundings, Set<String> disabled, Set<String> ids) {
    String shown = surroundings.shown(file);
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      errors.add(new RuleError(shown, 0, 0, "", "cannot be read: " + e.getMessage()));
      return;
    }
    RuleFile read = SemgrepYaml.read(shown, text);
    errors.addAll(read.errors());
    notices.addAll(read.notices());
    PatternPlaces places = new PatternPlaces(shown, text);
    for (RuleSet.Refusal refusal : new RuleSet(read.rules()).refusals()) {
      (refusal.supported() ? errors : notices).add(places.error(refusal));
    }
    Map<String, Object> its = RuleMetadata.of(text);
    String prefix = prefix(shown);
    for (SastRule rule : read.rules()) {
      String id = prefix + rule.id();
      ids.add(rule.id());
      ids.add(id);
      if (!disabled.contains(rule.id()) && !disabled.contains(id)) {
        SastRule named = named(rule, id);
        all.add(named);
        if (its.containsKey(rule.id())) {
          metadata.put(named, its.get(rule.id()));
        }
      }
    }
  }

  /// As `config_resolver.py` makes it of a path: without the file, dots for slashes.
  private static String prefix(String shown) {
    String slashed = shown.replace('\\', '/');
    int slash = slashed.lastIndexOf('/');
    String folders = slash < 0 ? "" : slashed.substring(0, slash).replace('/', '.');
    int start = 0;
    while (start < folders.length() && folders.charAt(start) == '.') {
      start++;
    }
    String plain = folders.substring(start).replaceAll("[^a-zA-Z0-9._-]", "");
    return plain.isEmpty() ? "" : plain + ".";
  }

  private static SastRule named(SastRule rule, String id) {
    return new SastRule(
        id,
        rule.languages(),
        rule.mode(),
        rule.message(),
        rule.level(),
        rule.options(),
        rule.paths(),
        rule.fix(),
        rule.fixRegex(),
        rule.metadata(),
        rule.line());
  }
}
