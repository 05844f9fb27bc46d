package dev.lockstep.policy.judge;

import dev.lockstep.value.StringValue;

/// A rule that judges, by its name: `deny`, `violation` and `warn`, alone or with a suffix.
///
/// @param namespace its package without `data`
/// @param name its name
record JudgedRule(String namespace, String name) {

  static boolean isFailure(String name) {
    return isNamed(name, "deny") || isNamed(name, "violation");
  }

  static boolean isWarning(String name) {
    return isNamed(name, "warn");
  }

  /// `deny` or `deny_` and words of letters and digits between underscores.
  private static boolean isNamed(String name, String kind) {
    if (!name.startsWith(kind)) {
      return false;
    }
    boolean wordWanted = false;
    for (int i = kind.length(); i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (c == '_' ? wordWanted : !letter || i == kind.length()) {
        return false;
      }
      wordWanted = c == '_';
    }
    return !wordWanted;
  }

  String query() {
    return "data." + namespace + "." + name;
  }

  String exceptionQuery() {
    return "data." + namespace + ".exception[_][_] == " + StringValue.of(suffix());
  }

  private String suffix() {
    for (String prefix : new String[] {"violation_", "deny_", "warn_"}) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
