package dev.lockstep.sca.project;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.Manifest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A manifest at its place.
record StatedFile(Occurrence occurrence, Format format, Manifest manifest) {
  private static final String OBJECTS = "obj/";

  String path() {
    return occurrence.pathInTarget();
  }

  /// Its project's folder, with a slash at its end; empty for the root.
  String folder() {
    String folder = path().substring(0, path().lastIndexOf('/') + 1);
    boolean below = format.id().equals("nuget-assets") && folder.endsWith(OBJECTS);
    return below ? folder.substring(0, folder.length() - OBJECTS.length()) : folder;
  }

  /// The type of purls that it states, which is that of its ecosystem; empty where it states none.
  String type() {
    return manifest.packages().isEmpty() ? "" : manifest.packages().getFirst().type();
  }

  /// The path that a relative one leads to from here.
  String sibling(String relative) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : (folder() + relative).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  /// The entry for its folder, or else for the nearest one above.
  @Nullable StatedFile nearestAbove(Map<String, StatedFile> byFolder) {
    String folder = folder();
    while (true) {
      StatedFile found = byFolder.get(folder);
      if (found != null || folder.isEmpty()) {
        return found;
      }
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
  }
}
