package dev.lockstep.rego.builtin;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The built-ins that policies may call, by name. Immutable.
public final class Builtins {
  /// No built-in at all.
  public static final Builtins NONE = new Builtins(Map.of());

  private final Map<String, Builtin> byName;

  private Builtins(Map<String, Builtin> byName) {
    this.byName = byName;
  }

  /// These and `more`; of the same name the later one counts.
  public Builtins with(List<Builtin> more) {
    Map<String, Builtin> all = new LinkedHashMap<>(byName);
    for (Builtin builtin : more) {
      all.put(builtin.name(), builtin);
    }
    return new Builtins(all);
  }

  /// These without those named in `names`.
  public Builtins without(Collection<String> names) {
    Map<String, Builtin> rest = new LinkedHashMap<>(byName);
    rest.keySet().removeAll(names);
    return new Builtins(rest);
  }

  /// The built-in `name`, or null where there is none.
  public @Nullable Builtin find(String name) {
    return byName.get(name);
  }

  /// All of them.
  public Collection<Builtin> all() {
    return Collections.unmodifiableCollection(byName.values());
  }
}
