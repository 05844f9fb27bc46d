package dev.lockstep.secrets.load;

import dev.lockstep.secrets.kingfisher.KingfisherYaml;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.toml.GitleaksToml;
import dev.lockstep.secrets.toml.RuleFiles;
import java.util.Optional;

/// A rule file's text and the format it is in.
///
/// @param name as the user named it
public record RuleText(String name, String text, Format format) {

  /// The formats that are read.
  public enum Format {
    GITLEAKS,
    KINGFISHER
  }

  /// Tells the format from the content; empty where it is no rule file of secrets.
  public static Optional<RuleText> of(String name, String text) {
    boolean yamlRules = false;
    boolean yamlPattern = false;
    boolean foreign = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String start = line.stripLeading();
      if (start.equals(line) && isTable(line)) {
        return Optional.of(new RuleText(name, text, Format.GITLEAKS));
      }
      yamlRules |= line.startsWith("rules:");
      yamlPattern |= yamlRules && (start.startsWith("pattern:") || start.startsWith("- pattern:"));
      foreign |= start.startsWith("languages:") || start.startsWith("- languages:");
    }
    return yamlRules && yamlPattern && !foreign
        ? Optional.of(new RuleText(name, text, Format.KINGFISHER))
        : Optional.empty();
  }

  /// The rules, and what is wrong with those that cannot be run.
  ///
  /// @param files what the text may extend
  public RuleFile rules(RuleFiles files) {
    return switch (format) {
      case GITLEAKS -> GitleaksToml.read(name, text, files);
      case KINGFISHER -> KingfisherYaml.read(name, text);
    };
  }

  private static boolean isTable(String line) {
    return line.startsWith("[[rules")
        || line.startsWith("[extend]")
        || line.startsWith("[allowlist]")
        || line.startsWith("[[allowlists]]");
  }
}
