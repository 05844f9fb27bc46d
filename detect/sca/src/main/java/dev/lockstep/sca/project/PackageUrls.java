package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Stated;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// The package URLs of what files state.
final class PackageUrls {
  private PackageUrls() {}

  static String of(Stated stated) {
    String name = stated.type().equals("maven") ? stated.name().replace(':', '/') : stated.name();
    StringJoiner path = new StringJoiner("/");
    for (String segment : name.split("/", -1)) {
      path.add(encoded(segment));
    }
    StringBuilder purl = new StringBuilder("pkg:").append(stated.type()).append('/').append(path);
    if (!stated.version().isEmpty()) {
      purl.append('@').append(encoded(stated.version()));
    }
    char separator = '?';
    for (var qualifier : stated.qualifiers().entrySet()) {
      purl.append(separator)
          .append(qualifier.getKey())
          .append('=')
          .append(encoded(qualifier.getValue()));
      separator = '&';
    }
    return purl.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
  }
}
