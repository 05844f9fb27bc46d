package dev.lockstep.policy.judge;

import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Policies that judge documents. May be shared by threads.
public final class Judge {
  private final SortedMap<String, List<Prepared>> rules;
  private final EvaluationOptions options;

  private Judge(SortedMap<String, List<Prepared>> rules, EvaluationOptions options) {
    this.rules = rules;
    this.options = options;
  }

  private record Prepared(JudgedRule rule, Query query, Query exceptions) {}

  /// @param options the time and the budget of each evaluation; its data is replaced
  /// @param store may know the policies
  /// @throws RegoErrors where the policies cannot be parsed or make no sense together
  public static Judge of(PolicyFiles files, EvaluationOptions options, PolicyStore store)
      throws RegoErrors {
    List<Module> modules = new ArrayList<>();
    PolicyCompiler compiler = new PolicyCompiler().version(RegoVersion.V1);
    Policy policy =
        store.compile(
            files,
            compiler,
            "judge",
            module -> {
              modules.add(module);
              return module;
            });
    SortedMap<String, List<Prepared>> rules = new TreeMap<>();
    for (Map.Entry<String, Set<String>> namespace : names(modules).entrySet()) {
      List<Prepared> prepared = new ArrayList<>();
      for (String name : namespace.getValue()) {
        JudgedRule rule = new JudgedRule(namespace.getKey(), name);
        Query query = policy.prepare(rule.query());
        prepared.add(new Prepared(rule, query, policy.prepare(rule.exceptionQuery())));
      }
      rules.put(namespace.getKey(), prepared);
    }
    return new Judge(rules, options.withData(files.data()));
  }

  private static SortedMap<String, Set<String>> names(List<Module> modules) {
    SortedMap<String, Set<String>> names = new TreeMap<>();
    for (Module module : modules) {
      String namespace = module.path().toString().substring("data.".length());
      Set<String> all = names.computeIfAbsent(namespace, _ -> new LinkedHashSet<>());
      for (Rule rule : module.rules()) {
        String name = rule.head().name();
        if (JudgedRule.isFailure(name) || JudgedRule.isWarning(name)) {
          all.add(name);
        }
      }
    }
    return names;
  }

  /// All packages of the policies, without `data`.
  public Set<String> namespaces() {
    return new TreeSet<>(rules.keySet());
  }

  /// What `namespace` says of `document`; of an array, of each of its elements.
  ///
  /// @throws EvaluationError where a rule cannot be evaluated, or gives what is no message
  public JudgedDocument judge(String namespace, String file, Value document) {
    Tally tally = new Tally();
    List<Prepared> own = rules.getOrDefault(namespace, List.of());
    List<Value> parts = document instanceof ArrayValue array ? array.asList() : List.of(document);
    for (Value part : parts) {
      judge(own, part, tally);
    }
    return tally.document(file, namespace);
  }

  /// The same of documents judged together, as one input.
  public JudgedDocument judgeTogether(String namespace, String file, Value document) {
    Tally tally = new Tally();
    judge(rules.getOrDefault(namespace, List.of()), document, tally);
    return tally.document(file, namespace);
  }

  private void judge(List<Prepared> own, Value document, Tally tally) {
    EvaluationOptions with = options.withInput(document);
    for (Prepared prepared : own) {
      JudgedRule rule = prepared.rule;
      if (isExcepted(prepared.exceptions.evaluate(with))) {
        tally.exceptions.add(new Message(rule.exceptionQuery(), ObjectValue.EMPTY));
        continue;
      }
      List<Message> messages = messages(rule, prepared.query.value(with).orElse(null));
      if (messages.isEmpty()) {
        tally.successes++;
      } else if (JudgedRule.isFailure(rule.name())) {
        tally.failures.addAll(messages);
      } else {
        tally.warnings.addAll(messages);
      }
    }
  }

  /// A comparison that is false is a solution of a query, too.
  private static boolean isExcepted(List<Solution> solutions) {
    return solutions.stream()
        .anyMatch(one -> one.expressions().getLast().equals(BooleanValue.TRUE));
  }

  private static List<Message> messages(JudgedRule rule, @Nullable Value value) {
    List<Message> messages = new ArrayList<>();
    List<Value> given = new ArrayList<>();
    switch (value) {
      case SetValue set -> set.forEach(given::add);
      case ArrayValue array -> array.forEach(given::add);
      case null, default -> {}
    }
    for (Value one : given) {
      messages.add(message(rule, one));
    }
    return messages;
  }

  private static Message message(JudgedRule rule, Value value) {
    ObjectValue.Builder metadata = new ObjectValue.Builder();
    String text = null;
    if (value instanceof StringValue string) {
      text = string.text();
    } else if (value instanceof ObjectValue object
        && object.get("msg") instanceof StringValue msg) {
      text = msg.text();
      members(object).forEach(metadata::put);
    }
    if (text == null) {
      throw new EvaluationError(
          EvaluationError.TYPE,
          rule.query() + " must give strings, or objects with a string \"msg\"; it gave " + value,
          Location.NONE);
    }
    metadata.put("query", StringValue.of(rule.query()));
    return new Message(text, metadata.build());
  }

  private static Map<Value, Value> members(ObjectValue object) {
    Map<Value, Value> members = new LinkedHashMap<>();
    for (int i = 0; i < object.size(); i++) {
      if (!object.key(i).equals(StringValue.of("msg"))) {
        members.put(object.key(i), object.value(i));
      }
    }
    return members;
  }

  /// Counts as it goes.
  private static final class Tally {
    final List<Message> warnings = new ArrayList<>();
    final List<Message> failures = new ArrayList<>();
    final List<Message> exceptions = new ArrayList<>();
    int successes;

    JudgedDocument document(String file, String namespace) {
      return new JudgedDocument(file, namespace, successes, warnings, failures, exceptions);
    }
  }
}
