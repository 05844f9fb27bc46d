package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of one name, which make one document or function.
final class Group {
  private static final Value[] NO_OPERANDS = {};

  final int number;
  final String path;
  final Kind kind;
  final int parameters;

  /// Whether it may be called; what has no parameters may be called and read.
  final boolean callable;

  private CompiledRule[] rules = {};
  private RuleIndex index = RuleIndex.ALL;
  private @Nullable CompiledRule fallback;
  private boolean oneValue;
  private boolean remembers;

  /// What the rules make.
  enum Kind {
    COMPLETE,
    FUNCTION,
    SET,
    OBJECT
  }

  Group(int number, String path, Kind kind, int parameters, boolean callable) {
    this.number = number;
    this.path = path;
    this.kind = kind;
    this.parameters = parameters;
    this.callable = callable;
  }

  /// @param defaultRule the default rule
  /// @param sameValue whether all rules have the same constant value
  /// @param keepsCalls whether results of calls are worth keeping
  void complete(
      CompiledRule[] compiled,
      RuleIndex ruleIndex,
      @Nullable CompiledRule defaultRule,
      boolean sameValue,
      boolean keepsCalls) {
    rules = compiled;
    index = ruleIndex;
    fallback = defaultRule;
    oneValue = sameValue;
    remembers = keepsCalls;
  }

  /// The document that the rules make, or null where it is undefined.
  @Nullable Value document(Evaluation evaluation) {
    return switch (kind) {
      case COMPLETE -> single(NO_OPERANDS, evaluation);
      case SET -> set(evaluation);
      case OBJECT -> object(evaluation);
      case FUNCTION -> null;
    };
  }

  /// What the function comes to for `operands`, or null where it is undefined.
  @Nullable Value call(Value[] operands, Evaluation evaluation) {
    if (!remembers) {
      return single(operands, evaluation);
    }
    Map<ArrayValue, Object> calls = evaluation.scope.calls(number);
    ArrayValue key = ArrayValue.wrap(operands);
    Object known = calls.get(key);
    if (known == null) {
      Value result = single(operands, evaluation);
      calls.put(key, result == null ? Scope.Progress.UNDEFINED : result);
      return result;
    }
    return known instanceof Value value ? value : null;
  }

  private @Nullable Value single(Value[] operands, Evaluation evaluation) {
    OneValue sink = new OneValue(this, operands);
    int[] selected = index.select(operands, evaluation);
    int count = selected == null ? rules.length : selected.length;
    for (int i = 0; i < count; i++) {
      runWithElse(rules[selected == null ? i : selected[i]], operands, sink, evaluation);
      if (sink.disagreed || (oneValue && sink.result != null)) {
        break;
      }
    }
    if (sink.result == null && fallback != null) {
      run(fallback, operands, sink, evaluation);
    }
    return sink.result;
  }

  private static void runWithElse(
      CompiledRule rule, Value[] operands, OneValue sink, Evaluation evaluation) {
    sink.produced = false;
    for (CompiledRule part = rule; part != null && !sink.produced; part = part.otherwise()) {
      run(part, operands, sink, evaluation);
    }
  }

  private static void run(
      CompiledRule rule, Value[] operands, OneValue sink, Evaluation evaluation) {
    sink.rule = rule;
    run(rule, operands, (Sink) sink, evaluation);
  }

  static void run(CompiledRule rule, Value[] operands, Sink sink, Evaluation evaluation) {
    Frame frame = new Frame(evaluation, rule.layout(), sink);
    List<Pattern> patterns = rule.parameters();
    for (int i = 0; i < patterns.size(); i++) {
      if (!patterns.get(i).match(operands[i], frame)) {
        return;
      }
    }
    List<Requirement> required = rule.required();
    for (int i = 0; i < required.size(); i++) {
      if (!required.get(i).isMet(frame)) {
        return;
      }
    }
    evaluation.enter(rule.location());
    rule.body().run(frame);
    evaluation.leave();
  }

  private Value set(Evaluation evaluation) {
    SetValue.Builder elements = new SetValue.Builder();
    for (CompiledRule rule : selected(NO_OPERANDS, evaluation)) {
      run(
          rule,
          NO_OPERANDS,
          frame -> {
            Value element = rule.value().eval(frame);
            if (element != null) {
              elements.add(element);
            }
            return false;
          },
          evaluation);
    }
    return elements.build();
  }

  private Value object(Evaluation evaluation) {
    PartialDocument members = new PartialDocument();
    fill(members, evaluation);
    return members.build();
  }

  /// Puts what the rules make into `members`.
  void fill(PartialDocument members, Evaluation evaluation) {
    for (CompiledRule rule : selected(NO_OPERANDS, evaluation)) {
      if (rule.otherwise() == null) {
        run(rule, NO_OPERANDS, frame -> members.add(rule, frame), evaluation);
      } else {
        withElse(rule, members, evaluation);
      }
    }
  }

  private static void withElse(CompiledRule rule, PartialDocument members, Evaluation evaluation) {
    for (CompiledRule part = rule; part != null; part = part.otherwise()) {
      CompiledRule current = part;
      int before = members.added();
      run(part, NO_OPERANDS, frame -> members.add(current, frame), evaluation);
      if (members.added() > before) {
        return;
      }
    }
  }

  private CompiledRule[] selected(Value[] operands, Evaluation evaluation) {
    int[] numbers = index.select(operands, evaluation);
    if (numbers == null) {
      return rules;
    }
    CompiledRule[] some = new CompiledRule[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      some[i] = rules[numbers[i]];
    }
    return some;
  }

  /// Takes the value of a document or a function, of which there is one.
  private static final class OneValue implements Sink {
    private final Group group;
    private final Value[] operands;
    private @Nullable CompiledRule rule;
    private @Nullable Value result;
    private boolean produced;
    private boolean disagreed;

    OneValue(Group group, Value[] operands) {
      this.group = group;
      this.operands = operands;
    }

    @Override
    public boolean accept(Frame frame) {
      CompiledRule running = rule;
      Value value = running == null ? null : running.value().eval(frame);
      if (running == null || value == null) {
        return false;
      }
      produced = true;
      if (result == null) {
        result = value;
      } else if (!result.equals(value)) {
        EvaluationError conflict = conflict(running, frame.evaluation);
        if (group.kind != Kind.FUNCTION) {
          throw conflict;
        }
        frame.evaluation.disagree(conflict);
        disagreed = true;
        return true;
      }
      return running.isConstant();
    }

    private EvaluationError conflict(CompiledRule running, Evaluation evaluation) {
      String message =
          group.kind == Kind.FUNCTION
              ? "function " + group.path + " produced conflicting values for the same inputs"
              : "rule " + group.path + " produced conflicting values";
      CompiledRule[] all = group.selected(operands, evaluation);
      return Conflict.of(message, running, all, operands, evaluation);
    }
  }
}
