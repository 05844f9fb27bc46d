package dev.lockstep.rego.builtin.template;

import dev.lockstep.rego.builtin.BuiltinFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses templates.
final class TemplateParser {
  private static final int MAX_DEPTH = 200;
  private static final Set<String> ENDS = Set.of("end", "else");

  private final String source;
  private final Map<String, List<Part>> templates = new HashMap<>();
  private int at;
  private int depth;
  private ActionScanner action = new ActionScanner("", 1);

  private TemplateParser(String source) {
    this.source = source;
  }

  /// The templates that `source` defines, the source itself by the name of nothing.
  static Map<String, List<Part>> parse(String source) throws BuiltinFailure {
    TemplateParser parser = new TemplateParser(source);
    List<Part> all = parser.list(true);
    parser.templates.put("", all);
    return parser.templates;
  }

  private int row() {
    int end = Math.min(at, source.length());
    return 1 + (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private BuiltinFailure failure(String message) {
    return BuiltinFailure.of("template: template:" + row() + ": " + message);
  }

  /// The parts up to an `end` or `else`, whose action is then the current one, or to the end.
  private List<Part> list(boolean top) throws BuiltinFailure {
    if (++depth > MAX_DEPTH) {
      throw failure("template nests too deeply");
    }
    List<Part> parts = new ArrayList<>();
    while (true) {
      text(parts);
      if (at >= source.length()) {
        if (!top) {
          throw failure("unexpected EOF");
        }
        break;
      }
      if (!nextAction()) {
        continue;
      }
      String word = action.word();
      if (ENDS.contains(word)) {
        if (top) {
          throw failure("unexpected {{" + word + "}}");
        }
        break;
      }
      statement(word, parts);
    }
    depth--;
    return parts;
  }

  /// Takes the text before the next action.
  private void text(List<Part> parts) {
    int open = source.indexOf("{{", at);
    int end = open < 0 ? source.length() : open;
    boolean trims = open >= 0 && source.startsWith("-", open + 2) && isSpace(open + 3);
    int last = end;
    while (trims && last > at && isSpace(last - 1)) {
      last--;
    }
    if (last > at) {
      parts.add(new Part.Text(source.substring(at, last)));
    }
    at = end;
  }

  private boolean isSpace(int index) {
    return index < source.length() && " \t\r\n".indexOf(source.charAt(index)) >= 0;
  }

  /// Takes the action that begins here; false where it is a comment.
  private boolean nextAction() throws BuiltinFailure {
    int start = at + 2;
    if (source.startsWith("-", start) && isSpace(start + 1)) {
      start++;
    }
    int first = start;
    while (isSpace(first)) {
      first++;
    }
    boolean comment = source.startsWith("/*", first);
    int end;
    if (comment) {
      int close = source.indexOf("*/", first);
      if (close < 0) {
        throw failure("unclosed comment");
      }
      end = close + 2;
      while (isSpace(end)) {
        end++;
      }
    } else {
      end = ActionScanner.end(source, start);
      if (end < 0) {
        throw failure("unclosed action");
      }
    }
    boolean trims = end > start && source.charAt(end - 1) == '-' && isSpace(end - 2);
    if (comment && source.startsWith("-}}", end)) {
      trims = true;
      end++;
    }
    if (!source.startsWith("}}", end)) {
      throw failure("comment ends before closing delimiter");
    }
    action = new ActionScanner(source.substring(start, trims ? end - 1 : end), row());
    at = end + 2;
    while (trims && isSpace(at)) {
      at++;
    }
    return !comment;
  }

  private void statement(String word, List<Part> parts) throws BuiltinFailure {
    switch (word) {
      case "if" -> parts.add(branch(Part.Branch.Kind.IF));
      case "with" -> parts.add(branch(Part.Branch.Kind.WITH));
      case "range" -> parts.add(branch(Part.Branch.Kind.RANGE));
      case "break" -> parts.add(new Part.Jump(true));
      case "continue" -> parts.add(new Part.Jump(false));
      case "define" -> {
        String name = action.skipWord().string();
        templates.put(name, list(false));
      }
      case "template" -> parts.add(call());
      case "block" -> {
        Part.Call call = call();
        templates.put(call.name(), list(false));
        parts.add(call);
      }
      default -> parts.add(new Part.Action(action.pipeline()));
    }
  }

  private Part.Call call() throws BuiltinFailure {
    String name = action.skipWord().string();
    return new Part.Call(name, action.atEnd() ? null : action.pipeline());
  }

  private Part.Branch branch(Part.Branch.Kind kind) throws BuiltinFailure {
    Part.Pipeline pipeline = action.skipWord().pipeline();
    List<Part> list = list(false);
    List<Part> otherwise = List.of();
    if (action.word().equals("else")) {
      action.skipWord();
      otherwise =
          switch (action.word()) {
            case "if" -> List.of(branch(Part.Branch.Kind.IF));
            case "with" -> List.of(branch(Part.Branch.Kind.WITH));
            default -> list(false);
          };
    }
    return new Part.Branch(kind, pipeline, list, otherwise);
  }
}
