package dev.lockstep.sast.rule;

import java.util.List;

/// Where a rule applies: globs as of `.gitignore`, below the scanned folder.
public record PathRules(List<String> include, List<String> exclude) {
  public static final PathRules EVERYWHERE = new PathRules(List.of(), List.of());

  public PathRules {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /// Whether a rule with these paths looks at a file.
  ///
  /// @param path below the scanned folder, `/` between names
  public boolean allows(String path) {
    for (String glob : exclude) {
      if (matches(glob, path)) {
        return false;
      }
    }
    if (include.isEmpty()) {
      return true;
    }
    for (String glob : include) {
      if (matches(glob, path)) {
        return true;
      }
    }
    return false;
  }

  /// A glob without a slash matches any name of the path, one with a slash the path from the root;
  /// both also match what lies below.
  static boolean matches(String glob, String path) {
    String text = glob.startsWith("./") ? glob.substring(2) : glob;
    boolean anchored = text.startsWith("/") || text.indexOf('/') >= 0 && !text.endsWith("/");
    if (text.startsWith("/")) {
      text = text.substring(1);
    }
    if (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    for (int start = 0; start >= 0; start = next(path, start)) {
      if (prefixMatches(text, 0, path, start, 4_000)) {
        return true;
      }
      if (anchored) {
        return false;
      }
    }
    return false;
  }

  private static int next(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? -1 : slash + 1;
  }

  private static boolean prefixMatches(String glob, int g, String path, int p, int budget) {
    if (budget <= 0) {
      return false;
    }
    int i = g;
    int j = p;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (glob.startsWith("**", i)) {
        int rest = i + 2;
        if (rest < glob.length() && glob.charAt(rest) == '/') {
          rest++;
        }
        if (rest >= glob.length()) {
          return true;
        }
        for (int k = j; k <= path.length(); k++) {
          if ((k == j || path.charAt(k - 1) == '/')
              && prefixMatches(glob, rest, path, k, budget / 2)) {
            return true;
          }
        }
        return false;
      } else if (c == '*') {
        for (int k = j; k <= path.length(); k++) {
          if (prefixMatches(glob, i + 1, path, k, budget / 2)) {
            return true;
          }
          if (k < path.length() && path.charAt(k) == '/') {
            break;
          }
        }
        return false;
      } else if (c == '[' && glob.indexOf(']', i) > 0 && j < path.length()) {
        int end = glob.indexOf(']', i);
        String inside = glob.substring(i + 1, end);
        if (!inClass(inside, path.charAt(j))) {
          return false;
        }
        i = end + 1;
        j++;
      } else if (j < path.length() && (c == path.charAt(j) || c == '?' && path.charAt(j) != '/')) {
        i++;
        j++;
      } else {
        return false;
      }
    }
    return j == path.length() || path.charAt(j) == '/';
  }

  private static boolean inClass(String inside, char c) {
    boolean not = inside.startsWith("!") || inside.startsWith("^");
    String set = not ? inside.substring(1) : inside;
    boolean in = false;
    for (int i = 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        in |= c >= set.charAt(i) && c <= set.charAt(i + 2);
        i += 2;
      } else {
        in |= c == set.charAt(i);
      }
    }
    return in != not;
  }
}
