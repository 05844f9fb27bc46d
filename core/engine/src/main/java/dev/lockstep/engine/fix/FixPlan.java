package dev.lockstep.engine.fix;

import dev.lockstep.model.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which of the proposed edits go together. Of two that change the same bytes the first one wins,
/// and the other finding keeps none of its edits; edits that do the same count as one.
///
/// @param accepted by file, in the order of the file
/// @param refused edits that met an earlier one, each with that one
public record FixPlan(NavigableMap<String, List<Edit>> accepted, List<Refused> refused) {

  /// @param winner the edit that was there first
  public record Refused(Edit edit, Edit winner) {}

  /// @param proposed in the order of their precedence
  public static FixPlan of(List<Edit> proposed) {
    SequencedMap<Fingerprint, List<Edit>> groups = new LinkedHashMap<>();
    for (Edit edit : proposed) {
      groups.computeIfAbsent(edit.finding(), _ -> new ArrayList<>()).add(edit);
    }
    NavigableMap<String, List<Edit>> accepted = new TreeMap<>();
    List<Refused> refused = new ArrayList<>();
    for (List<Edit> group : groups.values()) {
      List<Refused> met = met(group, accepted);
      refused.addAll(met);
      if (met.isEmpty()) {
        group.forEach(edit -> accept(edit, accepted));
      }
    }
    accepted.values().forEach(edits -> edits.sort(Edit.BY_PLACE));
    return new FixPlan(accepted, refused);
  }

  private static List<Refused> met(List<Edit> group, Map<String, List<Edit>> accepted) {
    List<Refused> met = new ArrayList<>();
    List<Edit> own = new ArrayList<>();
    for (Edit edit : group) {
      Edit winner = winner(edit, accepted.getOrDefault(edit.path(), List.of()), own);
      if (winner != null) {
        met.add(new Refused(edit, winner));
      }
      own.add(edit);
    }
    return met;
  }

  private static @Nullable Edit winner(Edit edit, List<Edit> others, List<Edit> own) {
    for (List<Edit> some : List.of(others, own)) {
      for (Edit before : some) {
        if (edit.overlaps(before) && !edit.isSame(before)) {
          return before;
        }
      }
    }
    return null;
  }

  private static void accept(Edit edit, Map<String, List<Edit>> accepted) {
    List<Edit> edits = accepted.computeIfAbsent(edit.path(), _ -> new ArrayList<>());
    if (edits.stream().noneMatch(edit::isSame)) {
      edits.add(edit);
    }
  }

  /// A file with edits made.
  ///
  /// @param edits in the order of the file, none over another
  public static byte[] applied(byte[] before, Collection<Edit> edits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(before.length + 64);
    int done = 0;
    for (Edit edit : edits) {
      int start = Math.clamp(edit.start(), done, before.length);
      out.write(before, done, start - done);
      out.writeBytes(edit.replacement().getBytes(StandardCharsets.UTF_8));
      done = Math.clamp(end(edit, before), start, before.length);
    }
    out.write(before, done, before.length - done);
    return out.toByteArray();
  }

  /// Where a whole line goes, its end goes too, as with Semgrep.
  private static int end(Edit edit, byte[] before) {
    int end = Math.min(edit.end(), before.length);
    boolean atStart = edit.start() == 0 || before[Math.min(edit.start(), end) - 1] == '\n';
    if (!edit.replacement().isEmpty() || !atStart) {
      return end;
    }
    if (end < before.length && before[end] == '\r') {
      end++;
    }
    return end < before.length && before[end] == '\n' ? end + 1 : end;
  }
}
