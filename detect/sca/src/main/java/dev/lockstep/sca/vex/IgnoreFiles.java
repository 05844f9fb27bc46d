package dev.lockstep.sca.vex;

import dev.lockstep.model.Mark;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.TomlNodes;
import dev.lockstep.value.MalformedDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Waivers in peers' own files: `osv-scanner.toml` and `.trivyignore`.
public final class IgnoreFiles {
  private IgnoreFiles() {}

  /// Its `[[IgnoredVulns]]`: `id`, `ignoreUntil`, `reason`. Those that have ended are left out.
  ///
  /// @param file as the marks name it
  public static List<Statement> osvScanner(String text, String file, LocalDate today)
      throws MalformedDocument {
    List<Statement> statements = new ArrayList<>();
    for (Node ignored : TomlNodes.read(text).get("IgnoredVulns").items()) {
      if (counts(ignored.text("ignoreUntil"), today)) {
        statements.add(new Statement(ignored.text("id"), "", mark(ignored.text("reason"), file)));
      }
    }
    return statements;
  }

  /// Ids, one a line, each with `exp:DATE` behind it where it ends; a comment gives the reason of
  /// what follows it.
  ///
  /// @param file as the marks name it
  public static List<Statement> trivy(String text, String file, LocalDate today) {
    List<Statement> statements = new ArrayList<>();
    String reason = "";
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (stripped.startsWith("#")) {
        reason = stripped.substring(1).strip();
        continue;
      }
      String[] words = stripped.split("\\s+");
      String until = words.length > 1 && words[1].startsWith("exp:") ? words[1].substring(4) : "";
      if (!words[0].isEmpty() && counts(until, today)) {
        statements.add(new Statement(words[0], "", mark(reason, file)));
      }
      reason = "";
    }
    return statements;
  }

  /// Whether a day is not over; a text that is no date ends nothing.
  private static boolean counts(String until, LocalDate today) {
    try {
      return until.length() < 10 || !LocalDate.parse(until.substring(0, 10)).isBefore(today);
    } catch (java.time.DateTimeException e) {
      return true;
    }
  }

  private static Mark mark(String reason, String file) {
    return new Mark(
        Mark.Type.IGNORE_FILE, reason.isEmpty() ? "ignored without a reason" : reason, file);
  }
}
