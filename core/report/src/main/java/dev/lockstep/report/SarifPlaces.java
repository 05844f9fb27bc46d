package dev.lockstep.report;

import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Location;
import dev.lockstep.model.Region;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Places and messages in SARIF.
final class SarifPlaces {
  private static final String HEX = "0123456789ABCDEF";

  private SarifPlaces() {}

  /// A message in which hostile text makes no link: `[text](address)` is one in SARIF, unless its
  /// brackets are escaped (section 3.11.6).
  static void message(JsonWriter json, String text) throws IOException {
    String escaped = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    json.object("message").field("text", escaped).endObject();
  }

  static void physical(JsonWriter json, Location location) throws IOException {
    physical(json, location.path(), location.region(), location.excerpt());
  }

  static void physical(
      JsonWriter json, String path, @Nullable Region region, @Nullable Excerpt excerpt)
      throws IOException {
    json.object("physicalLocation");
    artifact(json, path);
    if (region != null) {
      region(json, "region", region);
      context(json, excerpt);
    }
    json.endObject();
  }

  static void artifact(JsonWriter json, String path) throws IOException {
    json.object("artifactLocation").field("uri", pathUri(path)).endObject();
  }

  static void region(JsonWriter json, String name, Region region) throws IOException {
    json.object(name)
        .field("startLine", region.startLine())
        .field("startColumn", region.startColumn())
        .field("endLine", region.endLine())
        .field("endColumn", region.endColumn())
        .field("byteOffset", region.byteOffset())
        .field("byteLength", region.byteLength())
        .endObject();
  }

  private static void context(JsonWriter json, @Nullable Excerpt excerpt) throws IOException {
    if (excerpt != null) {
      json.object("contextRegion")
          .field("startLine", excerpt.firstLine())
          .field("endLine", excerpt.firstLine() + excerpt.lines().size() - 1)
          .object("snippet")
          .field("text", String.join("\n", excerpt.lines()))
          .endObject()
          .endObject();
    }
  }

  /// A path as a relative reference, an absolute one as a `file` URI (RFC 3986, RFC 8089). A colon
  /// is escaped too: before the first slash it would end a scheme.
  static String pathUri(String path) {
    String encoded = encode(path, "-._~!$&'()*+,;=@/");
    return path.startsWith("/") ? "file://" + encoded : encoded;
  }

  /// An address with what may not stand in one escaped.
  static String uri(String address) {
    return encode(address, "-._~!$&'()*+,;=@/:?#%");
  }

  private static String encode(String text, String kept) {
    StringBuilder uri = new StringBuilder(text.length() + 16);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || kept.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return uri.toString();
  }
}
