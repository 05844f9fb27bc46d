package dev.lockstep.sast.load;

import dev.lockstep.sast.library.Entry;
import dev.lockstep.sast.library.Model;
import dev.lockstep.sast.library.Port;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.source.tree.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads files of models: what functions of libraries do with data. The format is that of
/// `docs/add-a-library-model.md`.
public final class ModelYaml {
  private static final int MAX_CODE_POINTS = 4 * 1024 * 1024;
  private static final String ARROW = "->";

  private final String file;
  private final String[] lines;
  private final List<Entry> entries = new ArrayList<>();
  private final List<RuleError> errors = new ArrayList<>();

  private ModelYaml(String file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
  }

  /// What a file says.
  ///
  /// @param language empty where it names none that is known
  public record Read(Optional<Language> language, List<Entry> entries, List<RuleError> errors) {
    public Read {
      entries = List.copyOf(entries);
      errors = List.copyOf(errors);
    }
  }

  /// Reads a file. A model that is wrong is an error; the others hold.
  ///
  /// @param file its name for errors
  public static Read read(String file, String text) {
    ModelYaml reader = new ModelYaml(file, text);
    Optional<Language> language = Optional.empty();
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_CODE_POINTS).build();
      Node root = new Compose(settings).composeString(text).orElse(null);
      if (root != null) {
        language = reader.file(root);
      } else {
        reader.error(null, "expected a language and models");
      }
    } catch (BadRule e) {
      reader.error(e.node().getStartMark().orElse(null), String.valueOf(e.getMessage()));
    } catch (MarkedYamlEngineException e) {
      reader.error(e.getProblemMark().orElse(null), String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      reader.error(null, String.valueOf(e.getMessage()));
    }
    return new Read(language, reader.entries, reader.errors);
  }

  private void error(@Nullable Mark mark, String reason) {
    int line = mark == null ? 0 : mark.getLine() + 1;
    String source = line > 0 && line <= lines.length ? lines[line - 1] : "";
    errors.add(new RuleError(file, line, mark == null ? 1 : mark.getColumn() + 1, source, reason));
  }

  private Optional<Language> file(Node root) throws BadRule {
    Map<String, Node> keys = Yaml.map(root);
    allow(keys, Set.of("language", "models"));
    Node name = required(root, keys, "language");
    Optional<Language> language = Language.named(Yaml.text(name));
    if (language.isEmpty()) {
      throw new BadRule(name, "no front end reads this language");
    }
    for (Node model : Yaml.list(required(root, keys, "models"))) {
      try {
        model(model);
      } catch (BadRule e) {
        error(e.node().getStartMark().orElse(null), String.valueOf(e.getMessage()));
      }
    }
    return language;
  }

  private static Node required(Node around, Map<String, Node> keys, String key) throws BadRule {
    Node node = keys.get(key);
    if (node == null) {
      throw new BadRule(around, "the key " + key + " is missing");
    }
    return node;
  }

  private static void allow(Map<String, Node> keys, Set<String> known) throws BadRule {
    for (Map.Entry<String, Node> entry : keys.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new BadRule(
            entry.getValue(),
            "unknown key " + entry.getKey() + ", expected one of " + new TreeSet<>(known));
      }
    }
  }

  private void model(Node node) throws BadRule {
    Map<String, Node> keys = Yaml.map(node);
    allow(keys, Set.of("functions", "of", "methods", "flow", "cleans", "source", "sink", "at"));
    Node source = keys.get("source");
    Model model =
        new Model(
            ways(node, keys),
            weaknesses(keys.get("cleans")),
            source != null && Yaml.bool(source),
            weaknesses(keys.get("sink")),
            numbers(keys.get("at")));
    if (keys.containsKey("functions") == keys.containsKey("of")) {
      throw new BadRule(node, "a model names functions, or methods of a type: one of them");
    }
    Node functions = keys.get("functions");
    if (functions != null) {
      for (String name : Yaml.texts(functions)) {
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "" : name.substring(0, dot);
        entries.add(new Entry(owner, false, name.substring(dot + 1), model));
      }
      return;
    }
    for (String type : Yaml.texts(required(node, keys, "of"))) {
      for (String name : Yaml.texts(required(node, keys, "methods"))) {
        entries.add(new Entry(type, true, name, model));
      }
    }
  }

  /// Without `flow` data goes on as it does in a function that nobody knows, except where the
  /// model says that something is harmless.
  private static List<Model.Way> ways(Node model, Map<String, Node> keys) throws BadRule {
    Node flow = keys.get("flow");
    if (flow == null) {
      if (!keys.containsKey("source") && !keys.containsKey("sink") && !keys.containsKey("cleans")) {
        throw new BadRule(model, "a model needs flow, cleans, source or sink");
      }
      return List.of(
          new Model.Way(Port.OBJECT, Port.RESULT), new Model.Way(Port.ARGUMENTS, Port.RESULT));
    }
    List<Model.Way> ways = new ArrayList<>();
    for (Node each : Yaml.list(flow)) {
      ways.add(way(each));
    }
    return ways;
  }

  private static Model.Way way(Node node) throws BadRule {
    String text = Yaml.text(node);
    int arrow = text.indexOf(ARROW);
    Optional<Port> from = arrow < 0 ? Optional.empty() : Port.of(text.substring(0, arrow).strip());
    Optional<Port> to =
        arrow < 0 ? Optional.empty() : Port.of(text.substring(arrow + ARROW.length()).strip());
    if (from.isEmpty() || to.isEmpty() || from.get().equals(Port.RESULT)) {
      throw new BadRule(
          node,
          "expected a way such as 0 -> result; ends are object, result, callback, *, 0 to 99");
    }
    return new Model.Way(from.get(), to.get());
  }

  private static Set<String> weaknesses(@Nullable Node node) throws BadRule {
    Set<String> weaknesses = new TreeSet<>();
    if (node == null) {
      return weaknesses;
    }
    for (String text : Yaml.texts(node)) {
      if (!text.startsWith("CWE-") || text.length() > 9) {
        throw new BadRule(node, "expected weaknesses such as CWE-79");
      }
      weaknesses.add(text);
    }
    return weaknesses;
  }

  private static List<Integer> numbers(@Nullable Node node) throws BadRule {
    List<Integer> numbers = new ArrayList<>();
    if (node == null) {
      return numbers;
    }
    for (String text : Yaml.texts(node)) {
      Port port = Port.of(text).filter(one -> one.number() >= 0).orElse(null);
      if (port == null) {
        throw new BadRule(node, "expected numbers of arguments, the first is 0");
      }
      numbers.add(port.number());
    }
    return numbers;
  }
}
