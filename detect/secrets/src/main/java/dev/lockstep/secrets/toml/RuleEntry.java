package dev.lockstep.secrets.toml;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Severity;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.BadRegex;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.Profile;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns tables of a rule file into rules and allowlists.
final class RuleEntry {

  /// What a table cannot be turned into.
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient RuleError error;

    Invalid(RuleError error) {
      super(error.toString());
      this.error = error;
    }

    RuleError error() {
      return error;
    }
  }

  private RuleEntry() {}

  static SecretRule rule(Keys keys) throws Invalid {
    String id = keys.text("id");
    return new SecretRule(
        id,
        keys.text("description"),
        regex(keys, "regex"),
        keys.integer("secretGroup"),
        keys.number("entropy"),
        regex(keys, "path"),
        keys.texts("keywords").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        keys.texts("tags"),
        allowlists(keys, id),
        required(keys, id),
        keys.flag("skipReport"),
        profile(keys.table("lockstep")));
  }

  private static List<Allowlist> allowlists(Keys rule, String id) throws Invalid {
    List<Keys> tables =
        tables(rule, id + ": [rules.allowlist] is deprecated and cannot stand beside");
    List<Allowlist> lists = new ArrayList<>();
    for (Keys table : tables) {
      lists.add(allowlist(table, id + ": "));
    }
    return lists;
  }

  /// The tables of `allowlists`, or the one of the deprecated `allowlist`.
  static List<Keys> tables(Keys keys, String both) throws Invalid {
    List<Keys> tables = keys.tables("allowlists");
    List<Keys> old = keys.tables("allowlist");
    if (!old.isEmpty() && !tables.isEmpty()) {
      throw new Invalid(keys.error("allowlist", both + " [[allowlists]]"));
    }
    return old.isEmpty() ? tables : old;
  }

  static Allowlist allowlist(Keys keys, String owner) throws Invalid {
    List<String> commits = unique(keys.texts("commits"), true);
    List<String> paths = keys.texts("paths");
    List<String> regexes = keys.texts("regexes");
    List<String> stopWords = unique(keys.texts("stopwords"), false);
    boolean all = condition(keys, owner);
    Allowlist.Target target = target(keys, owner);
    if (commits.isEmpty() && paths.isEmpty() && regexes.isEmpty() && stopWords.isEmpty()) {
      throw new Invalid(
          keys.error(
              owner
                  + "an allowlist must contain at least one of commits, paths, regexes or"
                  + " stopwords"));
    }
    return new Allowlist(
        keys.text("description"),
        all,
        commits,
        joined(keys, "paths", paths),
        target,
        joined(keys, "regexes", regexes),
        stopWords);
  }

  private static boolean condition(Keys keys, String owner) throws Invalid {
    String condition = keys.text("condition").toUpperCase(Locale.ROOT);
    return switch (condition) {
      case "AND", "&&" -> true;
      case "", "OR", "||" -> false;
      default ->
          throw new Invalid(
              keys.error(
                  "condition",
                  owner + "condition must be 'and' or 'or', not '" + keys.text("condition") + "'"));
    };
  }

  private static Allowlist.Target target(Keys keys, String owner) throws Invalid {
    String target = keys.text("regexTarget");
    return switch (target) {
      case "", "secret" -> Allowlist.Target.SECRET;
      case "match" -> Allowlist.Target.MATCH;
      case "line" -> Allowlist.Target.LINE;
      default ->
          throw new Invalid(
              keys.error(
                  "regexTarget",
                  owner + "regexTarget must be 'secret', 'match' or 'line', not '" + target + "'"));
    };
  }

  private static List<RequiredRule> required(Keys rule, String id) throws Invalid {
    List<RequiredRule> required = new ArrayList<>();
    for (Keys keys : rule.tables("required")) {
      if (keys.text("id").isEmpty()) {
        throw new Invalid(keys.error(id + ": [[rules.required]] needs the id of a rule"));
      }
      required.add(
          new RequiredRule(
              keys.text("id"),
              keys.optionalInteger("withinLines"),
              keys.optionalInteger("withinColumns")));
    }
    return required;
  }

  private static Profile profile(@Nullable Keys keys) throws Invalid {
    if (keys == null) {
      return Profile.DEFAULT;
    }
    Profile usual = Profile.DEFAULT;
    List<Integer> cwe = keys.integers("cwe");
    Confidence confidence = confidence(keys, "confidence", usual.confidence());
    return new Profile(
        severity(keys),
        confidence,
        confidence(keys, "examples", Profile.lowered(confidence)),
        keys.text("opens"),
        keys.text("mend"),
        keys.texts("references"),
        cwe.isEmpty() ? usual.cwe() : cwe,
        keys.text("proof"),
        keys.texts("filters"));
  }

  private static Severity severity(Keys keys) throws Invalid {
    if (!keys.has("severity")) {
      return Profile.DEFAULT.severity();
    }
    return Severity.of(keys.text("severity"))
        .orElseThrow(
            () ->
                new Invalid(
                    keys.error("severity", "severity must be low, medium, high or critical")));
  }

  private static Confidence confidence(Keys keys, String key, Confidence usual) throws Invalid {
    if (!keys.has(key)) {
      return usual;
    }
    return Confidence.of(keys.text(key))
        .orElseThrow(() -> new Invalid(keys.error(key, key + " must be low, medium or high")));
  }

  private static @Nullable Pattern regex(Keys keys, String key) throws Invalid {
    String text = keys.text(key);
    return text.isEmpty() ? null : compiled(keys, key, text);
  }

  /// The expressions of a list as one, joined as text: flags of one hold for those behind it, as
  /// they do in gitleaks.
  private static @Nullable Pattern joined(Keys keys, String key, List<String> texts)
      throws Invalid {
    if (texts.isEmpty()) {
      return null;
    }
    for (String text : texts) {
      compiled(keys, key, text);
    }
    return compiled(keys, key, "(?:" + String.join("|", texts) + ")");
  }

  private static Pattern compiled(Keys keys, String key, String text) throws Invalid {
    try {
      return Pattern.compile(text);
    } catch (BadRegex e) {
      throw new Invalid(keys.error(key, "`" + key + "` is no expression: " + e.getMessage()));
    }
  }

  private static List<String> unique(List<String> texts, boolean strip) {
    Set<String> unique = new LinkedHashSet<>();
    for (String text : texts) {
      String lower = text.toLowerCase(Locale.ROOT);
      unique.add(strip ? lower.strip() : lower);
    }
    return List.copyOf(unique);
  }
}
