package dev.lockstep.policy.input;

import dev.lockstep.hcl.Body;
import dev.lockstep.hcl.Expression;
import dev.lockstep.hcl.HclError;
import dev.lockstep.hcl.HclFile;
import dev.lockstep.hcl.HclParser;
import dev.lockstep.hcl.Item;
import dev.lockstep.hcl.Label;
import dev.lockstep.hcl.ObjectItem;
import dev.lockstep.hcl.Operator;
import dev.lockstep.hcl.TemplatePart;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// HCL's native syntax as the objects that policies for Conftest expect: blocks of one type and the
/// same labels are an array, below an object for each label; an expression that must be evaluated
/// is its text in `${}`.
final class HclInput {
  private final byte[] bytes;

  private HclInput(byte[] bytes) {
    this.bytes = bytes;
  }

  static Value read(String text) throws MalformedDocument {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    HclFile file = HclParser.file(bytes);
    HclInput input = new HclInput(bytes);
    if (!file.errors().isEmpty()) {
      HclError first = file.errors().getFirst();
      throw input.malformed("expected " + first.reason(), first.start());
    }
    return built(input.body(file.body()));
  }

  private MalformedDocument malformed(String reason, int at) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, bytes.length); i++) {
      boolean breaks = bytes[i] == '\n';
      line += breaks ? 1 : 0;
      column = breaks ? 1 : column + 1;
    }
    return new MalformedDocument(reason, line, column, null);
  }

  /// A body as a map whose values are documents, lists of bodies, and maps for labels.
  private Map<String, Object> body(Body body) throws MalformedDocument {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Item item : body.items()) {
      if (item instanceof Item.Block block) {
        block(block, members);
      }
    }
    for (Item item : body.items()) {
      if (item instanceof Item.Attribute attribute) {
        members.put(attribute.name(), expression(attribute.value()));
      }
    }
    return members;
  }

  @SuppressWarnings("unchecked") // maps and lists are made here only
  private void block(Item.Block block, Map<String, Object> members) throws MalformedDocument {
    Map<String, Object> into = members;
    String key = block.type();
    for (Label label : block.labels()) {
      if (!(into.computeIfAbsent(key, _ -> new LinkedHashMap<String, Object>())
          instanceof Map<?, ?> inner)) {
        throw unlike(block);
      }
      into = (Map<String, Object>) inner;
      key = label.text();
    }
    if (!(into.computeIfAbsent(key, _ -> new ArrayList<Object>()) instanceof List<?> blocks)) {
      throw unlike(block);
    }
    ((List<Object>) blocks).add(body(block.body()));
  }

  private MalformedDocument unlike(Item.Block block) {
    return malformed("blocks " + block.type() + " have labels in one place only", block.start());
  }

  private static Value built(Object made) {
    return switch (made) {
      case Value value -> value;
      case List<?> list -> ArrayValue.of(list.stream().map(HclInput::built).toList());
      case Map<?, ?> map -> {
        ObjectValue.Builder object = new ObjectValue.Builder();
        map.forEach((key, value) -> object.put(StringValue.of((String) key), built(value)));
        yield object.build();
      }
      default -> throw new IllegalStateException(made.toString());
    };
  }

  private Value expression(Expression expression) {
    return switch (expression) {
      case Expression.Numeral(String text, _, _) -> number(text);
      case Expression.Bool(boolean value, _, _) -> BooleanValue.of(value);
      case Expression.Null _ -> NullValue.NULL;
      case Expression.Unary(Operator operator, Expression.Numeral(String text, _, _), _, _)
          when operator == Operator.SUBTRACT ->
          number("-" + text);
      case Expression.Unary(Operator operator, Expression.Bool(boolean value, _, _), _, _)
          when operator == Operator.NOT ->
          BooleanValue.of(!value);
      case Expression.Template template -> {
        Expression wrapped = wrapped(template);
        yield wrapped == null ? StringValue.of(text(template.parts())) : expression(wrapped);
      }
      case Expression.Tuple(List<Expression> elements, _, _) ->
          ArrayValue.of(elements.stream().map(this::expression).toList());
      case Expression.ObjectLiteral(List<ObjectItem> items, _, _) -> {
        Map<String, Object> members = new LinkedHashMap<>();
        for (ObjectItem item : items) {
          members.put(key(item.key()), expression(item.value()));
        }
        yield built(members);
      }
      default -> StringValue.of(source(expression));
    };
  }

  /// The only thing in a template without text, or null.
  private static @Nullable Expression wrapped(Expression.Template template) {
    List<TemplatePart> parts =
        template.parts().stream()
            .filter(part -> !(part instanceof TemplatePart.Text text) || !text.value().isEmpty())
            .toList();
    boolean isOne = parts.size() == 1 && !template.heredoc();
    return isOne && parts.getFirst() instanceof TemplatePart.Interpolation(Expression value, _, _)
        ? value
        : null;
  }

  private static Value number(String text) {
    BigDecimal exact = new BigDecimal(text);
    return exact.precision() - exact.scale() > 400 || exact.scale() > 400
        ? NumberValue.parse(text)
        : NumberValue.parse(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString());
  }

  private String key(Expression key) {
    return switch (key) {
      case Expression.Variable _, Expression.Attribute _ -> raw(key);
      case Expression.Null _ -> "null";
      default ->
          switch (expression(key)) {
            case StringValue text -> text.text();
            case Value value -> value.toString();
          };
    };
  }

  private String text(List<TemplatePart> parts) {
    StringBuilder text = new StringBuilder();
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text(String value, _, _) ->
            text.append(value.replace("${", "$${").replace("%{", "%%{"));
        case TemplatePart.Interpolation(Expression value, _, _) -> text.append(inText(value));
        case TemplatePart.If branch -> branch(branch, text);
        case TemplatePart.For loop -> loop(loop, text);
      }
    }
    return text.toString();
  }

  private String inText(Expression value) {
    return switch (value) {
      case Expression.Template template -> text(template.parts());
      case Expression.Numeral _, Expression.Bool _, Expression.Null _ ->
          expression(value).toString();
      default -> source(value);
    };
  }

  private void branch(TemplatePart.If branch, StringBuilder text) {
    text.append("%{if ").append(raw(branch.condition())).append('}').append(text(branch.yes()));
    String otherwise = text(branch.no());
    if (!otherwise.isEmpty()) {
      text.append("%{else}").append(otherwise);
    }
    text.append("%{endif}");
  }

  private void loop(TemplatePart.For loop, StringBuilder text) {
    text.append("%{for ");
    if (loop.keyName() != null) {
      text.append(loop.keyName()).append(", ");
    }
    text.append(loop.valueName()).append(" in ").append(raw(loop.collection())).append('}');
    text.append(text(loop.parts())).append("%{endfor}");
  }

  private String source(Expression expression) {
    return "${" + raw(expression) + "}";
  }

  private String raw(Expression expression) {
    int length = expression.end() - expression.start();
    return new String(bytes, expression.start(), length, StandardCharsets.UTF_8);
  }
}
