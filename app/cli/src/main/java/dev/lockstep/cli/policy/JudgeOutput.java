package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes what policies say of files in the formats of Conftest.
final class JudgeOutput {
  /// Where policies say what a message is about: an object of `file` and `line`.
  static final String PLACE = "_loc";

  private final Arguments arguments;
  private final Console console;

  JudgeOutput(Arguments arguments, Console console) {
    this.arguments = arguments;
    this.console = console;
  }

  void print(List<JudgedDocument> results) {
    switch (arguments.value("--output").orElse("stdout")) {
      case "json" -> console.print(json(results));
      case "tap" -> tap(results, console);
      case "table" -> table(results, console);
      case "junit" ->
          JudgeJunit.lines(results, arguments.has("--junit-hide-message")).forEach(console::print);
      case "github" ->
          JudgeCommands.github(results, arguments.has("--github-hide-passed"))
              .forEach(console::print);
      case "azuredevops" -> JudgeCommands.azure(results).forEach(console::print);
      case "sarif" -> console.print(JudgeSarif.of(results).toString());
      default -> plain(results);
    }
  }

  private void plain(List<JudgedDocument> results) {
    for (JudgedDocument one : results) {
      String place = " - " + one.file() + " - " + one.namespace() + " - ";
      one.warnings().forEach(message -> console.print("WARN" + place + message.text()));
      one.failures().forEach(message -> console.print("FAIL" + place + message.text()));
      if (!arguments.has("--suppress-exceptions")) {
        one.exceptions().forEach(message -> console.print("EXCP" + place + message.text()));
      }
    }
    console.print("");
    console.print(summary(results));
  }

  static String summary(List<JudgedDocument> results) {
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
      ObjectValue metadata = message.metadata();
      if (metadata.get(PLACE) instanceof ObjectValue place) {
        json.put("loc", place);
        metadata = without(metadata, PLACE);
      }
      all.add(metadata.size() == 0 ? json : json.put("metadata", metadata));
    }
    into.put(name, all);
  }

  private static ObjectValue without(ObjectValue object, String name) {
    ObjectValue.Builder rest = new ObjectValue.Builder();
    for (int i = 0; i < object.size(); i++) {
      if (!object.key(i).equals(StringValue.of(name))) {
        rest.put(object.key(i), object.value(i));
      }
    }
    return rest.build();
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
}
