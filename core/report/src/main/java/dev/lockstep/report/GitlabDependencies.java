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
import org.jspecify.annotations.Nullable;

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

  /// The image that a container scanning report is about: what was scanned, as far as its schema
  /// takes that for one.
  static String image(Report report) {
    String target = String.join(" ", report.target()).replaceAll("[^A-Za-z0-9._/:@-]", "_");
    String name = target.replaceAll("^[^A-Za-z0-9]+", "");
    return name.isEmpty() ? "image" : name;
  }

  /// @param image null in a dependency scanning report
  static void location(
      JsonWriter json, Location location, Detail.Dependency dependency, @Nullable String image)
      throws IOException {
    String readable = PackageUrl.readable(dependency.component());
    int space = readable.indexOf(' ');
    json.object("location");
    if (image == null) {
      json.field("file", location.path());
    } else {
      json.field("image", image).field("operating_system", system(dependency.component()));
    }
    json.object("dependency");
    json.object("package")
        .field("name", space < 0 ? readable : readable.substring(0, space))
        .endObject()
        .field("version", space < 0 ? "" : readable.substring(space + 1))
        .endObject()
        .endObject();
  }

  /// `debian 12` of a package of a distribution.
  private static String system(String purl) {
    int distro = purl.indexOf("distro=");
    if (distro < 0) {
      return "unknown";
    }
    int end = purl.indexOf('&', distro);
    return purl.substring(distro + 7, end < 0 ? purl.length() : end).replaceFirst("-", " ");
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
