package dev.lockstep.regex.pcre;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text that stands in the line in which a match begins, at its beginning or behind it: lines
/// without it need not be tried.
final class Landmark {
  private final byte[] text;
  private final boolean first;

  /// @param text as UTF-8
  /// @param first whether each match begins with it
  private Landmark(byte[] text, boolean first) {
    this.text = text;
    this.first = first;
  }

  /// The longest of an expression; null where it has none.
  static @Nullable Landmark of(PcreNode node) {
    Search search = new Search();
    search.pass(node);
    search.close();
    return search.best.isEmpty()
        ? null
        : new Landmark(search.best.getBytes(StandardCharsets.UTF_8), search.bestIsFirst);
  }

  /// Whether each match begins with it.
  boolean isFirst() {
    return first;
  }

  /// Where it stands next.
  ///
  /// @return -1 where it does not before the end
  int next(byte[] bytes, int from, int to) {
    byte head = text[0];
    int last = to - text.length;
    for (int at = from; at <= last; at++) {
      if (bytes[at] == head && isAt(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] bytes, int at) {
    for (int i = 1; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /// Goes through an expression from its beginning, for as long as a match stays in its line.
  private static final class Search {
    private final StringBuilder run = new StringBuilder();
    private boolean runIsFirst = true;
    private String best = "";
    private boolean bestIsFirst;

    /// @return whether what comes behind the node may still be in the line
    private boolean pass(PcreNode node) {
      return switch (node) {
        case PcreNode.Literal(int c) -> {
          if (c != '\n') {
            run.appendCodePoint(c);
          }
          yield c != '\n';
        }
        case PcreNode.Sequence(List<PcreNode> parts) -> {
          for (PcreNode part : parts) {
            if (!pass(part)) {
              yield false;
            }
          }
          yield true;
        }
        case PcreNode.Group(int _, PcreNode body) -> pass(body);
        case PcreNode.Atomic(PcreNode body) -> pass(body);
        case PcreNode.Empty(), PcreNode.Look _, PcreNode.Assertion _ -> true;
        case PcreNode.One _,
            PcreNode.Choice _,
            PcreNode.Repeat _,
            PcreNode.BackReference _,
            PcreNode.Conditional _ -> {
          close();
          yield staysInLine(node);
        }
      };
    }

    /// Ends a run of literals.
    private void close() {
      if (run.length() > best.length()) {
        best = run.toString();
        bestIsFirst = runIsFirst;
      }
      run.setLength(0);
      runIsFirst = false;
    }
  }

  private static boolean staysInLine(PcreNode node) {
    return switch (node) {
      case PcreNode.One(CodeSet set) -> !set.contains('\n');
      case PcreNode.Literal(int c) -> c != '\n';
      case PcreNode.Sequence(List<PcreNode> parts) ->
          parts.stream().allMatch(Landmark::staysInLine);
      case PcreNode.Choice(List<PcreNode> alternatives) ->
          alternatives.stream().allMatch(Landmark::staysInLine);
      case PcreNode.Group(int _, PcreNode body) -> staysInLine(body);
      case PcreNode.Atomic(PcreNode body) -> staysInLine(body);
      case PcreNode.Repeat(PcreNode body, int _, int _, PcreNode.Greed _) -> staysInLine(body);
      case PcreNode.Empty(), PcreNode.Look _, PcreNode.Assertion _ -> true;
      case PcreNode.BackReference _, PcreNode.Conditional _ -> false;
    };
  }
}
