package dev.lockstep.rego.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule.
///
/// @param head where its values go
/// @param body what must hold
/// @param otherwise what follows `else`, or null
/// @param isDefault whether its value counts where no other rule of its name has one
/// @param generatedBody whether the body is the `true` that was left out
/// @param location where it stands
public record Rule(
    Head head,
    List<Literal> body,
    @Nullable Rule otherwise,
    boolean isDefault,
    boolean generatedBody,
    Location location) {

  public Rule {
    body = List.copyOf(body);
  }

  /// Whether the rule is a function.
  public boolean isFunction() {
    return head.arguments() != null;
  }
}
