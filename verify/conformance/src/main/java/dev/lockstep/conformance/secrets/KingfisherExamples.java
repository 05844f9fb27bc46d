package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.secrets.compat.CompatSettings;
import dev.lockstep.secrets.compat.Fragment;
import dev.lockstep.secrets.compat.FragmentDetector;
import dev.lockstep.secrets.kingfisher.KingfisherYaml;
import dev.lockstep.secrets.rule.RuleFile;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The examples that Kingfisher's own rules carry: in each the pattern of its rule must match. The
/// least entropy is left out, as some examples are made of words.
///
/// The path is the folder of the rules, `data/rules` of its repository.
public final class KingfisherExamples implements Suite {

  @Override
  public String name() {
    return "kingfisher-examples";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
    for (Path file : files) {
      String text = Files.readString(file);
      RuleFile read = KingfisherYaml.read(file.toString(), text);
      Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (document instanceof Map<?, ?> map && map.get("rules") instanceof List<?> rules) {
        rules.forEach(rule -> judge((Map<?, ?>) rule, read, results));
      }
    }
  }

  private static void judge(Map<?, ?> entry, RuleFile read, Results results) {
    String id = String.valueOf(entry.get("id"));
    Optional<SecretRule> rule = read.rules().rule(id);
    if (!(entry.get("examples") instanceof List<?> examples)) {
      return;
    }
    for (int i = 0; i < examples.size(); i++) {
      String name = id + "#" + (i + 1);
      if (rule.isEmpty()) {
        results.fail(name, "the rule cannot be run");
      } else if (finds(rule.get(), String.valueOf(examples.get(i)))) {
        results.pass(name);
      } else {
        results.fail(name, "nothing is found");
      }
    }
  }

  private static boolean finds(SecretRule rule, String example) {
    SecretRule reported =
        new SecretRule(
            rule.id(),
            rule.description(),
            rule.regex(),
            rule.secretGroup(),
            0,
            rule.path(),
            rule.keywords(),
            rule.tags(),
            rule.allowlists(),
            rule.required(),
            false,
            rule.profile());
    RuleSet alone = new RuleSet(List.of(reported), List.of());
    Fragment fragment = Fragment.of(example.getBytes(StandardCharsets.UTF_8));
    return !new FragmentDetector(alone, CompatSettings.DEFAULT.decoding(0))
        .detect(fragment)
        .isEmpty();
  }
}
