package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Match;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What variables and their fields carry at one place of a function, and which constants they are.
/// A place is named by a path: `v12.name[0]`.
final class State {
  private final TreeMap<String, Taint> taints;
  private final TreeMap<String, Object> constants;

  State() {
    taints = new TreeMap<>();
    constants = new TreeMap<>();
  }

  private State(State other) {
    taints = new TreeMap<>(other.taints);
    constants = new TreeMap<>(other.constants);
  }

  State copy() {
    return new State(this);
  }

  /// The constant at a path, null where none is known.
  @Nullable Object constant(String path) {
    return constants.get(path);
  }

  /// @param value null for what is not known any more
  void constant(String path, @Nullable Object value) {
    if (value == null) {
      constants.remove(path);
    } else {
      constants.put(path, value);
    }
  }

  /// What a path carries: what was stored there, or in what it is part of.
  Taint get(String path) {
    String at = path;
    while (true) {
      Taint taint = taints.get(at);
      if (taint != null) {
        return taint;
      }
      int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      if (cut <= 0) {
        return Taint.NONE;
      }
      at = at.substring(0, cut);
    }
  }

  /// What was stored at exactly this path, null where nothing was.
  @Nullable Taint exactly(String path) {
    return taints.get(path);
  }

  /// What a path and all its parts carry.
  Taint whole(String path) {
    Taint all = get(path);
    for (Taint taint : fields(taints, path).values()) {
      all = all.and(taint);
    }
    for (Taint taint : elements(taints, path).values()) {
      all = all.and(taint);
    }
    return all;
  }

  /// The parts of a path that begin with a dot: `/` is the character behind it.
  private static <T> SortedMap<String, T> fields(NavigableMap<String, T> map, String path) {
    return map.subMap(path + ".", path + "/");
  }

  /// The parts of a path that begin with a bracket.
  private static <T> SortedMap<String, T> elements(NavigableMap<String, T> map, String path) {
    return map.subMap(path + "[", path + "\\");
  }

  private static boolean isPart(String part, String path) {
    return part.length() > path.length()
        && part.startsWith(path)
        && (part.charAt(path.length()) == '.' || part.charAt(path.length()) == '[');
  }

  void set(String path, Taint taint) {
    forgetParts(path);
    boolean whole = path.indexOf('.') < 0 && path.indexOf('[') < 0;
    if (whole && taint.isNone()) {
      taints.remove(path);
    } else {
      taints.put(path, taint);
    }
  }

  private void forgetParts(String path) {
    if (!taints.isEmpty()) {
      fields(taints, path).clear();
      elements(taints, path).clear();
    }
    if (!constants.isEmpty()) {
      fields(constants, path).clear();
      elements(constants, path).clear();
      constants.remove(path);
    }
  }

  void add(String path, Taint taint) {
    if (!taint.isNone()) {
      taints.put(path, get(path).and(taint));
    }
  }

  boolean isEmpty() {
    return taints.isEmpty() && constants.isEmpty();
  }

  /// What is known of the paths that a test lets through.
  State shared(Predicate<String> test) {
    State some = new State();
    taints.forEach(
        (path, taint) -> {
          if (test.test(path)) {
            some.taints.put(path, taint);
          }
        });
    constants.forEach(
        (path, value) -> {
          if (test.test(path)) {
            some.constants.put(path, value);
          }
        });
    return some;
  }

  /// Takes over what another state knows of such paths.
  void takeShared(State other, Predicate<String> test) {
    State some = other.shared(test);
    taints.putAll(some.taints);
    constants.keySet().removeIf(test);
    constants.putAll(some.constants);
  }

  /// What was stored at a path or in its parts.
  Taint parts(String path) {
    Taint all = taints.getOrDefault(path, Taint.NONE);
    for (Taint taint : fields(taints, path).values()) {
      all = all.and(taint);
    }
    for (Taint taint : elements(taints, path).values()) {
      all = all.and(taint);
    }
    return all;
  }

  /// Tells states apart: the same have the same.
  String key() {
    StringBuilder key = new StringBuilder();
    taints.forEach(
        (path, taint) -> key.append(path).append('=').append(taint.labels()).append(';'));
    key.append('|');
    constants.forEach((path, value) -> key.append(path).append('=').append(value).append(';'));
    return key.toString();
  }

  /// Makes `to` what `from` is, with its parts and constants.
  void move(String from, String to) {
    State parts = new State();
    taints.forEach(
        (path, taint) -> {
          if (path.equals(from) || isPart(path, from)) {
            parts.taints.put(to + path.substring(from.length()), taint);
          }
        });
    constants.forEach(
        (path, value) -> {
          if (path.equals(from) || isPart(path, from)) {
            parts.constants.put(to + path.substring(from.length()), value);
          }
        });
    forgetParts(to);
    taints.remove(to);
    taints.putAll(parts.taints);
    constants.putAll(parts.constants);
  }

  /// Makes `to` in another state what `from` is here, with its parts and constants.
  void copy(String from, State into, String to) {
    taints.forEach(
        (path, taint) -> {
          if (path.equals(from) || isPart(path, from)) {
            into.taints.put(to + path.substring(from.length()), taint);
          }
        });
    constants.forEach(
        (path, value) -> {
          if (path.equals(from) || isPart(path, from)) {
            into.constants.put(to + path.substring(from.length()), value);
          }
        });
  }

  /// Forgets what came from sources that another state has not met, at paths that a test lets
  /// through.
  void withdraw(State before, Predicate<String> test) {
    Set<Match> met = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Taint taint : before.taints.values()) {
      if (taint.source() != null) {
        met.add(taint.source());
      }
    }
    taints
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().source() != null
                    && !met.contains(entry.getValue().source())
                    && test.test(entry.getKey()));
  }

  /// The same with each value changed; constants are left out.
  State mapped(UnaryOperator<Taint> change) {
    State mapped = new State();
    taints.forEach((path, taint) -> mapped.taints.put(path, change.apply(taint)));
    return mapped;
  }

  /// Whether it tells fields apart.
  boolean hasParts() {
    return taints.size() > 1;
  }

  /// Forgets what a path carries, but not its parts.
  void release(String path) {
    taints.remove(path);
  }

  /// Forgets a path with its parts.
  void forget(String path) {
    forgetParts(path);
    taints.remove(path);
  }

  /// Adds what may also be the case.
  ///
  /// @return whether that changed anything
  boolean join(State other) {
    boolean changed =
        constants
            .entrySet()
            .removeIf(entry -> !entry.getValue().equals(other.constants.get(entry.getKey())));
    for (Map.Entry<String, Taint> entry : other.taints.entrySet()) {
      Taint before = get(entry.getKey());
      Taint after = before.and(entry.getValue());
      if (after.labels() != before.labels()) {
        taints.put(entry.getKey(), after);
        changed = true;
      }
    }
    for (Map.Entry<String, Taint> entry : Map.copyOf(taints).entrySet()) {
      if (!other.taints.containsKey(entry.getKey())) {
        Taint there = other.get(entry.getKey());
        Taint after = entry.getValue().and(there);
        if (after.labels() != entry.getValue().labels()) {
          taints.put(entry.getKey(), after);
          changed = true;
        }
      }
    }
    return changed;
  }
}
