package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import dev.lockstep.value.LongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes what policies say of files in the formats of Conftest.
final class JudgeOutput {
  private JudgeOutput() {}

  static void print(String format, List<JudgedDocument> results, Console console) {
    switch (format) {
      case "json" -> console.print(json(results));
      case "tap" -> tap(results, console);
      case "table" -> table(results, console);
      case "junit" -> JudgeJunit.lines(results).forEach(console::print);
      case "github" -> github(results, console);
      case "sarif" -> console.print(JudgeSarif.of(results).toString());
      default -> plain(results, console);
    }
  }

  private static void plain(List<JudgedDocument> results, Console console) {
    for (JudgedDocument one : results) {
      String place = " - " + one.file() + " - " + one.namespace() + " - ";
      one.warnings().forEach(message -> console.print("WARN" + place + message.text()));
      one.failures().forEach(message -> console.print("FAIL" + place + message.text()));
      one.exceptions().forEach(message -> console.print("EXCP" + place + message.text()));
    }
    console.print("");
    console.print(summary(results));
  }

  private static String summary(List<JudgedDocument> results) {
    int successes = results.stream().mapToInt(JudgedDocument::successes).sum();
    return String.join(
        ", ",
        counted(results.stream().mapToInt(JudgedDocument::total).sum(), "test"),
        successes + " passed",
        counted(count(results, JudgedDocument::warnings), "warning"),
        counted(count(results, JudgedDocument::failures), "failure"),
        counted(count(results, JudgedDocument::exceptions), "exception"));
  }

  private static int count(
      List<JudgedDocument> results, Function<JudgedDocument, List<Message>> kind) {
    return results.stream().mapToInt(one -> kind.apply(one).size()).sum();
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String json(List<JudgedDocument> results) {
    List<Json> all = new ArrayList<>();
    for (JudgedDocument one : results) {
      Json json =
          new Json()
              .put("filename", one.file())
              .put("namespace", one.namespace())
              .put("successes", LongValue.of(one.successes()));
      messages("warnings", one.warnings(), json);
      messages("failures", one.failures(), json);
      messages("exceptions", one.exceptions(), json);
      all.add(json);
    }
    return Json.text(all, "");
  }

  private static void messages(String name, List<Message> messages, Json into) {
    if (messages.isEmpty()) {
      return;
    }
    List<Json> all = new ArrayList<>();
    for (Message message : messages) {
      Json json = new Json().put("msg", message.text());
      all.add(message.metadata().size() == 0 ? json : json.put("metadata", message.metadata()));
    }
    into.put(name, all);
  }

  private static void tap(List<JudgedDocument> results, Console console) {
    console.print("1.." + results.stream().mapToInt(JudgedDocument::total).sum());
    int number = 0;
    for (JudgedDocument one : results) {
      String place = " - " + one.file() + " - " + one.namespace() + " - ";
      for (Message message : one.failures()) {
        console.print("not ok " + ++number + place + message.text());
      }
      head("# warnings", one.warnings().size(), console);
      for (Message message : one.warnings()) {
        console.print("not ok " + ++number + place + message.text());
      }
      head("# exceptions", one.exceptions().size(), console);
      for (Message message : one.exceptions()) {
        console.print("ok " + ++number + place + message.text());
      }
      head("# successes", one.successes(), console);
      for (int i = 0; i < one.successes(); i++) {
        console.print("ok " + ++number + place + "SUCCESS");
      }
    }
  }

  private static void head(String text, int count, Console console) {
    if (count > 0) {
      console.print(text);
    }
  }

  private static void table(List<JudgedDocument> results, Console console) {
    Table table = new Table(List.of("RESULT", "FILE", "NAMESPACE", "MESSAGE"));
    for (JudgedDocument one : results) {
      for (int i = 0; i < one.successes(); i++) {
        table.row(List.of("success", one.file(), one.namespace(), "SUCCESS"));
      }
      rows("exception", one.exceptions(), one, table);
      rows("warning", one.warnings(), one, table);
      rows("failure", one.failures(), one, table);
    }
    table.lines().forEach(console::print);
  }

  private static void rows(String kind, List<Message> messages, JudgedDocument one, Table table) {
    for (Message message : messages) {
      table.row(List.of(kind, one.file(), one.namespace(), message.text()));
    }
  }

  private static void github(List<JudgedDocument> results, Console console) {
    for (JudgedDocument one : results) {
      console.print(
          "::group::Testing \"%s\" against %d policies in namespace \"%s\""
              .formatted(one.file(), one.total(), one.namespace()));
      commands("error", one.failures(), one, console);
      commands("warning", one.warnings(), one, console);
      commands("notice", one.exceptions(), one, console);
      if (one.successes() > 0) {
        console.print(command("notice", one) + "Number of successful checks: " + one.successes());
      }
      console.print("::endgroup::");
    }
    console.print(summary(results));
  }

  private static void commands(
      String level, List<Message> messages, JudgedDocument one, Console console) {
    for (Message message : messages) {
      console.print(command(level, one) + escaped(message.text()));
    }
  }

  private static String command(String level, JudgedDocument one) {
    return "::" + level + " file=" + escaped(one.file()) + ",line=1::";
  }

  /// A message must not begin a command of its own.
  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
