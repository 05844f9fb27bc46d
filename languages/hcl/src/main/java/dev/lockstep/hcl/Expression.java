package dev.lockstep.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression, with its range in bytes: the expression sub-language of HCL's specification.
public sealed interface Expression {

  /// The first byte.
  int start();

  /// Behind the last byte.
  int end();

  /// A number, as it is written.
  record Numeral(String text, int start, int end) implements Expression {}

  /// `true` or `false`.
  record Bool(boolean value, int start, int end) implements Expression {}

  /// `null`.
  record Null(int start, int end) implements Expression {}

  /// A quoted or heredoc template.
  ///
  /// @param parts literal text, interpolations and directives, in order
  /// @param heredoc whether it is a heredoc
  record Template(List<TemplatePart> parts, boolean heredoc, int start, int end)
      implements Expression {

    /// Copies the parts.
    public Template {
      parts = List.copyOf(parts);
    }

    /// The text of a template without interpolation and directive, or null.
    public @Nullable String literal() {
      StringBuilder text = new StringBuilder();
      for (TemplatePart part : parts) {
        if (!(part instanceof TemplatePart.Text literal)) {
          return null;
        }
        text.append(literal.value());
      }
      return text.toString();
    }
  }

  /// A name that starts a traversal.
  record Variable(String name, int start, int end) implements Expression {}

  /// `source.name`.
  ///
  /// @param nameStart the name's first byte
  record Attribute(Expression source, String name, int nameStart, int start, int end)
      implements Expression {}

  /// `source[key]`, or the older `source.0`.
  record Index(Expression source, Expression key, int start, int end) implements Expression {}

  /// `source.*` or `source[*]`, with what is looked up in each element.
  ///
  /// @param full whether it is written with brackets
  /// @param each the accesses applied to each element, whose innermost source is [Element]
  record Splat(Expression source, boolean full, Expression each, int start, int end)
      implements Expression {}

  /// The element of a splat.
  record Element(int start, int end) implements Expression {}

  /// `name(arguments)`.
  ///
  /// @param name with its name space, `provider::x::f`
  /// @param expands whether `...` follows the last argument
  record Call(
      String name, int nameEnd, List<Expression> arguments, boolean expands, int start, int end)
      implements Expression {

    /// Copies the arguments.
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `[a, b]`.
  record Tuple(List<Expression> elements, int start, int end) implements Expression {

    /// Copies the elements.
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /// `{a = b}`.
  record ObjectLiteral(List<ObjectItem> items, int start, int end) implements Expression {

    /// Copies the items.
    public ObjectLiteral {
      items = List.copyOf(items);
    }
  }

  /// `[for k, v in collection : value if condition]`, or with braces and a key.
  ///
  /// @param keyName null where one name stands
  /// @param key null in brackets
  /// @param grouped whether `...` follows the value
  record For(
      @Nullable String keyName,
      String valueName,
      Expression collection,
      @Nullable Expression key,
      Expression value,
      boolean grouped,
      @Nullable Expression condition,
      int start,
      int end)
      implements Expression {}

  /// `-a` or `!a`.
  record Unary(Operator operator, Expression operand, int start, int end) implements Expression {}

  /// `a + b`.
  record Binary(Operator operator, Expression left, Expression right, int start, int end)
      implements Expression {}

  /// `condition ? yes : no`.
  record Conditional(Expression condition, Expression yes, Expression no, int start, int end)
      implements Expression {}

  /// `(inner)`.
  record Parentheses(Expression inner, int start, int end) implements Expression {}

  /// Bytes that are no expression.
  record Unreadable(String reason, int start, int end) implements Expression {}

  /// `...`, a metavariable or `<... inner ...>`; only in patterns.
  ///
  /// @param text `...`, `$X`, `$...X` or `<... ...>`
  /// @param inner what is sought inside; null but for `<... ...>`
  record Gap(String text, @Nullable Expression inner, int start, int end) implements Expression {}
}
