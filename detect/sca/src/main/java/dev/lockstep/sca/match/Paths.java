package dev.lockstep.sca.match;

import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.project.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// The shortest ways from what a project names to all that comes in through it.
final class Paths {
  private static final int NONE = -1;
  private static final int DIRECT = -2;

  private final List<Part> parts;
  private final int[] through;

  Paths(Unit unit) {
    parts = unit.parts();
    through = new int[parts.size()];
    Arrays.fill(through, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < through.length; i++) {
      if (parts.get(i).direct()) {
        through[i] = DIRECT;
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int next = open.remove();
      for (int target : parts.get(next).dependsOn()) {
        if (through[target] == NONE) {
          through[target] = next;
          open.add(target);
        }
      }
    }
  }

  /// Purls from a direct dependency down to the part; only its own where nothing leads there.
  List<String> to(int part) {
    List<String> path = new ArrayList<>();
    for (int at = part; at >= 0; at = through[at]) {
      path.add(parts.get(at).purl());
    }
    Collections.reverse(path);
    return path;
  }
}
