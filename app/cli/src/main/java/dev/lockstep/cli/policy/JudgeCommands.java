package dev.lockstep.cli.policy;

import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/// Writes what policies say of files as commands to what runs the job: GitHub's and Azure's, as
/// Conftest writes them.
final class JudgeCommands {
  private JudgeCommands() {}

  /// @param hidesPassed whether files are left out of which only successes are told
  static List<String> github(List<JudgedDocument> results, boolean hidesPassed) {
    List<String> lines = new ArrayList<>();
    for (JudgedDocument one : results) {
      if (hidesPassed && one.total() == one.successes()) {
        continue;
      }
      lines.add(
          "::group::Testing \"%s\" against %d policies in namespace \"%s\""
              .formatted(one.file(), one.total(), one.namespace()));
      one.failures().forEach(message -> github("error", message, one, lines));
      one.warnings().forEach(message -> github("warning", message, one, lines));
      one.exceptions().forEach(message -> github("notice", message, one, lines));
      lines.add(
          github("notice", one.file(), "1") + "Number of successful checks: " + one.successes());
      lines.add("::endgroup::");
    }
    lines.add(JudgeOutput.summary(results));
    return lines;
  }

  /// At the place that the policy gives, and where that is in another file at the one that
  /// was judged, too.
  private static void github(
      String level, Message message, JudgedDocument one, List<String> lines) {
    String file = "";
    String line = "";
    if (message.metadata().get(JudgeOutput.PLACE) instanceof ObjectValue place) {
      file = place.get("file") instanceof StringValue text ? text.text() : "";
      line = place.get("line") instanceof NumberValue number ? number.toString() : "";
    }
    String text = escaped(message.text());
    boolean isElsewhere = !file.isEmpty() && !file.equals(one.file());
    if (isElsewhere) {
      lines.add(github(level, file, line) + text);
      text = "(ORIGINATING FROM " + escaped(file) + " L" + line + ") " + text;
    }
    lines.add(github(level, one.file(), isElsewhere || line.isEmpty() ? "1" : line) + text);
  }

  private static String github(String level, String file, String line) {
    return "::" + level + " file=" + escaped(file) + (line.isEmpty() ? "" : ",line=" + line) + "::";
  }

  static List<String> azure(List<JudgedDocument> results) {
    List<String> lines = new ArrayList<>();
    for (JudgedDocument one : results) {
      lines.add(
          "##[section]Testing '%s' against %d policies in namespace '%s'"
              .formatted(one.file(), one.total(), one.namespace()));
      lines.add("##[group]See results");
      one.failures().forEach(message -> lines.add(azure("error", message, one)));
      one.warnings().forEach(message -> lines.add(azure("warning", message, one)));
      one.exceptions().forEach(message -> lines.add(azure("warning", message, one)));
      if (one.successes() > 0) {
        lines.add("success file=" + one.file() + " " + one.successes());
      }
      lines.add("##[endgroup]");
    }
    lines.add(JudgeOutput.summary(results));
    return lines;
  }

  private static String azure(String level, Message message, JudgedDocument one) {
    return "##vso[task.logissue type="
        + level
        + "] file="
        + one.file()
        + " --> "
        + escaped(message.text());
  }

  /// A message must not begin a command of its own.
  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
