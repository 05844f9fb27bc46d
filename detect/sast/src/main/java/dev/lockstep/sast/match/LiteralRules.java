package dev.lockstep.sast.match;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How numbers, strings, regular expressions and templates match.
abstract class LiteralRules extends NameRules {
  private static final long REGEX_BUDGET = 200_000;

  private @Nullable PcreMatcher @Nullable [] matchers;

  LiteralRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal literal(int p, int t, @Nullable Goal next) {
    Kind kind = code.kind(p);
    if (target.kind(t) == kind) {
      return equalSymbols(p, t) ? next : Goal.FAIL;
    }
    // Whether two constants are equal is known, but no literal.
    boolean folded = kind != Kind.BOOLEAN || !target.is(t, Kind.BINARY);
    if (options.constants()
        && folded
        && names.constantKind(t) == kind
        && names.constant(t) == code.symbol(p)) {
      return next;
    }
    return Goal.FAIL;
  }

  /// A template of JavaScript, with or without substitutions; elsewhere such quotes mean a string.
  static boolean isTemplate(Tree tree, int node) {
    boolean quoted = tree.is(node, Kind.STRING) && tree.text(node).startsWith("`");
    return tree.is(node, Kind.TEMPLATE) || quoted && tree.language() != Language.GO;
  }

  final @Nullable Goal string(int p, int t, @Nullable Goal next) {
    if (code.hasChildren(p)) {
      return isAdjacent(target, t)
          ? Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next)
          : Goal.FAIL;
    }
    if (isTemplate(code, p)) {
      boolean any = said(p).equals("...");
      return isTemplate(target, t) && (any || equalSymbols(p, t)) ? next : Goal.FAIL;
    }
    if (isQuotedDots(p)) {
      return target.is(t, Kind.TEMPLATE) && isQuoted(target, t) ? next : Goal.FAIL;
    }
    if (target.is(t, Kind.STRING)) {
      int quote = target.end(t) - target.start(t) - target.symbolText(t).length() > 1 ? 1 : 0;
      return text(p, target.symbol(t), t, quote) ? next : Goal.FAIL;
    }
    if (target.is(t, Kind.NAME)
        && target.parent(t) >= 0
        && target.is(target.parent(t), Kind.PAIR)
        && target.parent(t) + 1 == t) {
      return text(p, target.symbol(t), t, 0) ? next : Goal.FAIL;
    }
    if (!options.constants()) {
      return Goal.FAIL;
    }
    if (names.constantKind(t) == Kind.STRING) {
      return text(p, names.constant(t), t, 0) ? next : Goal.FAIL;
    }
    return names.isSomeString(t) && said(p).equals("...") ? next : Goal.FAIL;
  }

  /// Whether a pattern is `"..."` of a shell: what is substituted in quotes, for a text without
  /// substitutions is a word whether it is quoted or not.
  private boolean isQuotedDots(int p) {
    return code.language() == Language.BASH && isQuoted(code, p) && said(p).equals("...");
  }

  private static boolean isQuoted(Tree tree, int node) {
    return tree.start(node) < tree.end(node) && tree.source()[tree.start(node)] == '"';
  }

  /// A string of a pattern: dots, a regular expression, a metavariable, or just its text.
  final boolean text(int p, int symbol, int t, int quote) {
    if (code.symbol(p) == symbol) {
      return true;
    }
    String wanted = said(p);
    if (wanted.equals("...")) {
      return true;
    }
    if (wanted.startsWith("$") && wanted.length() > 1 && isMetavariable(wanted)) {
      return bind(
          wanted,
          Value.text(
              target.symbols().text(symbol), target.start(t) + quote, target.end(t) - quote));
    }
    Pcre regex = pattern.regex(p);
    return regex != null && finds(p, regex, target.symbols().text(symbol));
  }

  final boolean finds(int p, Pcre regex, String text) {
    if (matchers == null) {
      matchers = new PcreMatcher[code.size()];
    }
    PcreMatcher matcher = matchers[p];
    if (matcher == null) {
      matcher = regex.matcher();
      matchers[p] = matcher;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    matcher.text(bytes, 0, bytes.length, REGEX_BUDGET);
    boolean found = matcher.find(0);
    limited |= matcher.exhausted();
    return found;
  }

  static boolean isMetavariable(String text) {
    int from = text.startsWith("$...") ? 4 : 1;
    if (text.length() <= from) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c == '_' || i > from && c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  final @Nullable Goal regex(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.NAME) && options.constants()) {
      int value = file.definitions().of(t);
      boolean known = value >= 0 && target.is(value, Kind.REGEX) && haveSameFlags(p, value);
      return known && text(p, target.symbol(value), t, 0) ? next : Goal.FAIL;
    }
    if (!target.is(t, Kind.REGEX)) {
      return Goal.FAIL;
    }
    return haveSameFlags(p, t) && text(p, target.symbol(t), t, 1) ? next : Goal.FAIL;
  }

  /// A pattern without flags matches with any.
  private boolean haveSameFlags(int p, int t) {
    if (!code.hasChildren(p) || code.is(p + 1, Kind.NONE)) {
      return true;
    }
    return target.hasChildren(t) && code.symbol(p + 1) == target.symbol(t + 1);
  }

  /// Whether a node is made of strings that stand side by side.
  private static boolean isAdjacent(Tree tree, int node) {
    return tree.is(node, Kind.STRING)
        ? tree.hasChildren(node)
        : tree.is(node, Kind.TEMPLATE) && tree.symbol(node) == Symbols.EMPTY;
  }

  final @Nullable Goal template(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.TEMPLATE) || isAdjacent(code, p) != isAdjacent(target, t)) {
      return Goal.FAIL;
    }
    if (code.language() == Language.BASH && isQuoted(code, p) && !isQuoted(target, t)) {
      return Goal.FAIL;
    }
    return Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next);
  }
}
