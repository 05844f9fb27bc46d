package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.model.Finding;
import dev.lockstep.policy.Earlier;
import dev.lockstep.policy.Stage;
import dev.lockstep.report.MalformedReport;
import dev.lockstep.report.ReportReader;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder of earlier reports, `NAME.json`, each with the verdict that was recorded beside it,
/// `NAME.verdict.json`.
public final class RecordedReports {
  /// How the name of a verdict ends.
  public static final String VERDICT = ".verdict.json";

  private RecordedReports() {}

  /// The reports in the order of their names: objects of `name`, `report` and, where it is there,
  /// `verdict`.
  public static ArrayValue read(Path folder, String shown) {
    List<Value> all = new ArrayList<>();
    for (Path file : files(folder, shown)) {
      String name = String.valueOf(file.getFileName());
      String own = name.substring(0, name.length() - ".json".length());
      ObjectValue.Builder one =
          new ObjectValue.Builder()
              .put("name", StringValue.of(own))
              .put("report", GateInputs.object(file, shown + "/" + name));
      Path verdict = file.resolveSibling(own + VERDICT);
      if (Files.exists(verdict)) {
        one.put("verdict", GateInputs.object(verdict, shown + "/" + own + VERDICT));
      }
      all.add(one.build());
    }
    return ArrayValue.of(all);
  }

  /// The same for the gate itself; a report without a verdict is passed over.
  static List<Earlier> earlier(Path folder, String shown) {
    List<Earlier> all = new ArrayList<>();
    for (Path file : files(folder, shown)) {
      String name = String.valueOf(file.getFileName());
      String own = name.substring(0, name.length() - ".json".length()) + VERDICT;
      Path verdict = file.resolveSibling(own);
      if (Files.exists(verdict)) {
        String its = shown + "/" + own;
        ObjectValue said = GateInputs.object(verdict, its);
        all.add(new Earlier(date(said, its), findings(file, shown + "/" + name), stages(said)));
      }
    }
    return all;
  }

  /// The findings of the report that is called `name`.
  ///
  /// @throws CommandFailure of usage where it is no report
  public static List<Finding> findings(Path folder, String shown, String name) {
    return findings(folder.resolve(name + ".json"), shown + "/" + name + ".json");
  }

  private static Instant date(ObjectValue verdict, String shown) {
    try {
      return Instant.parse(verdict.get("date") instanceof StringValue date ? date.text() : "");
    } catch (DateTimeException e) {
      throw CommandFailure.usage(shown + " has no date", e);
    }
  }

  private static List<Finding> findings(Path file, String shown) {
    try (InputStream in = Files.newInputStream(file)) {
      return ReportReader.read(in).findings();
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    } catch (MalformedReport e) {
      throw CommandFailure.usage(shown + " is no report: " + e.getMessage(), e);
    }
  }

  private static Map<String, Stage> stages(ObjectValue verdict) {
    Map<String, Stage> stages = new TreeMap<>();
    if (verdict.get("stages") instanceof ObjectValue said) {
      for (Value key : said.keys()) {
        if (key instanceof StringValue name && said.get(key) instanceof StringValue id) {
          Stage.of(id.text()).ifPresent(stage -> stages.put(name.text(), stage));
        }
      }
    }
    return stages;
  }

  private static List<Path> files(Path folder, String shown) {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.usage("there is no folder " + shown);
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(RecordedReports::isReport).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isReport(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json") && !name.endsWith(VERDICT);
  }
}
