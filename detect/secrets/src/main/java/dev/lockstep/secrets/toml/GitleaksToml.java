package dev.lockstep.secrets.toml;

import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/// Reads gitleaks' rule files, as version 8.30 does: `config/config.go` of its repository.
///
/// Where gitleaks stops at the first error, the rules that are valid are still read.
public final class GitleaksToml {
  private static final int MAX_EXTENDED = 2;
  private static final int[] VERSION = {8, 30, 1};

  private final RuleFiles files;
  private final List<RuleError> errors = new ArrayList<>();
  private final List<RuleError> notices = new ArrayList<>();
  private int extended;

  private GitleaksToml(RuleFiles files) {
    this.files = files;
  }

  /// @param name the file as the user named it, for errors
  public static RuleFile read(String name, String text, RuleFiles files) {
    GitleaksToml reader = new GitleaksToml(files);
    Draft draft = reader.draft(name, text);
    RuleSet rules = reader.finished(draft);
    return new RuleFile(rules, reader.errors, reader.notices);
  }

  private Draft draft(String name, String text) {
    int depth = extended;
    Draft draft = new Draft();
    TomlParseResult parsed = Toml.parse(text);
    for (TomlParseError error : parsed.errors()) {
      TomlPosition at = error.position();
      errors.add(new RuleError(name, at.line(), at.column(), String.valueOf(error.getMessage())));
    }
    Keys keys = new Keys(name, parsed, TomlPosition.positionAt(1, 1), errors::add);
    addRules(draft, keys);
    checkRequired(draft);
    checkVersion(keys);
    addAllowlists(draft, keys);
    if (depth < MAX_EXTENDED) {
      extend(draft, keys);
    }
    return draft;
  }

  private void addRules(Draft draft, Keys keys) {
    for (Keys entry : keys.tables("rules")) {
      try {
        SecretRule rule = RuleEntry.rule(entry);
        if (draft.rules.containsKey(rule.id())) {
          notices.add(entry.error(rule.id() + ": stands twice, the last one holds"));
        }
        draft.put(rule, entry);
      } catch (RuleEntry.Invalid e) {
        errors.add(e.error());
      }
    }
  }

  private void checkRequired(Draft draft) {
    for (SecretRule rule : List.copyOf(draft.rules.values())) {
      for (RequiredRule required : rule.required()) {
        if (!draft.rules.containsKey(required.id())) {
          drop(draft, rule, "[[rules.required]] rule '" + required.id() + "' does not exist");
        }
      }
    }
  }

  private void addAllowlists(Draft draft, Keys keys) {
    try {
      for (Keys table :
          RuleEntry.tables(keys, "[allowlist] is deprecated and cannot stand beside")) {
        addAllowlist(draft, table);
      }
    } catch (RuleEntry.Invalid e) {
      errors.add(e.error());
    }
  }

  private void addAllowlist(Draft draft, Keys table) {
    try {
      Allowlist allowlist = RuleEntry.allowlist(table, "");
      List<String> targets = table.texts("targetRules");
      for (String target : targets) {
        draft.targeted.add(new Draft.Targeted(target, allowlist, table));
      }
      if (targets.isEmpty()) {
        draft.allowlists.add(allowlist);
      }
    } catch (RuleEntry.Invalid e) {
      errors.add(e.error());
    }
  }

  private void extend(Draft draft, Keys keys) {
    Keys extend = keys.table("extend");
    if (extend == null) {
      return;
    }
    String path = extend.text("path");
    boolean defaults = extend.flag("useDefault");
    if (!path.isEmpty() && defaults) {
      errors.add(extend.error("extend.path and extend.useDefault cannot both be set"));
      return;
    }
    if (path.isEmpty() && !defaults) {
      return;
    }
    try {
      String text = defaults ? files.defaults() : files.read(path);
      extended++;
      Draft base = draft(defaults ? "default rules" : path, text);
      List<String> disabled = extend.texts("disabledRules");
      for (String id : disabled) {
        if (!base.rules.containsKey(id)) {
          notices.add(extend.error("disabledRules", "there is no rule '" + id + "' to disable"));
        }
      }
      draft.extend(base, disabled);
    } catch (IOException e) {
      errors.add(extend.error("path", "cannot read the rules to extend: " + e.getMessage()));
    }
  }

  private RuleSet finished(Draft draft) {
    for (SecretRule rule : List.copyOf(draft.rules.values())) {
      checkComplete(draft, rule);
    }
    for (Draft.Targeted targeted : draft.targeted) {
      SecretRule rule = draft.rules.get(targeted.rule());
      if (rule == null) {
        errors.add(
            targeted
                .place()
                .error("targetRules", "target rule '" + targeted.rule() + "' does not exist"));
      } else {
        draft.rules.put(rule.id(), rule.allowing(List.of(targeted.allowlist())));
      }
    }
    return new RuleSet(draft.ordered(), draft.allowlists);
  }

  private void checkComplete(Draft draft, SecretRule rule) {
    Pattern regex = rule.regex();
    if (rule.id().isBlank()) {
      drop(draft, rule, "rule id is missing or empty");
    } else if (regex == null && rule.path() == null) {
      drop(draft, rule, "both regex and path are empty, this rule has no effect");
    } else if (regex != null && rule.secretGroup() > regex.groups()) {
      drop(
          draft,
          rule,
          "secretGroup is "
              + rule.secretGroup()
              + ", but the regex has "
              + regex.groups()
              + " groups");
    }
  }

  private void drop(Draft draft, SecretRule rule, String reason) {
    Keys place = draft.places.get(rule.id());
    draft.rules.remove(rule.id());
    String owner = rule.id().isBlank() ? "" : rule.id() + ": ";
    if (place != null) {
      errors.add(place.error(owner + reason));
    }
  }

  private void checkVersion(Keys keys) {
    String wanted = keys.text("minVersion");
    if (wanted.isEmpty()) {
      return;
    }
    String plain = wanted.startsWith("v") ? wanted.substring(1) : wanted;
    if (!plain.matches("\\d{1,6}(\\.\\d{1,6}){0,2}([-+].*)?")) {
      errors.add(keys.error("minVersion", "'" + wanted + "' is no version"));
    } else if (isNewer(plain)) {
      notices.add(
          keys.error(
              "minVersion", "asks for gitleaks " + wanted + ", what is read here is 8.30.1"));
    }
  }

  private static boolean isNewer(String version) {
    String[] parts = version.split("[-+]", 2)[0].split("\\.");
    for (int i = 0; i < VERSION.length; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part != VERSION[i]) {
        return part > VERSION[i];
      }
    }
    return false;
  }
}
