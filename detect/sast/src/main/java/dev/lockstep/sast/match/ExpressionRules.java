package dev.lockstep.sast.match;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How expressions match.
abstract class ExpressionRules extends ListRules {
  private static final long REGEX_BUDGET = 200_000;

  private @Nullable PcreMatcher @Nullable [] matchers;

  ExpressionRules(SourceFile file, CodePattern pattern, Equivalences options, long budget) {
    super(file, pattern, options, budget);
  }

  /// Statements, declarations and all other parts.
  abstract @Nullable Goal part(int p, int t, @Nullable Goal next);

  /// Whether a node has the type that a pattern's node names.
  abstract boolean hasType(int t, int typePattern);

  @Override
  final @Nullable Goal node(int p, int t, @Nullable Goal next) {
    switch (code.kind(p)) {
      case META -> {
        return meta(p, t, next);
      }
      case ELLIPSIS -> {
        return next;
      }
      case DEEP -> {
        return deep(p + 1, t, next);
      }
      case TYPED_META -> {
        return hasType(t, code.child(p, 1)) && bindNode(said(p + 1), t)
            ? next
            : Goal.FAIL;
      }
      case NONE -> {
        return target.is(t, Kind.NONE) ? next : Goal.FAIL;
      }
      default -> {}
    }
    if (target.is(t, Kind.CAST) && !code.is(p, Kind.CAST)) {
      return node(p, target.child(t, 1), next);
    }
    Goal imported = imported(p, t, next);
    if (imported != Goal.FAIL || next == Goal.FAIL) {
      return imported;
    }
    Goal rest = expression(p, t, next);
    if (rest == Goal.FAIL && options.symbols() && t >= 0) {
      return propagated(p, t, next);
    }
    return rest;
  }

  private @Nullable Goal propagated(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.NAME) || code.is(p, Kind.NAME)) {
      return Goal.FAIL;
    }
    int value = file.definitions().of(t);
    return value < 0 || value == t ? Goal.FAIL : node(p, value, next);
  }

  private @Nullable Goal meta(int p, int t, @Nullable Goal next) {
    String name = said(p);
    if (target.is(t, Kind.NONE)) {
      return Goal.FAIL;
    }
    if (bindNode(name, t)) {
      return next;
    }
    return target.is(t, Kind.CAST) ? meta(p, target.child(t, 1), next) : Goal.FAIL;
  }

  private @Nullable Goal deep(int p, int t, @Nullable Goal next) {
    int end = target.next(t);
    for (int inner = t; inner < end; inner++) {
      if ((inner == t || Kinds.inExpressionPlace(target, inner) || isAssigning(inner))
          && tries(Goal.node(p, inner, next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  private boolean isAssigning(int t) {
    return target.is(t, Kind.VARIABLE);
  }

  // ------------------------------------------------------------------ imported names

  private @Nullable Goal imported(int p, int t, @Nullable Goal next) {
    Kind kind = target.kind(t);
    if (kind != Kind.NAME && kind != Kind.MEMBER) {
      return Goal.FAIL;
    }
    int qualified = names.qualified(t);
    if (qualified == Names.NONE) {
      return kind == Kind.NAME && isFromWildcard(p, t) ? next : Goal.FAIL;
    }
    if (pattern.dotted[p] >= 0) {
      return pattern.dotted[p] == qualified ? next : Goal.FAIL;
    }
    if (code.is(p, Kind.MEMBER) && kind == Kind.NAME) {
      String[] parts = target.symbols().text(qualified).split("\\.");
      return dotted(p, parts, parts.length, t) ? next : Goal.FAIL;
    }
    return Goal.FAIL;
  }

  /// Whether a name may be one of a module of which everything is imported.
  private boolean isFromWildcard(int p, int t) {
    if (!code.is(p, Kind.MEMBER)
        || pattern.dotted[p] < 0
        || !file.hasWildcards
        || names.variable(t) != Names.NONE) {
      return false;
    }
    String wanted = code.symbols().text(pattern.dotted[p]);
    String name = target.symbolText(t);
    for (String module : names.wildcards()) {
      if (wanted.length() == module.length() + 1 + name.length()
          && wanted.startsWith(module)
          && wanted.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }

  /// A chain with metavariables against the first parts of a dotted name.
  private boolean dotted(int p, String[] parts, int length, int t) {
    if (length == 0) {
      return false;
    }
    return switch (code.kind(p)) {
      case NAME -> length == 1 && said(p).equals(parts[0]);
      case META -> {
        String text = String.join(".", List.of(parts).subList(0, length));
        yield bind(said(p), Value.text(text, target.start(t), target.end(t)));
      }
      case MEMBER -> {
        int name = code.child(p, 1);
        boolean last =
            code.is(name, Kind.META)
                ? bind(
                    said(name),
                    Value.text(parts[length - 1], target.start(t), target.end(t)))
                : said(name).equals(parts[length - 1]);
        yield last && dotted(p + 1, parts, length - 1, t);
      }
      default -> false;
    };
  }

  // ------------------------------------------------------------------ expressions

  private @Nullable Goal expression(int p, int t, @Nullable Goal next) {
    return switch (code.kind(p)) {
      case STRING -> string(p, t, next);
      case NUMBER, BOOLEAN -> literal(p, t, next);
      case NAME -> name(p, t, next);
      case NULL -> target.is(t, Kind.NULL) && equalSymbols(p, t) ? next : Goal.FAIL;
      case CALL -> call(p, t, next);
      case NEW -> creation(p, t, next);
      case MEMBER -> member(p, t, next);
      case BINARY -> binary(p, t, next);
      case UNARY -> unary(p, t, next);
      case ASSIGN -> assign(p, t, next);
      case ARGUMENTS ->
          target.is(t, Kind.ARGUMENTS)
              ? Goal.list(
                  Goal.Op.ARGUMENTS, patternChildren(p), 0, targetChildren(t), 0, false, next)
              : Goal.FAIL;
      case ARRAY -> array(p, t, next);
      case SET, OBJECT -> object(p, t, next);
      case ELEMENT -> element(p, t, next);
      case REGEX -> regex(p, t, next);
      case TEMPLATE -> template(p, t, next);
      default -> part(p, t, next);
    };
  }

  private @Nullable Goal template(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.TEMPLATE)) {
      return Goal.FAIL;
    }
    return Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next);
  }

  final boolean equalSymbols(int p, int t) {
    return code.symbol(p) == target.symbol(t);
  }

  final @Nullable Goal children(int p, int t, @Nullable Goal next) {
    if (!equalSymbols(p, t)) {
      return Goal.FAIL;
    }
    return Goal.list(Goal.Op.LIST, patternChildren(p), 0, targetChildren(t), 0, false, next);
  }

  private @Nullable Goal name(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.STRING) && code.parent(p) >= 0 && code.is(code.parent(p), Kind.PAIR)) {
      return target.symbol(t) == code.symbol(p) ? next : Goal.FAIL;
    }
    if (!target.is(t, Kind.NAME) && !target.is(t, Kind.SELF)) {
      return Goal.FAIL;
    }
    return equalSymbols(p, t) ? next : Goal.FAIL;
  }

  private @Nullable Goal literal(int p, int t, @Nullable Goal next) {
    Kind kind = code.kind(p);
    if (target.kind(t) == kind) {
      return equalSymbols(p, t) ? next : Goal.FAIL;
    }
    if (options.constants()
        && names.constantKind(t) == kind
        && names.constant(t) == code.symbol(p)) {
      return next;
    }
    return Goal.FAIL;
  }

  private @Nullable Goal string(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.STRING) || target.is(t, Kind.CHARACTER)) {
      int quote = target.end(t) - target.start(t) - target.symbolText(t).length() > 1 ? 1 : 0;
      return text(p, target.symbol(t), t, quote) ? next : Goal.FAIL;
    }
    if (target.is(t, Kind.NAME)
        && target.parent(t) >= 0
        && target.is(target.parent(t), Kind.PAIR)
        && target.parent(t) + 1 == t) {
      return text(p, target.symbol(t), t, 0) ? next : Goal.FAIL;
    }
    if (options.constants() && names.constantKind(t) == Kind.STRING) {
      int value = names.constant(t);
      return text(p, value == Names.NONE ? Symbols.EMPTY : value, t, 0)
          ? next
          : Goal.FAIL;
    }
    return Goal.FAIL;
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

  private boolean finds(int p, Pcre regex, String text) {
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

  private @Nullable Goal regex(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.NAME) && options.constants()) {
      int value = file.definitions().of(t);
      boolean known = value >= 0 && target.is(value, Kind.REGEX);
      return known && text(p, target.symbol(value), t, 0) ? next : Goal.FAIL;
    }
    if (!target.is(t, Kind.REGEX)) {
      return Goal.FAIL;
    }
    boolean same = !code.hasChildren(p) || code.is(p + 1, Kind.NONE) || haveSameFlags(p, t);
    return same && text(p, target.symbol(t), t, 1) ? next : Goal.FAIL;
  }

  private boolean haveSameFlags(int p, int t) {
    return target.hasChildren(t) && code.symbol(p + 1) == target.symbol(t + 1);
  }

  private @Nullable Goal call(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.CALL)) {
      return target.is(t, Kind.BINARY) && isCommand(p) ? command(p, t, next) : Goal.FAIL;
    }
    int arguments = code.next(p + 1);
    Goal rest = Goal.node(arguments, target.next(t + 1), next);
    int types = code.next(arguments);
    if (types < code.next(p) && !code.is(types, Kind.NONE)) {
      rest = Goal.node(types, target.child(t, 2), rest);
    }
    return Goal.node(p + 1, t + 1, rest);
  }

  /// A shell command that begins with dots, which stand for other commands too.
  private boolean isCommand(int p) {
    int first = code.next(p + 1) + 1;
    return code.is(p + 1, Kind.CONSTANT)
        && said(p + 1).equals("command")
        && code.hasChildren(code.next(p + 1))
        && isDots(first);
  }

  private @Nullable Goal command(int p, int t, @Nullable Goal next) {
    int[] last = patternChildren(code.next(p + 1));
    boolean more = isDots(last[last.length - 1]);
    int[] ts = operands(false, t, target.symbol(t));
    for (int i = more ? 0 : ts.length - 1; i < ts.length; i++) {
      if (tries(Goal.node(p, ts[i], next))) {
        return Goal.STOP;
      }
    }
    return Goal.FAIL;
  }

  private @Nullable Goal creation(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.NEW)) {
      return Goal.FAIL;
    }
    Goal rest = next;
    int body = code.child(p, 2);
    if (!code.is(body, Kind.NONE)) {
      rest = Goal.node(body, target.child(t, 2), rest);
    }
    int arguments = code.child(p, 1);
    rest = Goal.node(arguments, target.child(t, 1), rest);
    return Goal.node(p + 1, t + 1, rest);
  }

  private @Nullable Goal member(int p, int t, @Nullable Goal next) {
    int name = code.child(p, 1);
    if (code.is(name, Kind.ELLIPSIS)) {
      return chain(p + 1, t, next);
    }
    if (!target.is(t, Kind.MEMBER)) {
      return Goal.FAIL;
    }
    int field = target.child(t, 1);
    if (code.is(name, Kind.NAME) && code.symbol(name) != target.symbol(field)) {
      return Goal.FAIL;
    }
    return Goal.node(name, field, Goal.node(p + 1, t + 1, next));
  }

  /// `a ...` before a member: what remains of a chain when members and calls are taken off.
  private @Nullable Goal chain(int p, int t, @Nullable Goal next) {
    int at = t;
    while (true) {
      int object = objectOf(at);
      if (object < 0) {
        return Goal.node(p, at, next);
      }
      if (tries(Goal.node(p, at, next))) {
        return Goal.STOP;
      }
      at = object;
    }
  }

  private int objectOf(int t) {
    return switch (target.kind(t)) {
      case MEMBER, INDEX -> t + 1;
      case CALL -> target.is(t + 1, Kind.MEMBER) ? t + 2 : -1;
      default -> -1;
    };
  }

  private @Nullable Goal unary(int p, int t, @Nullable Goal next) {
    return target.is(t, Kind.UNARY) ? children(p, t, next) : Goal.FAIL;
  }

  // ------------------------------------------------------------------ operators

  private @Nullable Goal binary(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.BINARY)) {
      return Goal.FAIL;
    }
    int right = code.next(p + 1);
    boolean same = equalSymbols(p, t);
    String operator = said(p);
    if (same && isAssociative(operator) && options.associativity()) {
      return associative(p, t, operator, next);
    }
    if (same && isSymmetric(operator)) {
      int left = t + 1;
      int other = target.next(left);
      if (tries(Goal.node(p + 1, left, Goal.node(right, other, next)))) {
        return Goal.STOP;
      }
      return Goal.node(p + 1, other, Goal.node(right, left, next));
    }
    if (!same) {
      return Goal.FAIL;
    }
    if (code.is(right, Kind.ELLIPSIS)) {
      if (tries(Goal.node(p + 1, t + 1, next))) {
        return Goal.STOP;
      }
      return node(p, t + 1, next);
    }
    return Goal.node(p + 1, t + 1, Goal.node(right, target.next(t + 1), next));
  }

  private static boolean isAssociative(String operator) {
    return switch (operator) {
      case "&&", "||", "&", "|", "^" -> true;
      default -> false;
    };
  }

  private boolean isSymmetric(String operator) {
    return switch (operator) {
      case "==", "!=", "===", "!==" ->
          options.commutingComparison();
      default -> false;
    };
  }

  private @Nullable Goal associative(int p, int t, String operator, @Nullable Goal next) {
    int[] ps = operands(true, p, code.symbol(p));
    int[] ts = operands(false, t, target.symbol(t));
    boolean commutes =
        switch (operator) {
          case "&", "|", "^" -> true;
          default -> options.commutingBoolean();
        };
    if (ps.length > ts.length && !hasDots(ps)) {
      return Goal.FAIL;
    }
    if (commutes) {
      return Goal.list(Goal.Op.UNORDERED, ps, 0, ts, 0, hasMeta(ps), next);
    }
    if (ps.length == ts.length || hasDots(ps)) {
      return Goal.list(Goal.Op.LIST, ps, 0, ts, 0, false, next);
    }
    if (tries(Goal.node(p + 1, t + 1, Goal.node(code.next(p + 1), target.next(t + 1), next)))) {
      return Goal.STOP;
    }
    return hasMeta(ps) ? consecutive(ps, ts, next) : Goal.FAIL;
  }

  /// A metavariable among operands may stand for several of them.
  private @Nullable Goal consecutive(int[] ps, int[] ts, @Nullable Goal next) {
    for (int from = 0; from + ps.length <= ts.length; from++) {
      if (ps.length > 1
          && code.is(ps[0], Kind.META)
          && from + ps.length == ts.length
          && bindNode(said(ps[0]), ts[0])
          && tries(Goal.list(Goal.Op.LIST, ps, 1, ts, from + 1, false, next))) {
        return Goal.STOP;
      }
    }
    if (code.is(ps[ps.length - 1], Kind.META)) {
      int last = ps.length - 1;
      Goal rest = Goal.node(ps[last], ts[ts.length - 1], next);
      for (int i = last - 1; i >= 0; i--) {
        rest = Goal.node(ps[i], ts[i], rest);
      }
      return rest;
    }
    return Goal.FAIL;
  }

  private int[] operands(boolean ofPattern, int node, int operator) {
    List<Integer> all = new ArrayList<>();
    collect(ofPattern, node, operator, all, 0);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private void collect(boolean ofPattern, int node, int operator, List<Integer> all, int nesting) {
    var tree = ofPattern ? code : target;
    if (tree.is(node, Kind.BINARY) && tree.symbol(node) == operator && nesting < 500) {
      collect(ofPattern, node + 1, operator, all, nesting + 1);
      collect(ofPattern, tree.next(node + 1), operator, all, nesting + 1);
    } else {
      all.add(node);
    }
  }

  // ------------------------------------------------------------------ assignments

  private @Nullable Goal assign(int p, int t, @Nullable Goal next) {
    int value = code.next(p + 1);
    boolean plain = said(p).equals("=");
    if (target.is(t, Kind.VARIABLE)) {
      int init = target.child(t, 3);
      if (!plain || target.is(init, Kind.NONE) || !options.declarations()) {
        return Goal.FAIL;
      }
      return Goal.node(p + 1, target.child(t, 1), Goal.node(value, init, next));
    }
    if (!target.is(t, Kind.ASSIGN) || !equalSymbols(p, t) && !isShort(plain, t)) {
      return Goal.FAIL;
    }
    int left = t + 1;
    int right = target.next(left);
    if (isTuple(left) && isTuple(right) && target.childCount(left) == target.childCount(right)) {
      int[] lefts = targetChildren(left);
      int[] rights = targetChildren(right);
      for (int i = 0; i < lefts.length; i++) {
        if (tries(Goal.node(p + 1, lefts[i], Goal.node(value, rights[i], next)))) {
          return Goal.STOP;
        }
      }
    }
    return Goal.node(p + 1, left, Goal.node(value, right, next));
  }

  private boolean isTuple(int t) {
    return target.is(t, Kind.TUPLE);
  }

  private boolean isShort(boolean plain, int t) {
    return plain && target.symbolText(t).equals(":=");
  }

  // ------------------------------------------------------------------ containers

  private @Nullable Goal array(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    if (ps.length == 1 && isDots(ps[0]) && target.is(t, Kind.COMPREHENSION)) {
      return next;
    }
    return target.is(t, Kind.ARRAY)
        ? Goal.list(Goal.Op.LIST, ps, 0, targetChildren(t), 0, false, next)
        : Goal.FAIL;
  }

  private @Nullable Goal object(int p, int t, @Nullable Goal next) {
    if (target.kind(t) != code.kind(p)) {
      return Goal.FAIL;
    }
    int[] ps = patternChildren(p);
    boolean open =
        switch (target.language()) {
          case PYTHON, YAML, JSON -> false;
          default -> !target.is(t, Kind.SET);
        };
    int[] ts = targetChildren(t);
    if (target.language() == Language.HCL && options.deeperStatements() && hasDots(ps)) {
      ts = withInnerBlocks(ts);
    }
    return Goal.list(Goal.Op.UNORDERED, ps, 0, ts, 0, open, next);
  }

  /// Members of a block and of the blocks inside of it: dots go into them as into statements.
  private int[] withInnerBlocks(int[] members) {
    int[] all = members;
    for (int i = 0; i < all.length; i++) {
      if (target.is(all[i], Kind.CALL)) {
        int arguments = target.next(all[i] + 1);
        for (int a = arguments + 1; a < target.next(arguments); a = target.next(a)) {
          if (target.is(a, Kind.OBJECT)) {
            int[] inner = targetChildren(a);
            int size = all.length;
            all = Arrays.copyOf(all, size + inner.length);
            System.arraycopy(inner, 0, all, size, inner.length);
          }
        }
      }
    }
    return all;
  }

  private @Nullable Goal element(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.ELEMENT)) {
      return Goal.FAIL;
    }
    int attributes = code.next(p + 1);
    int[] body = siblings(code, attributes, p);
    int attributesThere = target.next(t + 1);
    int[] there = siblings(target, attributesThere, t);
    Goal rest = body.length == 0 ? next : Goal.list(Goal.Op.LIST, body, 0, there, 0, true, next);
    rest =
        Goal.list(
            Goal.Op.UNORDERED,
            patternChildren(attributes),
            0,
            targetChildren(attributesThere),
            0,
            true,
            rest);
    return Goal.node(p + 1, t + 1, rest);
  }

  private static int[] siblings(dev.lockstep.source.tree.Tree tree, int after, int parent) {
    int count = 0;
    for (int c = tree.next(after); c < tree.next(parent); c = tree.next(c)) {
      count++;
    }
    int[] all = new int[count];
    int c = tree.next(after);
    for (int i = 0; i < count; i++) {
      all[i] = c;
      c = tree.next(c);
    }
    return all;
  }
}
