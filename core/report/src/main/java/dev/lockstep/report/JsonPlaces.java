package dev.lockstep.report;

import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Location;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.Region;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Locations and what they hold, in our own JSON.
final class JsonPlaces {

  private JsonPlaces() {}

  static void locations(JsonWriter json, List<Location> locations) throws IOException {
    json.array("locations");
    for (Location location : locations) {
      json.object();
      members(json, location);
      json.endObject();
    }
    json.endArray();
  }

  static void members(JsonWriter json, Location location) throws IOException {
    json.field("path", location.path());
    region(json, location.region());
    excerpt(json, location.excerpt());
    provenance(json, location.provenance());
  }

  static void region(JsonWriter json, @Nullable Region region) throws IOException {
    if (region != null) {
      json.object("region")
          .field("startLine", region.startLine())
          .field("startColumn", region.startColumn())
          .field("endLine", region.endLine())
          .field("endColumn", region.endColumn())
          .field("byteOffset", region.byteOffset())
          .field("byteLength", region.byteLength())
          .endObject();
    }
  }

  private static void excerpt(JsonWriter json, @Nullable Excerpt excerpt) throws IOException {
    if (excerpt != null) {
      json.object("excerpt")
          .field("firstLine", excerpt.firstLine())
          .field("lines", excerpt.lines())
          .field("marked", excerpt.marked())
          .field("markStart", excerpt.markStart())
          .field("markLength", excerpt.markLength())
          .endObject();
    }
  }

  private static void provenance(JsonWriter json, @Nullable Provenance provenance)
      throws IOException {
    if (provenance != null) {
      json.object("provenance")
          .optional("commit", provenance.commit())
          .optional("author", provenance.author())
          .optional("email", provenance.email())
          .optional("date", provenance.date() == null ? null : provenance.date().toString())
          .optional("message", provenance.message())
          .field("atHead", provenance.atHead())
          .field("refs", provenance.refs())
          .optional("link", provenance.link())
          .endObject();
    }
  }
}
