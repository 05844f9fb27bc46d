package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.secrets.compat.Commit;
import dev.lockstep.secrets.compat.CompatSettings;
import dev.lockstep.secrets.compat.Fragment;
import dev.lockstep.secrets.compat.FragmentDetector;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.toml.GitleaksToml;
import dev.lockstep.secrets.toml.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The texts of gitleaks' own rule tests, with what gitleaks 8.30.1 reports for each: by its rule
/// alone, and by its complete default rules, which lie beside the texts as `gitleaks-default.toml`.
public final class GitleaksSamples implements Suite {

  @Override
  public String name() {
    return "gitleaks-samples";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Samples samples = new Samples(defaultRules(path.resolveSibling("gitleaks-default.toml")));
    for (String line : Files.readAllLines(path)) {
      Map<String, @Nullable Object> sample = JsonLine.parse(line);
      if (inPart.test(text(sample, "rule"))) {
        samples.judge(sample, results);
      }
    }
  }

  private static RuleSet defaultRules(Path file) throws IOException {
    RuleFile rules = GitleaksToml.read(file.toString(), Files.readString(file), new NoFiles());
    if (!rules.errors().isEmpty()) {
      throw new IOException(rules.errors().toString());
    }
    return rules.rules();
  }

  private static String text(Map<String, @Nullable Object> sample, String key) {
    return sample.get(key) instanceof String text ? text : "";
  }

  private static final class NoFiles implements RuleFiles {
    @Override
    public String read(String path) throws IOException {
      throw new IOException("the default rules extend nothing");
    }

    @Override
    public String defaults() throws IOException {
      throw new IOException("the default rules extend nothing");
    }
  }

  private static final class Samples {
    private final RuleSet rules;
    private final FragmentDetector full;
    private final FragmentDetector undecoded;
    private final Map<String, FragmentDetector> alone = new HashMap<>();

    Samples(RuleSet rules) {
      this.rules = rules;
      this.full = new FragmentDetector(rules, CompatSettings.DEFAULT);
      this.undecoded = new FragmentDetector(rules, CompatSettings.DEFAULT.decoding(0));
    }

    void judge(Map<String, @Nullable Object> sample, Results results) {
      byte[] bytes = text(sample, "text").getBytes(StandardCharsets.UTF_8);
      Fragment fragment =
          new Fragment(bytes, bytes.length, text(sample, "path"), "", 1, Commit.NONE);
      FragmentDetector single =
          alone.computeIfAbsent(
              text(sample, "rule"),
              id ->
                  new FragmentDetector(rules.only(Set.of(id)), CompatSettings.DEFAULT.decoding(0)));
      String difference = difference("single", single, fragment, sample, "single_rule_findings");
      difference += difference("full", full, fragment, sample, "full_config_findings");
      if (sample.containsKey("full_config_findings_nodecode")) {
        difference +=
            difference("undecoded", undecoded, fragment, sample, "full_config_findings_nodecode");
      }
      if (difference.isEmpty()) {
        results.pass(text(sample, "id"));
      } else {
        results.fail(text(sample, "id"), difference);
      }
    }

    private static String difference(
        String column,
        FragmentDetector detector,
        Fragment fragment,
        Map<String, @Nullable Object> sample,
        String key) {
      List<String> ours = detector.detect(fragment).stream().map(Samples::shown).sorted().toList();
      List<String> theirs = new ArrayList<>();
      if (sample.get(key) instanceof List<?> expected) {
        for (Object finding : expected) {
          theirs.add(shown((Map<?, ?>) finding));
        }
      }
      theirs.sort(null);
      return ours.equals(theirs) ? "" : column + ": expected " + theirs + ", got " + ours + "; ";
    }

    private static String shown(GitleaksFinding finding) {
      return shown(
          finding.ruleId(),
          finding.secret(),
          finding.match(),
          finding.startLine() + ":" + finding.startColumn(),
          finding.endLine() + ":" + finding.endColumn(),
          finding.entropy());
    }

    private static String shown(Map<?, ?> finding) {
      return shown(
          finding.get("rule"),
          finding.get("secret"),
          finding.get("match"),
          finding.get("startLine") + ":" + finding.get("startColumn"),
          finding.get("endLine") + ":" + finding.get("endColumn"),
          finding.get("entropy") instanceof Number number ? number.doubleValue() : -1);
    }

    private static String shown(
        @Nullable Object rule,
        @Nullable Object secret,
        @Nullable Object match,
        String start,
        String end,
        double entropy) {
      return String.format(
          Locale.ROOT,
          "%s %s-%s %.4f %s in %s",
          rule,
          start,
          end,
          entropy,
          String.valueOf(secret).replace("\n", "\\n"),
          String.valueOf(match).replace("\n", "\\n"));
    }
  }
}
