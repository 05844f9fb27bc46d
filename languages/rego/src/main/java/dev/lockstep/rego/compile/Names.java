package dev.lockstep.rego.compile;

/// The names of variables: those that are declared get a name of their own, from which the one in
/// the source can be told.
public final class Names {
  private static final char MARK = '\'';

  private int next;

  /// A name of its own for the variable `name`.
  String unique(String name) {
    return name + MARK + next++;
  }

  /// The name in the source of the variable `name`.
  public static String inSource(String name) {
    if (name.startsWith("$")) {
      return "_";
    }
    int mark = name.indexOf(MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }
}
