package dev.lockstep.sast.flow;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// What variables and their fields carry at one place of a function. A place is named by a path:
/// `v12.name[0]`.
final class State {
  private final Map<String, Taint> taints;

  State() {
    taints = new HashMap<>();
  }

  private State(Map<String, Taint> taints) {
    this.taints = new HashMap<>(taints);
  }

  State copy() {
    return new State(taints);
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

  /// What a path and all its parts carry.
  Taint whole(String path) {
    Taint all = get(path);
    for (Map.Entry<String, Taint> entry : taints.entrySet()) {
      if (isPart(entry.getKey(), path)) {
        all = all.and(entry.getValue());
      }
    }
    return all;
  }

  private static boolean isPart(String part, String path) {
    return part.length() > path.length()
        && part.startsWith(path)
        && (part.charAt(path.length()) == '.' || part.charAt(path.length()) == '[');
  }

  void set(String path, Taint taint) {
    for (Iterator<String> keys = taints.keySet().iterator(); keys.hasNext(); ) {
      if (isPart(keys.next(), path)) {
        keys.remove();
      }
    }
    taints.put(path, taint);
  }

  void add(String path, Taint taint) {
    if (!taint.isNone()) {
      taints.put(path, get(path).and(taint));
    }
  }

  /// Adds what may also be the case.
  ///
  /// @return whether that changed anything
  boolean join(State other) {
    boolean changed = false;
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
