package dev.lockstep.rego.syntax;

import java.util.List;

/// A source: its package, imports and rules in their order.
///
/// @param path the package, which begins with `data`
/// @param packageLocation where the package is named
/// @param version the version of the language it is written in, raised by `import rego.v1`
public record Module(
    Term.Ref path,
    Location packageLocation,
    List<Import> imports,
    List<Rule> rules,
    List<Comment> comments,
    List<Annotations> annotations,
    RegoVersion version) {
  public Module {
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
    comments = List.copyOf(comments);
    annotations = List.copyOf(annotations);
  }
}
