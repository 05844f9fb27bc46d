package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A folder of earlier reports, `NAME.json`, each with the verdict that was recorded beside it,
/// `NAME.verdict.json`.
public final class RecordedReports {
  /// How the name of a verdict ends.
  public static final String VERDICT = ".verdict.json";

  private RecordedReports() {}

  /// The reports in the order of their names: objects of `name`, `report` and, where it is there,
  /// `verdict`.
  static ArrayValue read(Path folder, String shown) {
    List<Value> all = new ArrayList<>();
    for (Path file : files(folder, shown)) {
      String name = String.valueOf(file.getFileName());
      String own = name.substring(0, name.length() - ".json".length());
      ObjectValue.Builder one =
          new ObjectValue.Builder()
              .put("name", StringValue.of(own))
              .put("report", GatePolicies.object(file, shown + "/" + name));
      Path verdict = file.resolveSibling(own + VERDICT);
      if (Files.exists(verdict)) {
        one.put("verdict", GatePolicies.object(verdict, shown + "/" + own + VERDICT));
      }
      all.add(one.build());
    }
    return ArrayValue.of(all);
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
