package dev.lockstep.report;

import dev.lockstep.model.Component;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Location;
import dev.lockstep.model.Report;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What GitLab's dependency scanning report has beyond vulnerabilities: the files with what
/// each one states, which its dependency list shows.
final class GitlabDependencies {
  private GitlabDependencies() {}

  static void write(JsonWriter json, Report report) throws IOException {
    Map<String, List<Component>> files = new TreeMap<>();
    for (Component component : report.components()) {
      for (Location location : component.locations()) {
        files.computeIfAbsent(location.path(), _ -> new ArrayList<>()).add(component);
      }
    }
    json.array("dependency_files");
    for (Map.Entry<String, List<Component>> file : files.entrySet()) {
      json.object()
          .field("path", file.getKey())
          .field("package_manager", manager(file.getValue().getFirst().purl()))
          .array("dependencies");
      String last = "";
      for (Component component : file.getValue()) {
        if (!component.purl().equals(last)) {
          last = component.purl();
          json.object().object("package").field("name", component.name()).endObject();
          json.field("version", component.version() == null ? "" : component.version());
          json.endObject();
        }
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  static void location(JsonWriter json, Location location, Detail.Dependency dependency)
      throws IOException {
    String readable = PackageUrl.readable(dependency.component());
    int space = readable.indexOf(' ');
    json.object("location").field("file", location.path()).object("dependency");
    json.object("package")
        .field("name", space < 0 ? readable : readable.substring(0, space))
        .endObject()
        .field("version", space < 0 ? "" : readable.substring(space + 1))
        .endObject()
        .endObject();
  }

  /// The type of a purl, which GitLab's own analyzers name likewise, but for these.
  private static String manager(String purl) {
    String type = purl.substring(4, Math.max(4, purl.indexOf('/')));
    return switch (type) {
      case "pypi" -> "pip";
      case "golang" -> "go";
      case "gem" -> "bundler";
      default -> type;
    };
  }
}
