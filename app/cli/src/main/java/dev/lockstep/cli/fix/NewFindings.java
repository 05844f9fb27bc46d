package dev.lockstep.cli.fix;

import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Region;
import dev.lockstep.model.RuleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what a scan finds that the one before it did not. Lines move and code around a place
/// changes: so findings are counted by rule, file and line of code, and a rule that finds no more
/// in
/// a file than before has found nothing new there, unless it finds what its own fix made.
final class NewFindings {
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> files = new HashMap<>();

  NewFindings(List<Finding> before) {
    for (Finding finding : before) {
      if (finding.counts()) {
        lines.merge(line(finding), 1, Integer::sum);
        files.merge(file(finding), 1, Integer::sum);
      }
    }
  }

  /// @param changed the files that were changed
  /// @param mended for each of them, the rules whose findings were to be mended
  List<Finding> among(
      List<Finding> after, Map<String, ChangedFile> changed, Map<String, Set<RuleId>> mended) {
    Map<String, Integer> leftLines = new HashMap<>(lines);
    Map<String, Integer> now = new HashMap<>();
    List<Finding> unknown = new ArrayList<>();
    for (Finding finding : after) {
      if (!finding.counts()) {
        continue;
      }
      now.merge(file(finding), 1, Integer::sum);
      if (leftLines.merge(line(finding), -1, Integer::sum) < 0) {
        unknown.add(finding);
      }
    }
    return unknown.stream()
        .filter(
            finding ->
                now.getOrDefault(file(finding), 0) > files.getOrDefault(file(finding), 0)
                    || isMade(finding, changed, mended))
        .toList();
  }

  private static boolean isMade(
      Finding finding, Map<String, ChangedFile> changed, Map<String, Set<RuleId>> mended) {
    Location place = finding.place();
    ChangedFile file = changed.get(place.path());
    Region region = place.region();
    return file != null
        && region != null
        && mended.getOrDefault(place.path(), Set.of()).contains(finding.rule())
        && file.madeIn(region.byteOffset(), region.byteOffset() + region.byteLength());
  }

  private static String file(Finding finding) {
    return finding.rule().value() + "\0" + finding.place().path();
  }

  private static String line(Finding finding) {
    Excerpt excerpt = finding.place().excerpt();
    String text =
        excerpt == null
            ? finding.message() + finding.detail()
            : excerpt.lines().get(excerpt.marked()).strip();
    return file(finding) + "\0" + text;
  }
}
