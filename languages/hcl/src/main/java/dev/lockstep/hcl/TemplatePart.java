package dev.lockstep.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One piece of a template, with its range in bytes: the template sub-language of HCL's
/// specification.
public sealed interface TemplatePart {

  /// The first byte.
  int start();

  /// Behind the last byte.
  int end();

  /// Literal text.
  ///
  /// @param value with escapes resolved, indentation and stripped space removed
  record Text(String value, int start, int end) implements TemplatePart {}

  /// `${value}`.
  record Interpolation(Expression value, int start, int end) implements TemplatePart {}

  /// `%{ if condition } yes %{ else } no %{ endif }`.
  record If(Expression condition, List<TemplatePart> yes, List<TemplatePart> no, int start, int end)
      implements TemplatePart {

    /// Copies the parts.
    public If {
      yes = List.copyOf(yes);
      no = List.copyOf(no);
    }
  }

  /// `%{ for k, v in collection } parts %{ endfor }`.
  ///
  /// @param keyName null where one name stands
  record For(
      @Nullable String keyName,
      String valueName,
      Expression collection,
      List<TemplatePart> parts,
      int start,
      int end)
      implements TemplatePart {

    /// Copies the parts.
    public For {
      parts = List.copyOf(parts);
    }
  }
}
