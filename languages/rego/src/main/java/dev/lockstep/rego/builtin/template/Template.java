package dev.lockstep.rego.builtin.template;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.template.Part.Operand;
import dev.lockstep.rego.builtin.template.Part.Pipeline;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One rendering of a template.
public final class Template {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_OUTPUT = 1 << 26;

  private final Map<String, List<Part>> templates;
  private final LongConsumer spend;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private Template(Map<String, List<Part>> templates, LongConsumer spend) {
    this.templates = templates;
    this.spend = spend;
  }

  /// What is left to do after a part.
  private enum Flow {
    GO_ON,
    NEXT_TURN,
    LEAVE_LOOP
  }

  /// Variables, those of the blocks around included.
  private static final class Variables {
    private final @Nullable Variables around;
    private final Map<String, Object> own = new HashMap<>();

    Variables(@Nullable Variables around) {
      this.around = around;
    }

    @Nullable Object find(String name) {
      Object value = own.get(name);
      return value != null || around == null ? value : around.find(name);
    }

    boolean assign(String name, Object value) {
      if (own.containsKey(name)) {
        own.put(name, value);
        return true;
      }
      return around != null && around.assign(name, value);
    }
  }

  /// The text of `source` with `data` as its dot.
  ///
  /// @param spend takes the steps that rendering takes
  /// @throws BuiltinFailure where it is no template, or does not fit the data
  public static String render(String source, ObjectValue data, LongConsumer spend)
      throws BuiltinFailure {
    Template template = new Template(TemplateParser.parse(source), spend);
    template.run("", data);
    return template.out.toString();
  }

  private void run(String name, Object dot) throws BuiltinFailure {
    List<Part> parts = templates.get(name);
    if (parts == null) {
      throw Functions.failure("template \"" + name + "\" not defined");
    }
    if (++depth > MAX_DEPTH) {
      throw Functions.failure("exceeded maximum template depth");
    }
    Variables variables = new Variables(null);
    variables.own.put("", dot);
    parts(parts, dot, variables);
    depth--;
  }

  private Flow parts(List<Part> parts, Object dot, Variables variables) throws BuiltinFailure {
    for (Part part : parts) {
      spend.accept(1);
      if (out.length() > MAX_OUTPUT) {
        throw Functions.failure("text grows too long");
      }
      Flow flow = part(part, dot, variables);
      if (flow != Flow.GO_ON) {
        return flow;
      }
    }
    return Flow.GO_ON;
  }

  private Flow part(Part part, Object dot, Variables variables) throws BuiltinFailure {
    switch (part) {
      case Part.Text(String text) -> out.append(text);
      case Part.Action(Pipeline pipeline) -> {
        Object value = value(pipeline, dot, variables);
        if (pipeline.variables().isEmpty()) {
          out.append(Operations.shown(value));
        }
      }
      case Part.Branch branch -> {
        return branch(branch, dot, new Variables(variables));
      }
      case Part.Call(String name, Pipeline pipeline) ->
          run(name, pipeline == null ? NullValue.NULL : value(pipeline, dot, variables));
      case Part.Jump(boolean leaves) -> {
        return leaves ? Flow.LEAVE_LOOP : Flow.NEXT_TURN;
      }
    }
    return Flow.GO_ON;
  }

  private Flow branch(Part.Branch branch, Object dot, Variables variables) throws BuiltinFailure {
    if (branch.kind() == Part.Branch.Kind.RANGE) {
      range(branch, dot, variables);
      return Flow.GO_ON;
    }
    Object value = value(branch.pipeline(), dot, variables);
    if (!Operations.isTrue(value)) {
      return parts(branch.otherwise(), dot, variables);
    }
    return parts(branch.list(), branch.kind() == Part.Branch.Kind.WITH ? value : dot, variables);
  }

  private void range(Part.Branch branch, Object dot, Variables around) throws BuiltinFailure {
    Pipeline pipeline = branch.pipeline();
    Object value = value(new Pipeline(List.of(), false, pipeline.commands()), dot, around);
    List<Object> keys = new ArrayList<>();
    List<Object> elements = new ArrayList<>();
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          keys.add((long) i);
          elements.add(array.get(i));
        }
      }
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          keys.add(object.key(i));
          elements.add(object.value(i));
        }
      }
      case Long count -> {
        for (long i = 0; i < count; i++) {
          spend.accept(1);
          keys.add(i);
          elements.add(i);
        }
      }
      case NullValue _ -> {}
      default -> {
        if (!Operations.isMissing(value)) {
          throw Functions.failure("range can't iterate over " + Operations.shown(value));
        }
      }
    }
    if (elements.isEmpty()) {
      parts(branch.otherwise(), dot, around);
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      Variables turn = new Variables(around);
      List<String> names = pipeline.variables();
      if (names.size() == 1) {
        set(names.getFirst(), elements.get(i), pipeline.declares(), turn);
      } else if (names.size() == 2) {
        set(names.getFirst(), keys.get(i), pipeline.declares(), turn);
        set(names.getLast(), elements.get(i), pipeline.declares(), turn);
      }
      if (parts(branch.list(), elements.get(i), turn) == Flow.LEAVE_LOOP) {
        return;
      }
    }
  }

  private static void set(String name, Object value, boolean declares, Variables variables)
      throws BuiltinFailure {
    if (declares) {
      variables.own.put(name, value);
    } else if (!variables.assign(name, value)) {
      throw undefined(name);
    }
  }

  private static BuiltinFailure undefined(String name) {
    return BuiltinFailure.of("template: template:1: undefined variable \"$" + name + "\"");
  }

  private Object value(Pipeline pipeline, Object dot, Variables variables) throws BuiltinFailure {
    Object value = null;
    for (List<Operand> command : pipeline.commands()) {
      value = command(command, value, dot, variables);
    }
    Object result = value == null ? NullValue.NULL : value;
    for (String name : pipeline.variables()) {
      set(name, result, pipeline.declares(), variables);
    }
    return result;
  }

  private Object command(
      List<Operand> command, @Nullable Object piped, Object dot, Variables variables)
      throws BuiltinFailure {
    spend.accept(1);
    if (command.getFirst() instanceof Operand.Function(String name)) {
      if (name.equals("and") || name.equals("or")) {
        return shortCircuit(name.equals("and"), command, piped, dot, variables);
      }
      List<Object> arguments = new ArrayList<>();
      for (Operand operand : command.subList(1, command.size())) {
        arguments.add(operand(operand, dot, variables));
      }
      if (piped != null) {
        arguments.add(piped);
      }
      return Functions.call(name, arguments);
    }
    if (command.size() > 1 || piped != null) {
      throw Functions.failure("can't give argument to non-function");
    }
    return operand(command.getFirst(), dot, variables);
  }

  private Object shortCircuit(
      boolean and, List<Operand> command, @Nullable Object piped, Object dot, Variables variables)
      throws BuiltinFailure {
    Object value = null;
    for (Operand operand : command.subList(1, command.size())) {
      value = operand(operand, dot, variables);
      if (Operations.isTrue(value) != and) {
        return value;
      }
    }
    Object last = piped == null ? value : piped;
    if (last == null) {
      throw Functions.failure("wrong number of args for " + (and ? "and" : "or"));
    }
    return last;
  }

  private Object operand(Operand operand, Object dot, Variables variables) throws BuiltinFailure {
    return switch (operand) {
      case Operand.Dot _ -> dot;
      case Operand.Literal(Object value) -> value;
      case Operand.Variable(String name) -> {
        Object value = variables.find(name);
        if (value == null) {
          throw undefined(name);
        }
        yield value;
      }
      case Operand.Function(String name) -> Functions.call(name, List.of());
      case Operand.Nested(Pipeline pipeline) -> value(pipeline, dot, variables);
      case Operand.Field(Operand of, String name) -> field(operand(of, dot, variables), name);
    };
  }

  private static Object field(Object value, String name) throws BuiltinFailure {
    return switch (value) {
      case ObjectValue object -> {
        Value member = object.get(name);
        yield member == null ? Operations.MISSING : member;
      }
      case NullValue _ -> throw Functions.failure("nil pointer evaluating interface {}." + name);
      case NumberValue _ ->
          throw Functions.failure("can't evaluate field " + name + " in type interface {}");
      default -> {
        if (Operations.isMissing(value)) {
          yield value;
        }
        throw Functions.failure("can't evaluate field " + name + " in type interface {}");
      }
    };
  }
}
