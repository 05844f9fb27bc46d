package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.FolderFiles;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.secrets.load.RuleFolder;
import dev.lockstep.secrets.load.RuleStore;
import dev.lockstep.secrets.load.RuleText;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of secrets that a request names: built-in, the project's own `.gitleaks.toml`, files.
final class SecretRules {
  /// gitleaks' own name for a project's rules.
  static final String PROJECT_FILE = ".gitleaks.toml";

  private static final String AUDIT = "audit";

  private final Surroundings surroundings;
  private final @Nullable Cache cache;
  private final List<RuleText> texts = new ArrayList<>();
  private @Nullable LoadedRules builtIn;
  private final List<RuleError> errors = new ArrayList<>();

  /// @param cache where compiled rules are kept; null to compile them
  SecretRules(Surroundings surroundings, @Nullable Cache cache) {
    this.surroundings = surroundings;
    this.cache = cache;
  }

  /// The named rules, else the built-in ones with those of the project.
  LoadedRules of(List<String> named, Path project) {
    if (named.isEmpty()) {
      builtIn = BuiltInRules.standard();
      addProject(project);
    }
    for (String name : named) {
      add(name);
    }
    return loaded(new FolderFiles(project, ""));
  }

  /// Only what gitleaks itself would run: the named files, else the project's.
  LoadedRules compatible(List<String> named, Path project) {
    if (named.isEmpty()) {
      addProject(project);
    }
    for (String name : named) {
      if (isBuiltIn(name)) {
        throw CommandFailure.usage("--compat gitleaks has no rules called " + name);
      }
      add(name);
    }
    if (texts.isEmpty() && errors.isEmpty()) {
      throw CommandFailure.usage(
          "--compat gitleaks needs rules", "--rules FILE, or a " + PROJECT_FILE + " in the target");
    }
    return loaded(new FolderFiles(surroundings.workingFolder(), ""));
  }

  private void add(String name) {
    if (isBuiltIn(name)) {
      addBuiltIn(name);
      return;
    }
    Path path = surroundings.file(name);
    if (!Files.exists(path)) {
      throw CommandFailure.usage("there is no file or folder of rules " + name);
    }
    RuleFolder.Contents contents = RuleFolder.read(path);
    String start = path.toString();
    for (RuleText text : contents.texts()) {
      texts.add(new RuleText(shown(text.name(), start, name), text.text(), text.format()));
    }
    for (RuleError error : contents.errors()) {
      errors.add(
          new RuleError(
              shown(error.file(), start, name), error.line(), error.column(), error.reason()));
    }
  }

  private static boolean isBuiltIn(String name) {
    return name.equals("default") || name.equals(AUDIT);
  }

  /// `audit` includes `default`.
  private void addBuiltIn(String name) {
    if (name.equals(AUDIT)) {
      builtIn = BuiltInRules.audit();
    } else if (builtIn == null) {
      builtIn = BuiltInRules.standard();
    }
  }

  private static String shown(String file, String start, String typed) {
    return file.startsWith(start) ? typed + file.substring(start.length()) : file;
  }

  private void addProject(Path project) {
    Path file = project.resolve(PROJECT_FILE);
    if (!Files.isRegularFile(file)) {
      return;
    }
    String shown = surroundings.shown(file);
    try {
      texts.add(new RuleText(shown, Files.readString(file), RuleText.Format.GITLEAKS));
    } catch (IOException e) {
      errors.add(new RuleError(shown, 0, 0, "cannot be read: " + e.getMessage()));
    }
  }

  /// The built-in rules come compiled; a rule of the user's replaces one of the same id.
  private LoadedRules loaded(FolderFiles files) {
    LoadedRules rules = builtIn;
    if (rules == null) {
      rules = compiled(files);
    } else if (!texts.isEmpty()) {
      rules = rules.and(compiled(files));
    }
    if (errors.isEmpty()) {
      return rules;
    }
    List<RuleError> all = new ArrayList<>(errors);
    all.addAll(rules.errors());
    return new LoadedRules(rules.rules(), rules.digest(), all, rules.notices());
  }

  private LoadedRules compiled(FolderFiles files) {
    Path folder = cache == null ? null : cache.folder().resolve("rules");
    return new RuleStore(folder, Version.CURRENT).load(texts, files);
  }

  /// The rules without those that the user leaves out.
  static LoadedRules without(LoadedRules rules, List<String> disabled) {
    Set<String> out = new HashSet<>(disabled);
    List<SecretRule> left =
        rules.rules().rules().stream().filter(rule -> !out.contains(rule.id())).toList();
    if (left.size() == rules.rules().rules().size()) {
      return rules;
    }
    return new LoadedRules(
        new RuleSet(left, rules.rules().allowlists()),
        rules.digest() + "-" + String.join(",", out.stream().sorted().toList()),
        rules.errors(),
        rules.notices());
  }
}
