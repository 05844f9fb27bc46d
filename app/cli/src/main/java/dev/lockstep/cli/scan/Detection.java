package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Problem;
import dev.lockstep.sast.Sast;
import dev.lockstep.sast.load.LoadedModels;
import dev.lockstep.sast.pack.RulePack;
import dev.lockstep.sca.Sca;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.known.KnownVersions;
import dev.lockstep.sca.maven.LocalRepository;
import dev.lockstep.sca.policy.ComponentPolicy;
import dev.lockstep.sca.policy.PolicyJudge;
import dev.lockstep.sca.project.ComponentDetector;
import dev.lockstep.sca.reach.ReachJudge;
import dev.lockstep.secrets.RawSecrets;
import dev.lockstep.secrets.Secrets;
import dev.lockstep.secrets.SecretsSettings;
import dev.lockstep.secrets.compat.IgnoreFile;
import dev.lockstep.secrets.load.LoadedRules;
import dev.lockstep.secrets.rule.RuleError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What looks for things in one run, and which of its rules are invalid.
///
/// @param problems of the rules themselves; an invalid rule is `invalid-rule`
/// @param shown the secrets themselves, where the request shows them
public record Detection(
    List<Capability> capabilities, List<Problem> problems, @Nullable RawSecrets shown) {
  /// The id of a problem that makes exit code 5.
  public static final String INVALID_RULE = "invalid-rule";

  private static final String IGNORE_FILE = ".gitleaksignore";

  /// Shows no secrets.
  Detection(List<Capability> capabilities, List<Problem> problems) {
    this(capabilities, problems, null);
  }

  /// @param cache where compiled rules are kept; null to compile them
  public static Detection of(
      ScanRequest request, Surroundings surroundings, @Nullable Cache cache, Now now) {
    List<Capability> capabilities = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    RawSecrets shown = request.secretsShown() ? new RawSecrets() : null;
    CodeRules code = CodeRules.among(request.rules(), surroundings, cache);
    DisabledRules.check(request.disabledRules(), () -> ownIds(code, request, surroundings, cache));
    LoadedModels models = models(request, surroundings);
    for (dev.lockstep.sast.rule.RuleError error : models.errors()) {
      problems.add(Problem.incomplete(INVALID_RULE, error.file(), reason(error)));
    }
    if (request.kinds().contains(Kind.SAST) && !code.isEmpty()) {
      capabilities.add(code.capability(request.disabledRules(), models.libraries()));
      problems.addAll(code.problems(request.strictRules()));
    }
    if (request.kinds().contains(Kind.SAST) && code.usesBuiltIn()) {
      RulePack.all(code.isAudit(), request.disabledRules())
          .forEach(pack -> capabilities.add(new Sast(pack, models.libraries())));
    }
    if (request.kinds().contains(Kind.SECRETS) && !code.areAll()) {
      Path project = request.configuration().folder();
      LoadedRules rules =
          SecretRules.without(
              EnabledRules.with(
                  new SecretRules(surroundings, cache).of(code.others(), project),
                  request.enabledRules()),
              request.disabledRules());
      problems.addAll(problems(rules));
      capabilities.add(
          new Secrets(
              rules.rules(),
              rules.digest(),
              settings(request.configuration().keyBytes(), project, surroundings).showing(shown)));
    }
    if (request.kinds().contains(Kind.SCA)) {
      boolean byName = request.kinds().size() == 1;
      LocalRepository repository = AdvisoryFile.localRepository(surroundings);
      ComponentDetector.Judge judge =
          new Advisories(
              AdvisoryFile.of(surroundings),
              request.configuration().components(),
              request.configuration().folder(),
              surroundings,
              byName,
              now.day());
      if (request.reachability()) {
        judge = new ReachJudge(judge, repository, surroundings::file);
      }
      ComponentPolicy policy = request.configuration().components().policy();
      KnownVersions known =
          policy.outdated() ? KnownVersions.of(surroundings.environment()) : KnownVersions.NONE;
      judge = new PolicyJudge(judge, policy, known);
      capabilities.add(new Sca(judge, repository, jars(surroundings, problems)));
    }
    return new Detection(capabilities, problems, shown);
  }

  /// The ids of the project's rules and of those of files.
  private static List<String> ownIds(
      CodeRules code, ScanRequest request, Surroundings surroundings, @Nullable Cache cache) {
    List<String> ids = new ArrayList<>(code.ids());
    if (!code.areAll()) {
      Path project = request.configuration().folder();
      ids.addAll(
          DisabledRules.ids(new SecretRules(surroundings, cache).of(code.others(), project)));
    }
    return ids;
  }

  /// What jars are known by their classes; none where nobody made a corpus.
  private static JarCorpus jars(Surroundings surroundings, List<Problem> problems) {
    Path file = AdvisoryFile.of(surroundings).map(AdvisoryFile::jars).orElse(null);
    if (file == null || !Files.isRegularFile(file)) {
      return JarCorpus.NONE;
    }
    try {
      return JarCorpus.open(file);
    } catch (IOException e) {
      problems.add(
          Problem.incomplete(
              "jar-corpus-damaged",
              surroundings.shown(file),
              e.getMessage() + "; lockstep db build --jars DIR makes it again"));
      return JarCorpus.NONE;
    }
  }

  /// What users know of libraries; nothing is read where they name no file.
  private static LoadedModels models(ScanRequest request, Surroundings surroundings) {
    if (!request.kinds().contains(Kind.SAST)) {
      return LoadedModels.none();
    }
    return LoadedModels.of(request.models().stream().map(surroundings::file).toList());
  }

  private static String reason(dev.lockstep.sast.rule.RuleError error) {
    return error.line() == 0 ? error.reason() : "line " + error.line() + ": " + error.reason();
  }

  // The class file of a record with a compact constructor does not say that its array may be null.
  @SuppressWarnings("NullAway")
  private static SecretsSettings settings(
      byte @Nullable [] key, Path project, Surroundings surroundings) {
    Path ignore = project.resolve(IGNORE_FILE);
    if (!Files.isRegularFile(ignore)) {
      return new SecretsSettings(key, List.of(), "");
    }
    try {
      IgnoreFile file = IgnoreFile.of(List.of(Files.readString(ignore)));
      return new SecretsSettings(
          key, file.fingerprints().stream().sorted().toList(), surroundings.shown(ignore));
    } catch (IOException e) {
      throw CommandFailure.usage(
          surroundings.shown(ignore) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// What stands in the way of rules, as problems of the run.
  static List<Problem> problems(LoadedRules rules) {
    List<Problem> problems = new ArrayList<>();
    for (RuleError error : rules.errors()) {
      problems.add(Problem.incomplete(INVALID_RULE, error.file(), reason(error)));
    }
    for (RuleError notice : rules.notices()) {
      problems.add(Problem.notice("rule-notice", notice.file(), reason(notice)));
    }
    return problems;
  }

  private static String reason(RuleError error) {
    return error.line() == 0 ? error.reason() : "line " + error.line() + ": " + error.reason();
  }

  /// Whether a rule of the user's is invalid; the others run.
  public boolean hasInvalidRules() {
    return problems.stream().anyMatch(problem -> problem.id().equals(INVALID_RULE));
  }
}
