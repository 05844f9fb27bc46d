package dev.lockstep.secrets.kingfisher;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Severity;
import dev.lockstep.secrets.rule.BadRegex;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.Profile;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads Kingfisher's rule files as far as they can be run without asking a provider: pattern,
/// entropy, confidence, visibility. A validation is passed over, with a notice.
public final class KingfisherYaml {
  private static final String SECRET_GROUP = "TOKEN";

  private final String file;
  private final List<SecretRule> rules = new ArrayList<>();
  private final List<RuleError> errors = new ArrayList<>();
  private final List<RuleError> notices = new ArrayList<>();

  private KingfisherYaml(String file) {
    this.file = file;
  }

  /// @param name the file as the user named it, for errors
  public static RuleFile read(String name, String text) {
    KingfisherYaml reader = new KingfisherYaml(name);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(10)
              .build();
      reader.document(new Load(settings).loadFromString(text));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      reader.errors.add(
          new RuleError(
              name,
              mark.map(Mark::getLine).orElse(-1) + 1,
              mark.map(Mark::getColumn).orElse(-1) + 1,
              String.valueOf(e.getProblem())));
    } catch (YamlEngineException e) {
      reader.errors.add(new RuleError(name, 0, 0, String.valueOf(e.getMessage())));
    }
    return new RuleFile(new RuleSet(reader.rules, List.of()), reader.errors, reader.notices);
  }

  private void document(@Nullable Object document) {
    if (!(document instanceof Map<?, ?> map) || !(map.get("rules") instanceof List<?> entries)) {
      errors.add(new RuleError(file, 0, 0, "no list of rules"));
      return;
    }
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> rule) {
        rule(rule);
      } else {
        errors.add(new RuleError(file, 0, 0, "a rule that is no map"));
      }
    }
  }

  private void rule(Map<?, ?> entry) {
    String id = text(entry, "id");
    String pattern = text(entry, "pattern");
    if (id.isBlank() || pattern.isBlank()) {
      errors.add(
          new RuleError(file, 0, 0, (id.isBlank() ? "a rule" : id) + " lacks id or pattern"));
      return;
    }
    try {
      Pattern compiled = Pattern.compile(VerbosePattern.plain(pattern));
      rules.add(rule(entry, id, compiled));
      if (entry.get("validation") != null) {
        notices.add(new RuleError(file, 0, 0, id + ": secrets are not validated at the provider"));
      }
    } catch (BadRegex e) {
      errors.add(new RuleError(file, 0, 0, id + ": pattern cannot be run: " + e.getMessage()));
    }
  }

  private static SecretRule rule(Map<?, ?> entry, String id, Pattern pattern) {
    int group = pattern.regex().groupIndex(SECRET_GROUP);
    return new SecretRule(
        id,
        text(entry, "name"),
        pattern,
        Math.max(group, 0),
        entropy(entry),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Boolean.FALSE.equals(entry.get("visible")),
        profile(entry));
  }

  /// Kingfisher lets a secret pass at the threshold, gitleaks above it.
  private static double entropy(Map<?, ?> entry) {
    return entry.get("min_entropy") instanceof Number number && number.doubleValue() > 0
        ? Math.nextDown(number.doubleValue())
        : 0;
  }

  private static Profile profile(Map<?, ?> entry) {
    List<String> references = new ArrayList<>();
    if (entry.get("references") instanceof List<?> list) {
      list.forEach(reference -> references.add(String.valueOf(reference)));
    }
    Confidence confidence = Confidence.of(text(entry, "confidence")).orElse(Confidence.MEDIUM);
    return new Profile(
        Severity.HIGH,
        confidence,
        Profile.lowered(confidence),
        text(entry, "description"),
        "",
        references,
        Profile.DEFAULT.cwe(),
        "",
        List.of());
  }

  private static String text(Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    return value == null ? "" : value.toString();
  }
}
