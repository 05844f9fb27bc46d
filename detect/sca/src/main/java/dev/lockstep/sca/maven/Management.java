package dev.lockstep.sca.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a POM manages: its own entries, then those of the POMs it imports, of which the first
/// counts. Values are put in when they are asked for, as most never are.
final class Management {
  static final Management NONE = new Management(List.of(), Interpolation.NONE);

  private final Map<String, PomDependency> own = new HashMap<>();
  private final List<Management> imported = new ArrayList<>();
  private final Map<String, PomDependency> known = new HashMap<>();
  private final Interpolation values;

  Management(List<PomDependency> entries, Interpolation values) {
    this.values = values;
    for (PomDependency entry : entries) {
      if (!entry.isImport()) {
        own.putIfAbsent(values.apply(entry.key()), entry);
      }
    }
  }

  void importing(Management other) {
    imported.add(other);
  }

  /// What is managed for a management key; null where nothing is.
  @Nullable PomDependency find(String key) {
    PomDependency found = known.get(key);
    if (found != null) {
      return found;
    }
    PomDependency raw = own.get(key);
    if (raw != null) {
      found = raw.interpolated(values);
    } else {
      for (Management other : imported) {
        found = other.find(key);
        if (found != null) {
          break;
        }
      }
    }
    if (found != null) {
      known.put(key, found);
    }
    return found;
  }
}
