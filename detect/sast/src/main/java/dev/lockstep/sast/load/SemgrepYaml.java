package dev.lockstep.sast.load;

import dev.lockstep.sast.rule.PathRules;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.sast.rule.SastRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads Semgrep's rule files, as far as their syntax goes: patterns are compiled later.
public final class SemgrepYaml {
  private static final int MAX_CODE_POINTS = 32 * 1024 * 1024;

  /// The version of Semgrep whose rule language this is.
  private static final int[] VERSION = {1, 182, 0};

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "languages",
          "message",
          "severity",
          "metadata",
          "options",
          "paths",
          "fix",
          "fix-regex",
          "min-version",
          "max-version",
          "mode",
          "match",
          "taint",
          "pattern",
          "patterns",
          "pattern-either",
          "pattern-regex",
          "pattern-sources",
          "pattern-sinks",
          "pattern-sanitizers",
          "pattern-propagators",
          "product",
          "join",
          "extract",
          "equivalences",
          "dependencies",
          "version",
          "notes",
          "author",
          "technology",
          "license",
          "validators",
          "pattern-where-python",
          "r2c-internal-project-depends-on",
          "project-depends-on",
          "steps");

  private final String file;
  private final String[] lines;
  private final List<SastRule> rules = new ArrayList<>();
  private final List<RuleError> errors = new ArrayList<>();
  private final List<RuleError> notices = new ArrayList<>();

  private SemgrepYaml(String file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
  }

  /// @param name the file as the user named it, for errors
  public static RuleFile read(String name, String text) {
    SemgrepYaml reader = new SemgrepYaml(name, text);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(true)
              .setMaxAliasesForCollections(50)
              .setCodePointLimit(MAX_CODE_POINTS)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        reader.errors.add(new RuleError(name, 0, 0, "", "no list of rules"));
      } else {
        reader.document(root.get());
      }
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      reader.error(
          mark.map(Mark::getLine).orElse(-1),
          mark.map(Mark::getColumn).orElse(-1),
          String.valueOf(e.getProblem()),
          reader.errors);
    } catch (YamlEngineException e) {
      reader.errors.add(new RuleError(name, 0, 0, "", String.valueOf(e.getMessage())));
    }
    return new RuleFile(reader.rules, reader.errors, reader.notices);
  }

  /// Of a file that was read before; errors have no text beside them.
  public static RuleFile read(String name, Node root) {
    SemgrepYaml reader = new SemgrepYaml(name, "");
    reader.document(root);
    return new RuleFile(reader.rules, reader.errors, reader.notices);
  }

  private void document(Node root) {
    try {
      Node entries = Yaml.map(root).get("rules");
      if (entries == null) {
        throw new BadRule(root, "no list of rules");
      }
      for (Node entry : Yaml.list(entries)) {
        try {
          rule(entry);
        } catch (BadRule e) {
          error(e);
        }
      }
    } catch (BadRule e) {
      error(e);
    }
  }

  private void error(BadRule e) {
    error(line(e.node()), column(e.node()), String.valueOf(e.getMessage()), errors);
  }

  private void error(int line, int column, String reason, List<RuleError> to) {
    String source = line >= 0 && line < lines.length ? lines[line] : "";
    to.add(new RuleError(file, line + 1, column + 1, source, reason));
  }

  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1);
  }

  static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(-1);
  }

  private void rule(Node entry) throws BadRule {
    Map<String, Node> keys = Yaml.map(entry);
    String id = required(entry, keys, "id");
    for (String key : keys.keySet()) {
      if (!KEYS.contains(key)) {
        Node at = Yaml.keyNode(entry, key);
        notice(at == null ? entry : at, id + ": unknown key \"" + key + "\"");
      }
    }
    if (isForAnother(keys.get("min-version"), 1) || isForAnother(keys.get("max-version"), -1)) {
      notice(entry, id + ": is for another version of Semgrep");
      return;
    }
    SastRule.Mode mode = mode(entry, keys, id);
    if (mode == null) {
      return;
    }
    rules.add(
        new SastRule(
            id,
            languages(entry, keys),
            mode,
            required(entry, keys, "message"),
            level(keys),
            options(keys.get("options"), id),
            paths(keys.get("paths")),
            keys.containsKey("fix") ? Yaml.text(keys.get("fix")) : null,
            fixRegex(keys.get("fix-regex")),
            metadata(keys.get("metadata")),
            line(entry) + 1));
  }

  private void notice(Node node, String reason) {
    error(line(node), column(node), reason, notices);
  }

  private static String required(Node entry, Map<String, Node> keys, String key) throws BadRule {
    Node node = keys.get(key);
    if (node == null) {
      throw new BadRule(entry, "a rule without \"" + key + "\"");
    }
    return Yaml.text(node);
  }

  private static boolean isForAnother(@Nullable Node node, int sign) throws BadRule {
    if (node == null) {
      return false;
    }
    String[] parts = Yaml.text(node).trim().split("\\.", 4);
    for (int i = 0; i < VERSION.length && i < parts.length; i++) {
      int wanted;
      try {
        wanted = Integer.parseInt(parts[i]);
      } catch (NumberFormatException e) {
        throw new BadRule(node, "not a version");
      }
      if (wanted != VERSION[i]) {
        return Integer.compare(wanted, VERSION[i]) == sign;
      }
    }
    return false;
  }

  private static List<String> languages(Node entry, Map<String, Node> keys) throws BadRule {
    Node node = keys.get("languages");
    if (node == null) {
      throw new BadRule(entry, "a rule without \"languages\"");
    }
    List<String> languages = Yaml.texts(node);
    if (languages.isEmpty()) {
      throw new BadRule(node, "no language");
    }
    return languages;
  }

  private SastRule.@Nullable Mode mode(Node entry, Map<String, Node> keys, String id)
      throws BadRule {
    String mode = keys.containsKey("mode") ? Yaml.text(keys.get("mode")) : "search";
    FormulaReader formulas = new FormulaReader();
    if (keys.containsKey("taint")) {
      return new SastRule.Mode.Taint(new TaintReader(formulas).read(keys.get("taint")));
    }
    return switch (mode) {
      case "search" -> new SastRule.Mode.Search(formulas.ofRule(entry, keys));
      case "taint" -> new SastRule.Mode.Taint(new TaintReader(formulas).ofRule(entry, keys));
      case "join", "extract", "steps" -> {
        notice(keys.getOrDefault("mode", entry), id + ": mode " + mode + " is not supported");
        yield null;
      }
      default ->
          throw new BadRule(keys.getOrDefault("mode", entry), "unknown mode \"" + mode + "\"");
    };
  }

  private static SastRule.Level level(Map<String, Node> keys) throws BadRule {
    Node node = keys.get("severity");
    if (node == null) {
      return SastRule.Level.WARNING;
    }
    try {
      return SastRule.Level.valueOf(Yaml.text(node).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadRule(node, "unknown severity");
    }
  }

  private RuleOptions options(@Nullable Node node, String id) throws BadRule {
    if (node == null) {
      return RuleOptions.DEFAULT;
    }
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, Node> option : Yaml.map(node).entrySet()) {
      if (!RuleOptions.knows(option.getKey())) {
        notice(option.getValue(), id + ": unknown option \"" + option.getKey() + "\"");
      }
      Node value = option.getValue();
      values.put(
          option.getKey(), value instanceof ScalarNode scalar ? scalar.getValue() : flat(value));
    }
    return new RuleOptions(values);
  }

  private static String flat(Node node) {
    StringBuilder out = new StringBuilder();
    if (node instanceof SequenceNode sequence) {
      for (Node each : sequence.getValue()) {
        out.append(flat(each)).append('\n');
      }
    } else if (node instanceof ScalarNode scalar) {
      out.append(scalar.getValue());
    }
    return out.toString();
  }

  private static PathRules paths(@Nullable Node node) throws BadRule {
    if (node == null) {
      return PathRules.EVERYWHERE;
    }
    Map<String, Node> keys = Yaml.map(node);
    Node include = keys.get("include");
    Node exclude = keys.get("exclude");
    return new PathRules(
        include == null ? List.of() : Yaml.texts(include),
        exclude == null ? List.of() : Yaml.texts(exclude));
  }

  private static SastRule.@Nullable FixRegex fixRegex(@Nullable Node node) throws BadRule {
    if (node == null) {
      return null;
    }
    Map<String, Node> keys = Yaml.map(node);
    int count = 0;
    if (keys.containsKey("count")) {
      try {
        count = Integer.parseInt(Yaml.text(keys.get("count")));
      } catch (NumberFormatException e) {
        throw new BadRule(keys.get("count"), "expected a number");
      }
    }
    return new SastRule.FixRegex(
        required(node, keys, "regex"), required(node, keys, "replacement"), count);
  }

  private static Map<String, List<String>> metadata(@Nullable Node node) throws BadRule {
    Map<String, List<String>> metadata = new HashMap<>();
    if (node instanceof MappingNode) {
      for (Map.Entry<String, Node> entry : Yaml.map(node).entrySet()) {
        if (entry.getValue() instanceof ScalarNode scalar) {
          metadata.put(entry.getKey(), List.of(scalar.getValue()));
        } else if (entry.getValue() instanceof SequenceNode sequence
            && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
          metadata.put(entry.getKey(), Yaml.texts(entry.getValue()));
        }
      }
    }
    return metadata;
  }
}
