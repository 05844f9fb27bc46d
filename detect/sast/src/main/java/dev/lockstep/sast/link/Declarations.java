package dev.lockstep.sast.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntBiFunction;

/// Which files declare a name. Where several do, those are meant whose path ends as the module does
/// that an import names, and of these the nearest; where nothing is imported, the one in the folder
/// of the file that asks. A name that is still of several is of none.
///
/// A file may stand at several places, and mean another from each.
final class Declarations {
  static final int NONE = -1;

  private static final int MAX_FILES = 8;
  private static final int MAX_SIFTED = 64;

  private final List<List<Place>> places;
  private final Map<String, List<Integer>> files = new HashMap<>();

  Declarations(List<Linker.Unit> units) {
    this.places =
        units.stream().map(unit -> unit.places().stream().map(Place::of).toList()).toList();
  }

  /// @param unit the file that declares it
  void declare(String name, int unit) {
    List<Integer> all = files.computeIfAbsent(name, _ -> new ArrayList<>(1));
    if (all.isEmpty() || all.getLast() != unit) {
      all.add(unit);
    }
  }

  /// The only file that declares a name, [#NONE] where none or several do.
  int only(String name) {
    List<Integer> all = files.get(name);
    return all == null || all.size() != 1 ? NONE : all.getFirst();
  }

  boolean isDeclared(String name) {
    return files.containsKey(name);
  }

  boolean isOfSeveral(String name) {
    List<Integer> all = files.get(name);
    return all != null && all.size() > 1;
  }

  /// The files that are meant by a name, one for each place of the file that asks where that is
  /// known; few.
  ///
  /// @param unit the file that asks
  /// @param module the module that its import names, `/` or `.` between parts; empty where nothing
  ///     says it
  List<Integer> meant(int unit, String module, String name) {
    List<Integer> all = mayBeMeant(unit, name);
    if (all.size() <= 1) {
      return all;
    }
    List<Integer> meant = module.isEmpty() ? beside(unit, all) : imported(unit, module, all);
    return meant.size() > MAX_FILES ? List.of() : meant;
  }

  /// The files that may be meant by a name, whatever the file that asks imports: all where they are
  /// few, else those near to it.
  List<Integer> mayBeMeant(int unit, String name) {
    List<Integer> all = files.getOrDefault(name, List.of());
    if (all.size() > MAX_SIFTED) {
      return List.of();
    }
    return all.size() > MAX_FILES
        ? all.stream().filter(file -> isBeside(unit, file)).toList()
        : all;
  }

  private boolean isBeside(int unit, int file) {
    return places.get(unit).stream()
        .anyMatch(here -> places.get(file).stream().anyMatch(here::isBeside));
  }

  /// For each place of a file the only one in its folder.
  private List<Integer> beside(int unit, List<Integer> all) {
    return best(unit, all, (here, there) -> here.isBeside(there) ? 1 : 0);
  }

  private List<Integer> imported(int unit, String module, List<Integer> all) {
    List<String> parts = List.of(module.split("[./]+"));
    int most = 1;
    List<Integer> named = new ArrayList<>();
    for (int file : all) {
      int likeness =
          places.get(file).stream().mapToInt(place -> place.likeness(parts)).max().orElse(0);
      if (likeness > most) {
        most = likeness;
        named.clear();
      }
      if (likeness == most) {
        named.add(file);
      }
    }
    return named.size() <= 1 ? named : best(unit, named, Place::shared);
  }

  /// For each place of a file the only one that is best, and good at all.
  private List<Integer> best(int unit, List<Integer> all, ToIntBiFunction<Place, Place> good) {
    Set<Integer> best = new TreeSet<>();
    for (Place here : places.get(unit)) {
      int most = 0;
      int file = NONE;
      for (int one : all) {
        int value =
            places.get(one).stream()
                .mapToInt(there -> good.applyAsInt(here, there))
                .max()
                .orElse(0);
        if (value == most) {
          file = NONE;
        } else if (value > most) {
          most = value;
          file = one;
        }
      }
      if (file != NONE) {
        best.add(file);
      }
    }
    return List.copyOf(best);
  }

  /// Where a file stands.
  ///
  /// @param folder the names of the folders around it
  /// @param name without what follows a dot
  private record Place(List<String> folder, String name) {
    static Place of(String path) {
      List<String> parts = List.of(path.split("/"));
      String file = parts.getLast();
      int dot = file.indexOf('.');
      return new Place(parts.subList(0, parts.size() - 1), dot < 0 ? file : file.substring(0, dot));
    }

    /// How many parts of a module, from its end, the path ends with: the file may be the last, or
    /// stand in the folder that is.
    int likeness(List<String> module) {
      List<String> whole = new ArrayList<>(folder);
      whole.add(name);
      return Math.max(sameEnd(folder, module), sameEnd(whole, module));
    }

    private static int sameEnd(List<String> path, List<String> module) {
      int same = 0;
      while (same < path.size()
          && same < module.size()
          && path.get(path.size() - 1 - same).equals(module.get(module.size() - 1 - same))) {
        same++;
      }
      return same;
    }

    boolean isBeside(Place other) {
      return folder.equals(other.folder);
    }

    /// How many folders from the top they share, the top itself included.
    int shared(Place other) {
      int most = Math.min(folder.size(), other.folder.size());
      int same = 0;
      while (same < most && folder.get(same).equals(other.folder.get(same))) {
        same++;
      }
      return same + 1;
    }
  }
}
