package dev.lockstep.secrets;

import dev.lockstep.model.Mark;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A comment beside a secret that allows it: `gitleaks:allow`, or ours with the reason,
/// `lockstep:allow(reason)`. Ours without a reason has no effect.
final class InlineAllow {
  private static final String THEIRS = "gitleaks:allow";
  private static final String OURS = "lockstep:allow(";

  private InlineAllow() {}

  /// @param place where the line stands, for the mark
  static @Nullable Mark in(byte[] line, String place) {
    String text = new String(line, StandardCharsets.UTF_8);
    int ours = text.indexOf(OURS);
    if (ours >= 0) {
      int end = text.indexOf(')', ours);
      String reason = end < 0 ? "" : text.substring(ours + OURS.length(), end).strip();
      if (!reason.isEmpty()) {
        return new Mark(Mark.Type.INLINE, reason, place);
      }
    }
    return text.contains(THEIRS) ? new Mark(Mark.Type.INLINE, THEIRS, place) : null;
  }
}
