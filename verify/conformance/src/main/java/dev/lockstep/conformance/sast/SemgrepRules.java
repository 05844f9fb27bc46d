package dev.lockstep.conformance.sast;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.sast.fixture.RuleTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The tests of Semgrep's public rules: one rule of a rule file with its targets. It passes when
/// the lines where it finds something are those its targets name.
///
/// The path is a checkout of `semgrep/semgrep-rules`; a key is a rule file's path from its root.
public final class SemgrepRules implements Suite {

  @Override
  public String name() {
    return "semgrep-rules";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(SemgrepRules::isYaml).sorted().toList();
    }
    SortedMap<String, int[]> languages = new TreeMap<>();
    SortedMap<String, Integer> causes = new TreeMap<>();
    for (Path file : files) {
      String key = path.relativize(file).toString();
      if (!key.startsWith(".") && inPart.test(key)) {
        judge(file, key, results, languages, causes);
      }
    }
    causes.forEach((cause, count) -> results.say("cause " + count + " " + cause));
    languages.forEach(
        (language, counts) ->
            results.say("language " + language + " " + counts[0] + "/" + counts[1]));
  }

  private static boolean isYaml(Path file) {
    String name = file.toString();
    return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static void judge(
      Path file,
      String key,
      Results results,
      Map<String, int[]> languages,
      Map<String, Integer> causes)
      throws IOException {
    Map<String, byte[]> targets = targets(file);
    if (targets.isEmpty()) {
      return;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (RuleTests.Result result : RuleTests.run(key, text, targets)) {
      String id = key + " " + result.rule().id();
      String language = result.rule().languages().getFirst();
      switch (result.outcome()) {
        case PASSED -> {
          results.pass(id);
          count(languages, language, true);
        }
        case FAILED -> {
          results.fail(id, result.reason());
          count(languages, language, false);
          String mode =
              result.rule().mode().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
          String cause = result.reason().substring(0, result.reason().indexOf(':'));
          causes.merge(language + " " + mode + ": " + cause, 1, Integer::sum);
        }
        case UNSUPPORTED -> results.unsupported(result.reason());
        case UNTESTED -> {}
      }
    }
  }

  private static void count(Map<String, int[]> languages, String language, boolean passed) {
    int[] counts = languages.computeIfAbsent(language, any -> new int[2]);
    counts[0] += passed ? 1 : 0;
    counts[1]++;
  }

  /// The files of the same name but for its end; a fixed one is no target.
  private static Map<String, byte[]> targets(Path file) throws IOException {
    String stem = stem(file);
    Map<String, byte[]> targets = new TreeMap<>();
    List<Path> beside;
    try (Stream<Path> all = Files.list(file.getParent())) {
      beside = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path each : beside) {
      String name = each.getFileName().toString();
      if (!each.equals(file) && !name.contains(".fixed") && stem(each).equals(stem)) {
        targets.put(name, Files.readAllBytes(each));
      }
    }
    return targets;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
