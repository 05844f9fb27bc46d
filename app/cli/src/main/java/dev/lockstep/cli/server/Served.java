package dev.lockstep.cli.server;

import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Policies and data as they are served at one time. Immutable: a change makes another one.
final class Served {
  /// How many prepared questions are kept.
  private static final int MOST_QUERIES = 1_000;

  private final RegoVersion version;
  private final SortedMap<String, ModuleText> modules;
  private final ObjectValue data;
  private final Policy policy;
  private final Map<String, Query> queries = new ConcurrentHashMap<>();

  private Served(
      RegoVersion version, SortedMap<String, ModuleText> modules, ObjectValue data, Policy policy) {
    this.version = version;
    this.modules = modules;
    this.data = data;
    this.policy = policy;
  }

  /// @throws RegoErrors where the policies are invalid
  static Served of(PolicyFiles files, RegoVersion version) throws RegoErrors {
    SortedMap<String, ModuleText> modules = new TreeMap<>();
    files.modules().forEach(module -> modules.put(module.file(), module));
    return compiled(version, modules, files.data());
  }

  private static Served compiled(
      RegoVersion version, SortedMap<String, ModuleText> modules, ObjectValue data)
      throws RegoErrors {
    PolicyFiles files = new PolicyFiles(List.copyOf(modules.values()), data);
    Policy policy = files.into(new PolicyCompiler().partial()).version(version).compile();
    return new Served(version, modules, data, policy);
  }

  SortedMap<String, ModuleText> modules() {
    return modules;
  }

  ObjectValue data() {
    return data;
  }

  Policy policy() {
    return policy;
  }

  /// The question for the document at `path`, below `data`.
  ///
  /// @throws RegoErrors where it is no document: a function
  Query document(List<String> path) throws RegoErrors {
    StringBuilder text = new StringBuilder("data");
    path.forEach(part -> text.append('[').append(key(part)).append(']'));
    return query(text.toString());
  }

  /// A part that is a number is one, as elements of arrays need it.
  private static Value key(String part) {
    return part.matches("0|[1-9][0-9]{0,8}")
        ? LongValue.of(Long.parseLong(part))
        : StringValue.of(part);
  }

  /// @throws RegoErrors where `text` is no query
  Query query(String text) throws RegoErrors {
    Query known = queries.get(text);
    if (known != null) {
      return known;
    }
    Query query = policy.prepare(text);
    if (queries.size() < MOST_QUERIES) {
      queries.put(text, query);
    }
    return query;
  }

  /// With a module in the place of the one of its name.
  ///
  /// @throws RegoErrors where the policies are invalid then
  Served with(String id, String source) throws RegoErrors {
    SortedMap<String, ModuleText> changed = new TreeMap<>(modules);
    changed.put(id, new ModuleText(id, source, version));
    return compiled(version, changed, data);
  }

  /// Without a module.
  ///
  /// @throws RegoErrors where the policies are invalid then
  Served without(String id) throws RegoErrors {
    SortedMap<String, ModuleText> changed = new TreeMap<>(modules);
    changed.remove(id);
    return compiled(version, changed, data);
  }

  /// With other data. What is compiled does not depend on them.
  Served withData(ObjectValue other) {
    return new Served(version, modules, other, policy);
  }

  /// The value at `path` of a document, null where there is none.
  static @Nullable Value at(Value document, List<String> path) {
    @Nullable Value at = document;
    for (String part : path) {
      at =
          switch (at) {
            case ObjectValue object -> object.get(part);
            case ArrayValue array when key(part) instanceof LongValue index ->
                index.longValue() < array.size() ? array.get((int) index.longValue()) : null;
            case null, default -> null;
          };
    }
    return at;
  }

  /// `document` with `value` at `path`, or without what is there where `value` is null. Objects on
  /// the way are made; what is no object on it gives way.
  static Value changed(Value document, List<String> path, @Nullable Value value) {
    if (path.isEmpty()) {
      return value == null ? ObjectValue.EMPTY : value;
    }
    ObjectValue object = document instanceof ObjectValue there ? there : ObjectValue.EMPTY;
    StringValue name = StringValue.of(path.getFirst());
    boolean goes = value == null && path.size() == 1;
    ObjectValue.Builder all = new ObjectValue.Builder();
    for (Value key : object.keys()) {
      Value member = object.get(key);
      if (member != null && !key.equals(name)) {
        all.put(key, member);
      }
    }
    if (!goes) {
      Value member = object.get(name);
      all.put(
          name,
          changed(
              member == null ? ObjectValue.EMPTY : member, path.subList(1, path.size()), value));
    }
    return all.build();
  }
}
