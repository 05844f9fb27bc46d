package dev.lockstep.rego.syntax;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the metadata in comments: blocks of YAML that a line `# METADATA` begins.
final class AnnotationParser {
  private static final StringValue SCOPE = StringValue.of("scope");
  private static final String MARK = "METADATA";

  private AnnotationParser() {}

  /// What metadata may stand before.
  record Target(String kind, Location location) {}

  static List<Annotations> parse(
      List<Comment> comments, List<Target> targets, List<RegoError> problems) {
    List<Annotations> all = new ArrayList<>();
    for (int i = 0; i < comments.size(); i++) {
      if (isStart(comments.get(i))) {
        int end = i + 1;
        while (end < comments.size() && continues(comments.get(end - 1), comments.get(end))) {
          end++;
        }
        Annotations block = block(comments.subList(i, end), targets, problems);
        if (block != null) {
          all.add(block);
        }
        i = end - 1;
      }
    }
    return all;
  }

  private static boolean isStart(Comment comment) {
    return comment.location().column() == 1 && comment.text().strip().startsWith(MARK);
  }

  private static boolean continues(Comment before, Comment comment) {
    return comment.location().column() == 1
        && comment.location().row() == before.location().row() + 1
        && !isStart(comment);
  }

  private static @Nullable Annotations block(
      List<Comment> comments, List<Target> targets, List<RegoError> problems) {
    Location at = comments.getFirst().location();
    StringBuilder yaml = new StringBuilder();
    for (Comment comment : comments.subList(1, comments.size())) {
      yaml.append(comment.text().startsWith(" ") ? comment.text().substring(1) : comment.text());
      yaml.append('\n');
    }
    if (yaml.toString().isBlank()) {
      problems.add(new RegoError(RegoError.PARSE, "expected METADATA block, found whitespace", at));
      return null;
    }
    try {
      if (YamlReader.readDistinct(yaml.toString()) instanceof ObjectValue content) {
        return placed(content, comments.getLast().location(), at, targets, problems);
      }
      problems.add(new RegoError(RegoError.PARSE, "yaml: METADATA is no mapping", at));
    } catch (MalformedDocument e) {
      Location line = comments.get(Math.min(e.line(), comments.size() - 1)).location();
      problems.add(
          new RegoError(RegoError.PARSE, "yaml: line " + e.line() + ": " + e.getMessage(), line));
    }
    return null;
  }

  private static @Nullable Annotations placed(
      ObjectValue content,
      Location end,
      Location at,
      List<Target> targets,
      List<RegoError> problems) {
    Target target = following(end, targets);
    Value named = content.get(SCOPE);
    String scope = named instanceof StringValue text ? text.text() : defaultScope(target, content);
    String wanted =
        switch (scope) {
          case "rule", "document" -> "rule";
          case "package", "subpackages" -> "package";
          default -> "";
        };
    if (wanted.isEmpty()) {
      problems.add(new RegoError(RegoError.PARSE, "invalid annotation scope '" + scope + "'", at));
      return null;
    }
    if (target == null || !target.kind.equals(wanted)) {
      String have = target == null ? "" : " (have " + target.kind + ")";
      problems.add(
          new RegoError(
              RegoError.PARSE,
              "annotation scope '" + scope + "' must be applied to " + wanted + have,
              at));
      return null;
    }
    if (isEntrypoint(content) && !scope.equals("document") && !scope.equals("package")) {
      String text =
          "annotation entrypoint applied to non-document or package scope '" + scope + "'";
      problems.add(new RegoError(RegoError.PARSE, text, at));
      return null;
    }
    try {
      ObjectValue whole =
          AnnotationContent.normalized(content).put(SCOPE, StringValue.of(scope)).build();
      return new Annotations(scope, whole, target.location, at);
    } catch (SchemaAnnotations.InvalidSchema e) {
      problems.add(new RegoError(RegoError.PARSE, String.valueOf(e.getMessage()), at));
      return null;
    }
  }

  private static String defaultScope(@Nullable Target target, ObjectValue content) {
    if (target != null && target.kind.equals("package")) {
      return "package";
    }
    return isEntrypoint(content) ? "document" : "rule";
  }

  private static boolean isEntrypoint(ObjectValue content) {
    return content.get("entrypoint") instanceof BooleanValue b && b.isTrue();
  }

  private static @Nullable Target following(Location end, List<Target> targets) {
    Target next = null;
    for (Target target : targets) {
      boolean after = target.location.offset() > end.offset();
      if (after && (next == null || target.location.offset() < next.location.offset())) {
        next = target;
      }
    }
    return next;
  }
}
