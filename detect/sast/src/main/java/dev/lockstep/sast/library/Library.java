package dev.lockstep.sast.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The models of one language, by the names of their functions. Immutable.
public final class Library {
  /// One without models.
  public static final Library EMPTY = new Library(List.of());

  private final List<Entry> entries;
  private final Map<String, List<Entry>> byName = new HashMap<>();
  private final boolean hasEnds;

  /// @param entries the first of two for one function holds
  public Library(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    boolean ends = false;
    for (Entry entry : entries) {
      byName.computeIfAbsent(entry.name(), _ -> new ArrayList<>(1)).add(entry);
      ends |= entry.model().isEnd();
    }
    this.hasEnds = ends;
  }

  public List<Entry> entries() {
    return entries;
  }

  /// Whether some of them are where rules begin or end.
  public boolean hasEnds() {
    return hasEnds;
  }

  /// Whether there is any model for functions of a simple name.
  public boolean knows(String name) {
    return byName.containsKey(name);
  }

  /// The model of a function of a module or class; null where there is none.
  ///
  /// @param owner in full, or the class alone where nothing more is known; empty for none
  public @Nullable Model function(String owner, String name) {
    for (Entry entry : byName.getOrDefault(name, List.of())) {
      if (!entry.isMethod() && (entry.owner().equals(owner) || isIn(entry, owner))) {
        return entry.model();
      }
    }
    return null;
  }

  private static boolean isIn(Entry entry, String owner) {
    return !owner.isEmpty() && entry.isOf(owner);
  }

  /// The model of a method of a type; null where there is none.
  ///
  /// @param type in full or its simple name; empty where it is not known
  public @Nullable Model method(String type, String name) {
    Model any = null;
    for (Entry entry : byName.getOrDefault(name, List.of())) {
      if (!entry.isMethod()) {
        continue;
      }
      if (entry.owner().equals(Entry.ANY)) {
        any = any == null ? entry.model() : any;
      } else if (!type.isEmpty() && entry.isOf(type)) {
        return entry.model();
      }
    }
    return any;
  }
}
