package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How names match: as they stand, by what they import, by what a module hands out.
abstract class NameRules extends ListRules {
  NameRules(SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal imported(int p, int t, @Nullable Goal next) {
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
  final boolean isFromWildcard(int p, int t) {
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
  final boolean dotted(int p, String[] parts, int length, int t) {
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
                ? bind(said(name), Value.text(parts[length - 1], target.start(t), target.end(t)))
                : said(name).equals(parts[length - 1]);
        yield last && dotted(p + 1, parts, length - 1, t);
      }
      default -> false;
    };
  }

  final @Nullable Goal name(int p, int t, @Nullable Goal next) {
    if (target.is(t, Kind.STRING) && code.parent(p) >= 0 && code.is(code.parent(p), Kind.PAIR)) {
      return target.symbol(t) == code.symbol(p) ? next : Goal.FAIL;
    }
    if (!target.is(t, Kind.NAME) && !target.is(t, Kind.SELF)) {
      return Goal.FAIL;
    }
    return equalSymbols(p, t) ? next : Goal.FAIL;
  }
}
