package dev.lockstep.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The path that an artifact location means (SARIF section 3.4): a relative reference as it stands,
/// an absolute one without its scheme.
final class SarifPath {
  private static final String FILE = "file://";
  private static final String WHOLE = ".";

  private SarifPath() {}

  /// @param artifact an artifactLocation; its base id names a folder that only the tool knows
  static String of(ReportNode artifact) {
    String uri = artifact.textOr("uri", WHOLE);
    String path = uri.startsWith(FILE) ? uri.substring(FILE.length()) : uri;
    return decoded(path.startsWith("./") ? path.substring(2) : path);
  }

  /// The first path that an object with `locations` names; empty where there is none.
  static String first(ReportNode node) {
    if (node.members().get("locations") instanceof List<?> all
        && !all.isEmpty()
        && all.getFirst() instanceof Map<?, ?> first) {
      ReportNode physical = new ReportNode(node.at("locations"), first).part("physicalLocation");
      return physical.has("artifactLocation") ? of(physical.part("artifactLocation")) : "";
    }
    return "";
  }

  /// Percent-encoding undone (RFC 3986, section 2.1); what is no encoding stays as it stands.
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        bytes[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
