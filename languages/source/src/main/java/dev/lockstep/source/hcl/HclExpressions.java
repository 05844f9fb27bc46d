package dev.lockstep.source.hcl;

import dev.lockstep.hcl.Expression;
import dev.lockstep.hcl.ObjectItem;
import dev.lockstep.hcl.TemplatePart;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Adds HCL's expressions to a generic tree.
final class HclExpressions {
  private final TreeBuilder builder;
  private final Symbols symbols;

  HclExpressions(TreeBuilder builder) {
    this.builder = builder;
    symbols = builder.symbols();
  }

  void add(Expression expression) {
    int mark = builder.mark();
    int start = expression.start();
    int end = expression.end();
    switch (expression) {
      case Expression.Numeral e -> leaf(Kind.NUMBER, number(e.text()), start, end);
      case Expression.Bool e -> leaf(Kind.BOOLEAN, e.value() ? "true" : "false", start, end);
      case Expression.Null _ -> leaf(Kind.NULL, "null", start, end);
      case Expression.Template e -> template(e);
      case Expression.Variable e -> name(e.name(), start, end);
      case Expression.Element _ -> builder.none(start);
      case Expression.Attribute e -> {
        add(e.source());
        attribute(e, mark);
      }
      case Expression.Index e -> {
        add(e.source());
        add(e.key());
        builder.node(Kind.INDEX, Symbols.EMPTY, mark, start, end);
      }
      case Expression.Splat e -> splat(e, mark);
      case Expression.Call e -> call(e, mark);
      case Expression.Tuple e -> {
        e.elements().forEach(this::add);
        builder.node(Kind.ARRAY, Symbols.EMPTY, mark, start, end);
      }
      case Expression.ObjectLiteral e -> {
        e.items().forEach(this::item);
        builder.node(Kind.OBJECT, Symbols.EMPTY, mark, start, end);
      }
      case Expression.For e -> comprehension(e, mark);
      case Expression.Unary e -> {
        add(e.operand());
        builder.node(Kind.UNARY, symbols.intern(e.operator().sign()), mark, start, end);
      }
      case Expression.Binary e -> {
        add(e.left());
        add(e.right());
        builder.node(Kind.BINARY, symbols.intern(e.operator().sign()), mark, start, end);
      }
      case Expression.Conditional e -> {
        add(e.condition());
        add(e.yes());
        add(e.no());
        builder.node(Kind.CONDITIONAL, Symbols.EMPTY, mark, start, end);
      }
      case Expression.Parentheses e -> {
        add(e.inner());
        builder.span(builder.top(), start, end);
      }
      case Expression.Unreadable e -> builder.error(mark, start, end, "expected " + e.reason());
      case Expression.Gap e -> {
        if (e.inner() == null) {
          gap(e.text(), start, end);
        } else {
          add(e.inner());
          builder.node(Kind.DEEP, Symbols.EMPTY, mark, start, end);
        }
      }
    }
  }

  /// A name, or in patterns a metavariable.
  void name(String text, int start, int end) {
    leaf(text.startsWith("$") ? Kind.META : Kind.NAME, text, start, end);
  }

  /// `...`, `$...X`, or else as [#name].
  void gap(String text, int start, int end) {
    if (text.equals("...")) {
      builder.leaf(Kind.ELLIPSIS, Symbols.EMPTY, start, end);
    } else if (text.startsWith("$...")) {
      leaf(Kind.META_ELLIPSIS, text, start, end);
    } else {
      name(text, start, end);
    }
  }

  private void leaf(Kind kind, String symbol, int start, int end) {
    builder.leaf(kind, symbols.intern(symbol), start, end);
  }

  private static String number(String text) {
    try {
      BigDecimal value = new BigDecimal(text);
      return text.length() < 40 && value.scale() <= 0 && value.scale() > -40
          ? value.toBigInteger().toString()
          : text.toLowerCase(Locale.ROOT);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private void template(Expression.Template template) {
    String literal = template.literal();
    if (literal != null) {
      leaf(Kind.STRING, literal, template.start(), template.end());
    } else {
      parts(template.parts(), template.start(), template.end());
    }
  }

  private void parts(List<TemplatePart> parts, int start, int end) {
    int mark = builder.mark();
    parts.forEach(this::part);
    builder.node(Kind.TEMPLATE, Symbols.EMPTY, mark, start, end);
  }

  private void part(TemplatePart part) {
    int mark = builder.mark();
    int start = part.start();
    int end = part.end();
    switch (part) {
      case TemplatePart.Text text -> {
        if (!text.value().isEmpty()) {
          leaf(Kind.STRING, text.value(), start, end);
        }
        return;
      }
      case TemplatePart.Interpolation interpolation -> add(interpolation.value());
      case TemplatePart.If branch -> {
        add(branch.condition());
        parts(branch.yes(), start, end);
        parts(branch.no(), start, end);
        builder.node(Kind.CONDITIONAL, Symbols.EMPTY, mark, start, end);
      }
      case TemplatePart.For loop -> {
        parts(loop.parts(), start, end);
        clause(loop.keyName(), loop.valueName(), loop.collection(), start);
        builder.node(Kind.COMPREHENSION, symbols.intern("["), mark, start, end);
      }
    }
    builder.none(end);
    builder.node(Kind.INTERPOLATION, Symbols.EMPTY, mark, start, end);
  }

  private void attribute(Expression.Attribute access, int mark) {
    int nameEnd = access.end();
    gap(access.name(), access.nameStart(), nameEnd);
    builder.node(Kind.MEMBER, symbols.intern("."), mark, access.start(), nameEnd);
  }

  /// `a[*].b` is the member of an index, as if the star were one.
  private void splat(Expression.Splat splat, int mark) {
    add(splat.source());
    int star = splat.each().start();
    leaf(Kind.CONSTANT, "*", star, star);
    builder.node(Kind.INDEX, Symbols.EMPTY, mark, splat.start(), star);
    each(splat.each(), mark, splat.start());
  }

  private void each(Expression each, int mark, int start) {
    switch (each) {
      case Expression.Attribute access -> {
        each(access.source(), mark, start);
        gap(access.name(), access.nameStart(), access.end());
        builder.node(Kind.MEMBER, symbols.intern("."), mark, start, access.end());
      }
      case Expression.Index index -> {
        each(index.source(), mark, start);
        add(index.key());
        builder.node(Kind.INDEX, Symbols.EMPTY, mark, start, index.end());
      }
      case Expression.Splat inner -> {
        each(inner.source(), mark, start);
        int star = inner.each().start();
        leaf(Kind.CONSTANT, "*", star, star);
        builder.node(Kind.INDEX, Symbols.EMPTY, mark, start, star);
        each(inner.each(), mark, start);
      }
      default -> {}
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void call(Expression.Call call, int mark) {
    name(call.name(), call.start(), call.nameEnd());
    int arguments = builder.mark();
    for (Expression argument : call.arguments()) {
      int each = builder.mark();
      add(argument);
      if (call.expands() && argument == call.arguments().getLast()) {
        int end = argument.end();
        builder.node(Kind.SPREAD, symbols.intern("..."), each, argument.start(), end);
      }
    }
    builder.node(Kind.ARGUMENTS, Symbols.EMPTY, arguments, call.nameEnd(), call.end());
    builder.none(call.end());
    builder.node(Kind.CALL, Symbols.EMPTY, mark, call.start(), call.end());
  }

  @SuppressWarnings("ReferenceEquality")
  private void item(ObjectItem item) {
    if (item.key() == item.value()) {
      add(item.key());
      return;
    }
    int mark = builder.mark();
    add(item.key());
    if (item.key() instanceof Expression.Parentheses key) {
      builder.node(Kind.COMPUTED, Symbols.EMPTY, mark, key.start(), key.end());
    }
    add(item.value());
    builder.node(Kind.PAIR, Symbols.EMPTY, mark, item.key().start(), item.value().end());
  }

  private void comprehension(Expression.For loop, int mark) {
    int element = builder.mark();
    if (loop.key() != null) {
      add(loop.key());
      add(loop.value());
      builder.node(Kind.PAIR, Symbols.EMPTY, element, loop.key().start(), loop.value().end());
    } else {
      add(loop.value());
    }
    clause(loop.keyName(), loop.valueName(), loop.collection(), loop.start());
    if (loop.condition() != null) {
      int test = builder.mark();
      add(loop.condition());
      builder.node(
          Kind.COMPREHENSION_IF,
          Symbols.EMPTY,
          test,
          loop.condition().start(),
          loop.condition().end());
    }
    int bracket = symbols.intern(loop.key() == null ? "[" : "{");
    builder.node(Kind.COMPREHENSION, bracket, mark, loop.start(), loop.end());
  }

  private void clause(
      @Nullable String keyName, String valueName, Expression collection, int start) {
    int mark = builder.mark();
    int target = builder.mark();
    if (keyName != null) {
      name(keyName, start, start);
    }
    name(valueName, start, start);
    if (keyName != null) {
      builder.node(Kind.TUPLE, Symbols.EMPTY, target, start, start);
    }
    add(collection);
    builder.node(Kind.COMPREHENSION_FOR, symbols.intern("for"), mark, start, collection.end());
  }
}
