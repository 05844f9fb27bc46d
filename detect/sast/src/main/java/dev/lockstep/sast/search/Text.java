package dev.lockstep.sast.search;

import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.match.Values;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What formulas run on: bytes, and their tree where a front end has read them.
///
/// @param file null for regular expressions and generic mode
@SuppressWarnings("ArrayRecordComponent")
public record Text(byte[] bytes, @Nullable SourceFile file) {

  /// The text of a metavariable as the file has it; of part of a string, that part.
  String of(Value value) {
    if (file != null) {
      return Values.written(file, value);
    }
    if (!value.isNode() && !value.text().isEmpty()) {
      return value.text();
    }
    int start = Math.max(0, value.start());
    int end = Math.min(bytes.length, Math.max(start, value.end()));
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
