package dev.lockstep.sca.maven;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The POMs of a target, by path and by coordinates.
final class Reactor {
  private final SortedMap<String, Pom> byPath = new TreeMap<>();
  private final Set<String> files;
  private final Map<String, String> byName = new HashMap<>();

  /// @param poms by path in the target
  /// @param files paths that are known to be in the target
  Reactor(Map<String, PomElement> poms, Set<String> files) {
    poms.forEach((path, root) -> byPath.put(path, Pom.of(root, path)));
    this.files = files;
    byPath.forEach((path, pom) -> byName.putIfAbsent(groupOf(pom) + ":" + pom.artifactId(), path));
  }

  List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  @Nullable Pom pom(String path) {
    return byPath.get(path);
  }

  /// The path of the POM with this group and artifact; null where the target has none.
  @Nullable String pathOf(String groupId, String artifactId) {
    return byName.get(groupId + ":" + artifactId);
  }

  static String groupOf(Pom pom) {
    return pom.groupId().isEmpty() ? pom.parent().text("groupId") : pom.groupId();
  }

  static String versionOf(Pom pom) {
    return pom.version().isEmpty() ? pom.parent().text("version") : pom.version();
  }

  /// The path of the parent that a POM's relative path leads to, where it is that parent.
  @Nullable String parentOf(String path, Pom pom) {
    if (pom.parentPath().isEmpty()) {
      return null;
    }
    String candidate = resolved(path, pom.parentPath());
    Pom found = byPath.get(candidate);
    if (found == null) {
      candidate = candidate.isEmpty() ? "pom.xml" : candidate + "/pom.xml";
      found = byPath.get(candidate);
    }
    boolean same =
        found != null
            && groupOf(found).equals(pom.parent().text("groupId"))
            && found.artifactId().equals(pom.parent().text("artifactId"))
            && isVersion(pom.parent().text("version"), versionOf(found));
    return same ? candidate : null;
  }

  private static boolean isVersion(String wanted, String found) {
    return wanted.equals(found)
        || (VersionRange.isRange(wanted) && VersionRange.of(wanted).contains(found));
  }

  /// Whether the target holds something at a path relative to a POM's folder, as far as is known.
  boolean exists(String path, String relative) {
    String resolved = resolved(path, relative);
    return byPath.containsKey(resolved) || files.contains(resolved);
  }

  private static String resolved(String path, String relative) {
    Deque<String> segments = new ArrayDeque<>();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    for (String segment : (folder + relative).split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return "../"; // out of the target
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }
}
