package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.model.Rule;
import dev.lockstep.sast.Sast;
import dev.lockstep.sast.library.Libraries;
import dev.lockstep.sast.load.LoadedRules;
import dev.lockstep.sast.pack.RulePack;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of source code among those that a request names: Semgrep's rule files.
public final class CodeRules {
  private final List<String> others;
  private final @Nullable LoadedRules loaded;
  private final List<Path> paths;
  private final Surroundings surroundings;

  private CodeRules(
      List<String> others,
      @Nullable LoadedRules loaded,
      List<Path> paths,
      Surroundings surroundings) {
    this.paths = List.copyOf(paths);
    this.surroundings = surroundings;
    this.others = List.copyOf(others);
    this.loaded = loaded;
  }

  /// @param named as `--rules` names them
  /// @param cache where compiled rules are kept; null to compile them
  static CodeRules among(List<String> named, Surroundings surroundings, @Nullable Cache cache) {
    List<String> others = new ArrayList<>();
    List<Path> paths = new ArrayList<>();
    for (String name : named) {
      Path path = surroundings.file(name);
      if (Files.exists(path) && LoadedRules.areIn(path)) {
        paths.add(path);
      } else {
        others.add(name);
      }
    }
    return new CodeRules(
        others, paths.isEmpty() ? null : LoadedRules.of(paths, cache), paths, surroundings);
  }

  boolean isEmpty() {
    return loaded == null;
  }

  /// Whether our own rules run: no others are named, or they are named beside them.
  boolean usesBuiltIn() {
    return others.contains("default") || isAudit() || (others.isEmpty() && loaded == null);
  }

  boolean isAudit() {
    return others.contains("audit");
  }

  /// Whether the request names nothing else.
  boolean areAll() {
    return loaded != null && others.isEmpty();
  }

  /// The names of other rules.
  List<String> others() {
    return others;
  }

  Capability capability(Collection<String> disabled, Libraries libraries) {
    LoadedRules rules = rules();
    String digest = rules.digest() + libraries.digest();
    RuleSet set = rules.rules().with(libraries);
    if (disabled.isEmpty()) {
      return new Sast(set, digest);
    }
    return new Sast(
        set.only(rule -> !disabled.contains(rule.id())), digest + Set.copyOf(disabled).hashCode());
  }

  private LoadedRules rules() {
    if (loaded == null) {
      throw new IllegalStateException("no rules of source code are named");
    }
    return loaded;
  }

  /// The ids of the rules of files.
  List<String> ids() {
    return loaded == null ? List.of() : loaded.all().stream().map(SastRule::id).toList();
  }

  List<Rule> described() {
    List<Rule> all = new ArrayList<>();
    if (loaded != null) {
      loaded.all().forEach(rule -> all.add(Sast.described(rule)));
    }
    if (usesBuiltIn()) {
      RulePack.all(isAudit(), List.of())
          .forEach(pack -> pack.read().forEach(rule -> all.add(Sast.described(rule))));
    }
    return all;
  }

  /// What is wrong with them; an unsupported language is a notice.
  ///
  /// @param strict whether it makes the scan incomplete
  List<Problem> problems(boolean strict) {
    List<Problem> problems = new ArrayList<>();
    if (loaded != null) {
      for (RuleError error : loaded.errors()) {
        problems.add(invalid(RefusedRules.placed(error, paths)));
      }
      for (RuleError notice : loaded.notices()) {
        problems.add(
            strict
                ? Problem.incomplete("unsupported-rule", notice.file(), reason(notice))
                : Problem.notice("rule-notice", notice.file(), reason(notice)));
      }
    }
    return problems;
  }

  private Problem invalid(RuleError error) {
    int column = Math.max(1, error.column());
    return new Problem(
        Problem.Weight.INCOMPLETE,
        Detection.INVALID_RULE,
        surroundings.shown(Path.of(error.file())),
        error.line() < 1 ? null : new Region(error.line(), column, error.line(), column + 1, 0, 0),
        error.reason());
  }

  private static String reason(RuleError error) {
    return error.line() == 0
        ? error.reason()
        : "line " + error.line() + ", column " + error.column() + ": " + error.reason();
  }

  /// Those of an id, or whose id ends in it behind a dot: of the files that a request names, else
  /// our own.
  public static Optional<SastRule> named(String id, List<String> files, Surroundings surroundings) {
    CodeRules code = among(files, surroundings, null);
    List<SastRule> all = new ArrayList<>();
    if (code.loaded != null) {
      all.addAll(code.loaded.all());
    }
    RulePack.all(true, List.of()).forEach(pack -> all.addAll(pack.read()));
    return all.stream()
        .filter(rule -> rule.id().equals(id) || id.endsWith("." + rule.id()))
        .findFirst();
  }
}
