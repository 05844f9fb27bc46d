package dev.lockstep.sca.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which artifacts of a [JarCorpus] a jar is, or holds moved to other packages.
///
/// An artifact is there where at least four in five of its classes are, and at least three. Its
/// version is the one of which all classes are there, of several the largest, of equal ones the one
/// that the jar's own name states; else it is not known: a neighbour that the corpus does not have
/// looks nearly the same. Classes that explain a larger artifact do not explain a second one.
public final class Identification {
  private static final int LEAST_CLASSES = 3;
  private static final int PERCENT = 80;

  private static final Comparator<Map.Entry<Artifact, Set<Long>>> MOST_FIRST =
      Comparator.<Map.Entry<Artifact, Set<Long>>>comparingInt(one -> -one.getValue().size())
          .thenComparing(
              Map.Entry::getKey,
              Comparator.comparingInt(Artifact::classes)
                  .thenComparing(Artifact::name)
                  .thenComparing(Artifact::version));

  private final List<Artifact> artifacts = new ArrayList<>();
  private final Set<Long> explained = new HashSet<>();
  private final int classes;

  private Identification(int classes) {
    this.classes = classes;
  }

  /// @param prints those of the jar's classes
  /// @param names what the jar is called, which may hold a version
  public static Identification of(JarCorpus corpus, Set<Long> prints, String names) {
    Map<Artifact, Set<Long>> found = new HashMap<>();
    for (long print : prints) {
      for (Artifact artifact : corpus.having(print)) {
        found.computeIfAbsent(artifact, _ -> new HashSet<>()).add(print);
      }
    }
    Map<String, List<Artifact>> byName = new LinkedHashMap<>();
    found.entrySet().stream()
        .filter(one -> isThere(one.getKey(), one.getValue().size()))
        .sorted(MOST_FIRST)
        .map(Map.Entry::getKey)
        .forEach(one -> byName.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(one));
    Identification identification = new Identification(prints.size());
    byName.values().forEach(versions -> identification.add(versions, found, names));
    return identification;
  }

  private static boolean isThere(Artifact artifact, int found) {
    return found >= LEAST_CLASSES && found * 100 >= artifact.classes() * PERCENT;
  }

  /// @param versions of one artifact, the best first
  private void add(List<Artifact> versions, Map<Artifact, Set<Long>> found, String names) {
    Artifact best = versions.getFirst();
    Set<Long> prints = found.getOrDefault(best, Set.of());
    long fresh = prints.stream().filter(print -> !explained.contains(print)).count();
    if (fresh * 2 < prints.size()) {
      return;
    }
    Set<String> equal = new TreeSet<>();
    for (Artifact one : versions) {
      if (one.classes() == prints.size()
          && found.getOrDefault(one, Set.of()).size() == prints.size()) {
        equal.add(one.version());
      }
    }
    explained.addAll(prints);
    artifacts.add(new Artifact(best.name(), version(equal, names), best.classes()));
  }

  private static String version(Set<String> equal, String names) {
    if (equal.size() == 1) {
      return equal.iterator().next();
    }
    String named = "";
    for (String version : equal) {
      if (names.contains(version) && version.length() > named.length()) {
        named = version;
      }
    }
    return named;
  }

  /// What is there, the largest first; a version that cannot be told is empty.
  public List<Artifact> artifacts() {
    return List.copyOf(artifacts);
  }

  /// Whether that is most of the jar.
  public boolean isMost() {
    return explained.size() * 2 > classes;
  }
}
