package dev.lockstep.cli.fix;

import dev.lockstep.engine.fix.Edit;
import dev.lockstep.engine.fix.FixPlan;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file with the edits that are made in it.
///
/// @param path as the report shows it
/// @param file where it lies
/// @param edits in the order of the file
@SuppressWarnings("ArrayRecordComponent")
record ChangedFile(String path, Path file, byte[] before, byte[] after, List<Edit> edits) {
  ChangedFile {
    edits = List.copyOf(edits);
  }

  static ChangedFile of(String path, Path file, byte[] before, List<Edit> edits) {
    return new ChangedFile(path, file, before, FixPlan.applied(before, edits), edits);
  }

  /// Whether the language's front end reads less of it than before; no, where there is none.
  boolean readsWorse() {
    Optional<FrontEnd> frontEnd = Language.ofFile(path).flatMap(FrontEnds::of);
    return frontEnd.isPresent() && unread(frontEnd.get(), after) > unread(frontEnd.get(), before);
  }

  private static int unread(FrontEnd frontEnd, byte[] bytes) {
    return frontEnd.parse(bytes, Symbols.create()).unread().size();
  }

  /// Whether a stretch of the changed file is one that an edit made, or holds one.
  boolean madeIn(long start, long end) {
    long moved = 0;
    for (Edit edit : edits) {
      long from = edit.start() + moved;
      long length = edit.replacement().getBytes(StandardCharsets.UTF_8).length;
      if (from < end && start < from + length) {
        return true;
      }
      moved += length - (edit.end() - edit.start());
    }
    return false;
  }
}
