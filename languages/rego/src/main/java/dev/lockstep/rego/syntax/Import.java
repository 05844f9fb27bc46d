package dev.lockstep.rego.syntax;

import dev.lockstep.value.StringValue;

/// An import.
///
/// @param path what is imported
/// @param alias the name it is given, or empty
/// @param location where it stands
public record Import(Term.Ref path, String alias, Location location) {

  /// The name by which the module uses it.
  public String name() {
    if (!alias.isEmpty()) {
      return alias;
    }
    return switch (path.parts().getLast()) {
      case Term.Scalar(StringValue text, _) -> text.text();
      case Term.Var(String name, _) -> name;
      default -> "";
    };
  }

  @Override
  public String toString() {
    return "import " + path + (alias.isEmpty() ? "" : " as " + alias);
  }
}
