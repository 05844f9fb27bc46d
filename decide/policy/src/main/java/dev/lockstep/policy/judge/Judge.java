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
  private static final Namespace NOBODY = new Namespace(List.of(), 0);

  private final SortedMap<String, Namespace> rules;
  private final EvaluationOptions options;
  private final ObjectValue data;

  private Judge(SortedMap<String, Namespace> rules, EvaluationOptions options, ObjectValue data) {
    this.rules = rules;
    this.options = options;
    this.data = data;
  }

  /// The rules of a package that judge.
  ///
  /// @param prepared each name once
  /// @param definitions how many rules there are of these names
  private record Namespace(List<Prepared> prepared, int definitions) {}

  private record Prepared(JudgedRule rule, Query query, Query exceptions) {}

  /// @param compiler with the host's built-ins and settings, to which nothing was added yet
  /// @param options the time and the budget of each evaluation; its data is replaced
  /// @param store may know the policies; they depend on no setting of the compiler then
  /// @throws RegoErrors where the policies cannot be parsed or make no sense together
  public static Judge of(
      PolicyFiles files, PolicyCompiler compiler, EvaluationOptions options, PolicyStore store)
      throws RegoErrors {
    List<Module> modules = new ArrayList<>();
    Policy policy =
        store.compile(
            files,
            compiler.version(RegoVersion.V1),
            "judge",
            module -> {
              modules.add(module);
              return module;
            });
    SortedMap<String, Namespace> rules = new TreeMap<>();
    for (Map.Entry<String, List<String>> namespace : names(modules).entrySet()) {
      List<Prepared> prepared = new ArrayList<>();
      for (String name : new LinkedHashSet<>(namespace.getValue())) {
        JudgedRule rule = new JudgedRule(namespace.getKey(), name);
        Query query = policy.prepare(rule.query());
        prepared.add(new Prepared(rule, query, policy.prepare(rule.exceptionQuery())));
      }
      rules.put(namespace.getKey(), new Namespace(prepared, namespace.getValue().size()));
    }
    return new Judge(rules, options, files.data());
  }

  /// The names of the rules that judge, by their packages, each as often as it is defined.
  private static SortedMap<String, List<String>> names(List<Module> modules) {
    SortedMap<String, List<String>> names = new TreeMap<>();
    for (Module module : modules) {
      String namespace = module.path().toString().substring("data.".length());
      List<String> all = names.computeIfAbsent(namespace, _ -> new ArrayList<>());
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
  /// @param folder where the file lies, for what policies ask of `data.conftest.file`
  /// @throws EvaluationError where a rule cannot be evaluated, or gives what is no message
  public JudgedDocument judge(String namespace, String file, String folder, Value document) {
    Tally tally = new Tally();
    List<Value> parts = document instanceof ArrayValue array ? array.asList() : List.of(document);
    EvaluationOptions placed = options.withData(withPlace(file, folder));
    for (Value part : parts) {
      judge(rules.getOrDefault(namespace, NOBODY), placed.withInput(part), tally);
    }
    return tally.document(file, namespace);
  }

  /// The same of documents judged together, as one input.
  public JudgedDocument judgeTogether(
      String namespace, String file, String folder, Value document) {
    Tally tally = new Tally();
    EvaluationOptions placed = options.withData(withPlace(file, folder));
    judge(rules.getOrDefault(namespace, NOBODY), placed.withInput(document), tally);
    return tally.document(file, namespace);
  }

  private ObjectValue withPlace(String file, String folder) {
    ObjectValue place =
        new ObjectValue.Builder()
            .put("name", StringValue.of(file.substring(file.lastIndexOf('/') + 1)))
            .put("dir", StringValue.of(folder))
            .build();
    ObjectValue.Builder all = new ObjectValue.Builder();
    for (int i = 0; i < data.size(); i++) {
      all.put(data.key(i), data.value(i));
    }
    return all.put("conftest", new ObjectValue.Builder().put("file", place).build()).build();
  }

  private static void judge(Namespace namespace, EvaluationOptions with, Tally tally) {
    int before = tally.results();
    for (Prepared prepared : namespace.prepared) {
      JudgedRule rule = prepared.rule;
      List<Solution> exceptions = exceptions(prepared.exceptions.evaluate(with));
      exceptions.forEach(
          _ -> tally.exceptions.add(new Message(rule.exceptionQuery(), ObjectValue.EMPTY)));
      Value value = prepared.query.value(with).orElse(null);
      List<Message> messages = messages(rule, value);
      if (!exceptions.isEmpty()) {
        continue;
      }
      if (messages.isEmpty()) {
        tally.successes += value == null ? 0 : 1;
      } else if (JudgedRule.isFailure(rule.name())) {
        tally.failures.addAll(messages);
      } else {
        tally.warnings.addAll(messages);
      }
    }
    // Of several rules of one name those that say nothing have passed.
    tally.successes += Math.max(0, namespace.definitions - (tally.results() - before));
  }

  /// A comparison that is false is a solution of a query, too.
  private static List<Solution> exceptions(List<Solution> solutions) {
    return solutions.stream()
        .filter(one -> one.expressions().getLast().equals(BooleanValue.TRUE))
        .toList();
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

    int results() {
      return successes + failures.size() + warnings.size() + exceptions.size();
    }

    JudgedDocument document(String file, String namespace) {
      return new JudgedDocument(file, namespace, successes, warnings, failures, exceptions);
    }
  }
}
