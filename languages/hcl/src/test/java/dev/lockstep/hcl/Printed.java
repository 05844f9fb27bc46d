package dev.lockstep.hcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/// Expressions as short text, so that a test shows their shape.
final class Printed {
  private Printed() {}

  static String of(String text) {
    return of(HclParser.expression(text.getBytes(UTF_8)));
  }

  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Numeral e -> e.text();
      case Expression.Bool e -> String.valueOf(e.value());
      case Expression.Null e -> "null";
      case Expression.Template e -> parts(e.parts());
      case Expression.Variable e -> e.name();
      case Expression.Attribute e -> of(e.source()) + "." + e.name();
      case Expression.Index e -> of(e.source()) + "[" + of(e.key()) + "]";
      case Expression.Splat e -> of(e.source()) + "[*](" + of(e.each()) + ")";
      case Expression.Element e -> "_";
      case Expression.Call e -> e.name() + "(" + all(e.arguments()) + (e.expands() ? "...)" : ")");
      case Expression.Tuple e -> "[" + all(e.elements()) + "]";
      case Expression.ObjectLiteral e ->
          e.items().stream()
              .map(item -> of(item.key()) + "=" + of(item.value()))
              .collect(Collectors.joining(" ", "{", "}"));
      case Expression.For e -> comprehension(e);
      case Expression.Unary e -> "(" + e.operator().sign() + " " + of(e.operand()) + ")";
      case Expression.Binary e ->
          "(" + e.operator().sign() + " " + of(e.left()) + " " + of(e.right()) + ")";
      case Expression.Conditional e ->
          "(? " + of(e.condition()) + " " + of(e.yes()) + " " + of(e.no()) + ")";
      case Expression.Parentheses e -> "(" + of(e.inner()) + ")";
      case Expression.Unreadable e -> "!" + e.reason();
      case Expression.Gap e -> e.text();
    };
  }

  private static String comprehension(Expression.For e) {
    String names = e.keyName() == null ? e.valueName() : e.keyName() + "," + e.valueName();
    String key = e.key() == null ? "" : of(e.key()) + "=>";
    String condition = e.condition() == null ? "" : " if " + of(e.condition());
    String body = "for " + names + " in " + of(e.collection()) + " " + key + of(e.value());
    String grouped = e.grouped() ? "..." : "";
    return e.key() == null ? "[" + body + condition + "]" : "{" + body + grouped + condition + "}";
  }

  private static String all(List<Expression> expressions) {
    return expressions.stream().map(Printed::of).collect(Collectors.joining(" "));
  }

  private static String parts(List<TemplatePart> parts) {
    return parts.stream().map(Printed::part).collect(Collectors.joining("", "<", ">"));
  }

  private static String part(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text p -> p.value();
      case TemplatePart.Interpolation p -> "${" + of(p.value()) + "}";
      case TemplatePart.If p ->
          "%if{" + of(p.condition()) + "}{" + parts(p.yes()) + "}{" + parts(p.no()) + "}";
      case TemplatePart.For p -> "%for{" + of(p.collection()) + "}{" + parts(p.parts()) + "}";
    };
  }
}
