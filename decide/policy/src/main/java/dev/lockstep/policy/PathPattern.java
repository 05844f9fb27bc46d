package dev.lockstep.policy;

import dev.lockstep.model.Finding;
import java.util.function.UnaryOperator;

/// A path with wildcards, as configuration writes it: `*` and `?` stay within a name, `**` spans
/// folders, all else is literal. A pattern that ends with `/` means everything below.
public final class PathPattern {
  private final String text;
  private final String pattern;

  public PathPattern(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a path pattern needs a character");
    }
    this.text = text;
    this.pattern = text.endsWith("/") ? text + "**" : text;
  }

  /// @param path with `/` between names
  public boolean matches(String path) {
    return matches(0, path);
  }

  /// Whether all places of a finding lie there. One with places beyond those that it lists cannot
  /// be known to.
  boolean coversAll(Finding finding, UnaryOperator<String> projectPath) {
    return finding.locationsTotal() == finding.locations().size()
        && finding.locations().stream().allMatch(place -> matches(projectPath.apply(place.path())));
  }

  /// Backtracks to the last wildcard only where that suffices: a later `*` can take what an earlier
  /// one could, but not across `/`, for which `**` is kept apart. Cost: length times length.
  private boolean matches(int from, String path) {
    int p = from;
    int s = 0;
    int star = -1;
    int starAt = 0;
    int deep = -1;
    int deepAt = 0;
    while (s < path.length() || p < pattern.length()) {
      if (p < pattern.length() && isDeep(p)) {
        deep = afterDeep(p);
        deepAt = s;
        star = -1;
        p = deep;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        starAt = s;
      } else if (p < pattern.length() && s < path.length() && fits(p, path.charAt(s))) {
        p++;
        s++;
      } else if (star >= 0 && starAt < path.length() && path.charAt(starAt) != '/') {
        p = star;
        s = ++starAt;
      } else if (deep >= 0 && deepAt < path.length()) {
        deepAt = nextDeepStart(deep, deepAt, path);
        if (deepAt < 0) {
          return false;
        }
        star = -1;
        p = deep;
        s = deepAt;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int p, char c) {
    char wanted = pattern.charAt(p);
    return wanted == '?' ? c != '/' : wanted == c;
  }

  private boolean isDeep(int p) {
    return pattern.startsWith("**", p);
  }

  /// `a/**/b` also means `a/b`: the slash behind belongs to the wildcard.
  private int afterDeep(int p) {
    boolean wholeName = p == 0 || pattern.charAt(p - 1) == '/';
    return wholeName && pattern.startsWith("**/", p) ? p + 3 : p + 2;
  }

  /// Behind `**/` a match begins at a name, behind a bare `**` anywhere.
  private int nextDeepStart(int deep, int at, String path) {
    boolean atNames = pattern.charAt(deep - 1) == '/';
    if (!atNames) {
      return at + 1;
    }
    int slash = path.indexOf('/', at);
    return slash < 0 ? -1 : slash + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
