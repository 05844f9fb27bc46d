package dev.lockstep.sast.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which files declare a name. Where several do, the one that an import names by its module is
/// meant, or else the one in the folder of the file that asks; a name that is still of several is
/// of none.
final class Declarations {
  static final int NONE = -1;

  private static final int MAX_FILES = 8;
  private static final int MAX_SIFTED = 64;

  private final List<Linker.Unit> units;
  private final List<Set<String>> folders;
  private final Map<String, List<Integer>> files = new HashMap<>();

  Declarations(List<Linker.Unit> units) {
    this.units = units;
    this.folders =
        units.stream()
            .map(
                unit ->
                    unit.places().stream().map(Declarations::folder).collect(Collectors.toSet()))
            .toList();
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

  /// The file that is meant by a name, [#NONE] where that is not known.
  ///
  /// @param unit the file that asks
  /// @param module the last part of the module that its import names; empty where nothing says it
  int meant(int unit, String module, String name) {
    List<Integer> all = mayBeMeant(unit, name);
    if (all.size() > 1 && !module.isEmpty()) {
      all = all.stream().filter(file -> isModule(file, module)).toList();
    }
    if (all.size() > 1) {
      all = near(unit, all);
    }
    return all.size() == 1 ? all.getFirst() : NONE;
  }

  /// The files that may be meant by a name, whatever the file that asks imports: all where they are
  /// few, else those near to it.
  List<Integer> mayBeMeant(int unit, String name) {
    List<Integer> all = files.getOrDefault(name, List.of());
    if (all.size() > MAX_SIFTED) {
      return List.of();
    }
    return all.size() > MAX_FILES ? near(unit, all) : all;
  }

  private List<Integer> near(int unit, List<Integer> all) {
    return all.stream()
        .filter(file -> !Collections.disjoint(folders.get(file), folders.get(unit)))
        .toList();
  }

  /// Whether a file, or the folder that it lies in, is called as a module.
  private boolean isModule(int unit, String module) {
    for (String place : units.get(unit).places()) {
      String file = place.substring(place.lastIndexOf('/') + 1);
      int dot = file.indexOf('.');
      String folder = folder(place);
      if ((dot < 0 ? file : file.substring(0, dot)).equals(module)
          || folder.substring(folder.lastIndexOf('/') + 1).equals(module)) {
        return true;
      }
    }
    return false;
  }

  private static String folder(String place) {
    return place.substring(0, Math.max(0, place.lastIndexOf('/')));
  }
}
