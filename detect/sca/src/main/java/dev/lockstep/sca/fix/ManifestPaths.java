package dev.lockstep.sca.fix;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paths of manifests beside others.
final class ManifestPaths {
  private ManifestPaths() {}

  /// The folder of a file, with a slash at its end; empty for the root.
  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The path that a relative one leads to from a file; those above the target end at its root.
  static String relative(String path, String relative) {
    String whole = folder(path) + relative;
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : whole.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.isEmpty() || segments.peekLast().equals("..")) {
          segments.addLast(segment);
        } else {
          segments.pollLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String joined = String.join("/", segments);
    return whole.startsWith("/") ? "/" + joined : joined;
  }
}
