package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.SourceLine;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// The text of a YAML file, with what is needed to show where it is wrong.
///
/// @param shown the file's name as messages show it
record YamlSource(String shown, String text) {

  /// The root, empty for an empty file.
  ///
  /// @throws CommandFailure of usage where it is no YAML
  Optional<Node> root() {
    LoadSettings settings = LoadSettings.builder().setLabel(shown).setUseMarks(true).build();
    try {
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw malformed(e);
    } catch (YamlEngineException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  private CommandFailure malformed(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
    return e.getProblemMark()
        .map(mark -> failure("not YAML: " + problem, mark, 1, ""))
        .orElseGet(() -> CommandFailure.usage(shown + " is not YAML: " + problem, e));
  }

  /// An error at a node.
  ///
  /// @param what before the place: `unknown key "severty"`
  CommandFailure failure(String what, Node node, String hint) {
    Optional<Mark> start = node.getStartMark();
    if (start.isEmpty()) {
      return CommandFailure.usage(what + " in " + shown);
    }
    Mark end = node.getEndMark().orElse(start.get());
    int length =
        end.getLine() == start.get().getLine() ? end.getColumn() - start.get().getColumn() : 1;
    return failure(what, start.get(), length, hint);
  }

  /// An error at a character of a scalar, where it stands on one line as it is.
  CommandFailure failureAt(String what, Node node, int offset) {
    Optional<Mark> start = node.getStartMark();
    if (start.isEmpty()) {
      return CommandFailure.usage(what + " in " + shown);
    }
    Mark mark = start.get();
    int number = mark.getLine() + 1;
    String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
    boolean quoted =
        mark.getColumn() < line.length() && "\"'".indexOf(line.charAt(mark.getColumn())) >= 0;
    int column =
        Math.min(mark.getColumn() + (quoted ? 1 : 0) + offset, Math.max(line.length() - 1, 0));
    return CommandFailure.usage(
        what + " in " + shown + ", line " + number, SourceLine.shown(number, line, column, 1, ""));
  }

  private CommandFailure failure(String what, Mark mark, int length, String hint) {
    int number = mark.getLine() + 1;
    String line = text.lines().skip(mark.getLine()).findFirst().orElse("");
    return CommandFailure.usage(
        what + " in " + shown + ", line " + number,
        SourceLine.shown(number, line, mark.getColumn(), length, hint));
  }

  /// Where a node stands: `lockstep.yaml:12`.
  String origin(Node node) {
    return node.getStartMark().map(mark -> shown + ":" + (mark.getLine() + 1)).orElse(shown);
  }
}
