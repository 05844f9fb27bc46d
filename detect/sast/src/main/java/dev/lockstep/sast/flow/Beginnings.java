package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts of which the beginning decides, as the host does in an address: what is put behind a
/// beginning that nobody from outside wrote leads nowhere else.
///
/// A rule asks for it by `options: {taint_only_beginnings: true}`.
final class Beginnings {
  /// Beginnings after which the host of an address is still to come.
  private static final Pattern OPEN =
      Pattern.compile("(?i)([a-z][a-z0-9+.-]*:)?([/\\\\]{2}([^/?#]*[@.-])?|[/\\\\]?)");

  private final Walk walk;
  private final Tree tree;
  private final boolean matter;

  Beginnings(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.matter = walk.deep && walk.options.is("taint_only_beginnings");
  }

  /// Whether the rule is about beginnings.
  boolean matter() {
    return matter;
  }

  /// What two values carry that are put together, or that are formatted with `%`.
  ///
  /// @param node the operation or assignment
  /// @param left what the first carries
  /// @param both what both carry
  Taint joined(int node, Taint left, Taint both) {
    return switch (tree.symbolText(node)) {
      case "+", "+=" -> isOpen(node + 1) ? both : left;
      case "%" -> {
        Taint given =
            format(node + 1, tree.child(node, 1), tree.is(tree.child(node, 1), Kind.TUPLE));
        yield given == null ? both : left.and(given);
      }
      default -> both;
    };
  }

  /// What a text with values in it carries.
  Taint template(int node) {
    Taint all = Taint.NONE;
    StringBuilder before = new StringBuilder();
    int unknown = 0;
    for (int part = node + 1; part < tree.next(node); part = tree.next(part)) {
      Taint taint = walk.evaluate(part);
      String text = text(part);
      if (text != null) {
        before.append(text);
        continue;
      }
      if (unknown == 0 ? isOpen(before.toString()) : unknown == 1 && isScheme(before.toString())) {
        all = all.and(taint);
      }
      unknown++;
      before.setLength(0);
    }
    return all;
  }

  private @Nullable String text(int part) {
    if (tree.is(part, Kind.STRING)) {
      return tree.symbolText(part);
    }
    return walk.known.of(tree.is(part, Kind.INTERPOLATION) ? part + 1 : part) instanceof String text
        ? text
        : null;
  }

  /// What a call gives, where it is one that formats a text.
  ///
  /// @param result what it gives as a call of any function
  Taint formatted(int call, Taint result) {
    int callee = call + 1;
    int arguments = tree.next(callee);
    if (result.isNone() || !tree.is(callee, Kind.MEMBER) || tree.childCount(arguments) == 0) {
      return result;
    }
    Taint given =
        switch (tree.symbolText(tree.child(callee, 1))) {
          case "format", "formatted" ->
              walk.known.of(callee + 1) instanceof String
                  ? format(callee + 1, arguments, true)
                  : format(arguments + 1, arguments, true);
          case "Sprintf" -> format(arguments + 1, arguments, true);
          default -> null;
        };
    return given == null ? result : given;
  }

  /// What the values carry that decide how a formatted text begins; null where that is not known.
  private @Nullable Taint format(int text, int values, boolean several) {
    if (!(walk.known.of(text) instanceof String format)) {
      return null;
    }
    int place = place(format);
    if (!isOpen(format.substring(0, place))) {
      return Taint.NONE;
    }
    int end = place;
    while (end < format.length() && "%sdvq{}0".indexOf(format.charAt(end)) >= 0) {
      end++;
    }
    if (place > 0 || isScheme(format.substring(end).replaceFirst("(?s)(?<=//).*", ""))) {
      return null;
    }
    int first = several ? values + 1 : values;
    if (first == text) {
      first = tree.next(first);
    }
    return first < tree.next(values) ? walk.values.of(first) : Taint.NONE;
  }

  /// Where the first value stands in a format, its length where none does.
  private static int place(String format) {
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '%' || format.charAt(i) == '{') {
        return i;
      }
    }
    return format.length();
  }

  /// Whether what comes behind a value can still decide where it leads.
  private boolean isOpen(int left) {
    if (walk.known.of(left) instanceof String text) {
      return isOpen(text);
    }
    return tree.is(left, Kind.BINARY)
        && walk.known.of(tree.child(left, 1)) instanceof String last
        && isScheme(last);
  }

  private static boolean isOpen(String text) {
    return OPEN.matcher(text).matches();
  }

  private static boolean isScheme(String text) {
    return text.equals("://") || text.equals("//");
  }
}
