package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A snapshot for GitHub's dependency submission: the files with what each one settles. The commit
/// (`sha`), its branch (`ref`) and the `job` are the workflow's to add. Source: GitHub's REST
/// documentation, "Create a snapshot of dependencies for a repository".
public final class GithubSnapshotFormat implements BillWriter {

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    Map<String, Map<String, Component>> files = new TreeMap<>();
    for (Component component : bill.components()) {
      for (Location location : component.locations()) {
        files
            .computeIfAbsent(location.path(), _ -> new TreeMap<>())
            .put(component.purl(), component);
      }
    }
    JsonWriter json = JsonWriter.to(out, "  ", JsonEscaping.PORTABLE);
    json.object().field("version", 0).object("detector");
    json.field("name", "lockstep").field("version", bill.tool());
    json.field("url", "https://github.com/lockstep/lockstep").endObject();
    json.field("scanned", SpdxFormat.created(now)).object("manifests");
    for (Map.Entry<String, Map<String, Component>> file : files.entrySet()) {
      json.object(file.getKey()).field("name", file.getKey()).object("file");
      json.field("source_location", file.getKey()).endObject().object("resolved");
      for (Component component : file.getValue().values()) {
        component(component, bill, file.getValue(), json);
      }
      json.endObject().endObject();
    }
    json.endObject().endObject().finish();
  }

  private static void component(
      Component component, Bill bill, Map<String, Component> file, JsonWriter json)
      throws IOException {
    List<String> needs = bill.dependsOn(component).stream().filter(file::containsKey).toList();
    boolean shipped = CycloneDxFormat.scope(component).equals("required");
    json.object(component.purl())
        .field("package_url", component.purl())
        .field("relationship", component.direct() ? "direct" : "indirect")
        .field("scope", shipped ? "runtime" : "development")
        .field("dependencies", needs)
        .endObject();
  }
}
