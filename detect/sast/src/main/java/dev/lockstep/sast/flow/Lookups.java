package dev.lockstep.sast.flow;

import java.util.Locale;

/// Functions that look something up by what they are given: what they give was there before.
final class Lookups {
  private Lookups() {}

  /// Whether a function of which nothing is known looks up by a key, by its name: a verb of looking
  /// up and a word of what it goes by, as in `findById`, `get_by_name`, `loadOne`.
  static boolean isByKey(String name) {
    int verb = verb(name);
    if (verb == 0 || verb >= name.length()) {
      return false;
    }
    boolean snake = name.charAt(verb) == '_';
    String rest = name.substring(snake ? verb + 1 : verb);
    for (String by : new String[] {"By", "One", "All", "Many", "First", "Unique", "Or404"}) {
      String word = snake ? by.substring(0, 1).toLowerCase(Locale.ROOT) + by.substring(1) : by;
      if (rest.startsWith(word) && ends(rest, word.length(), snake)) {
        return true;
      }
    }
    return rest.endsWith(snake ? "_by_id" : "ById") || rest.endsWith("ByID");
  }

  private static boolean ends(String rest, int at, boolean snake) {
    return at == rest.length()
        || (snake ? rest.charAt(at) == '_' : !Character.isLowerCase(rest.charAt(at)));
  }

  /// Where the verb ends that a name begins with, 0 where it is none of looking up.
  private static int verb(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '_' && (end == 0 || !Character.isUpperCase(name.charAt(end)))) {
      end++;
    }
    return switch (name.substring(0, end)) {
      case "find", "Find", "get", "Get", "load", "Load", "fetch", "Fetch", "select", "Select",
          "query", "Query", "lookup", "Lookup", "search", "Search", "retrieve", "list", "List",
          "read" ->
          end;
      default -> 0;
    };
  }
}
