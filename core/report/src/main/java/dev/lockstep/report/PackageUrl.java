package dev.lockstep.report;

import dev.lockstep.report.text.Printable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Package URLs for people (package-url/purl-spec).
final class PackageUrl {

  private PackageUrl() {}

  /// `log4j-core 2.14.1` of `pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar`.
  static String readable(String purl) {
    String text = purl;
    for (char end : new char[] {'#', '?'}) {
      int at = text.indexOf(end);
      text = at < 0 ? text : text.substring(0, at);
    }
    int version = text.lastIndexOf('@');
    int slash = text.lastIndexOf('/');
    if (version <= slash) {
      return decoded(text.substring(slash + 1));
    }
    return decoded(text.substring(slash + 1, version) + " " + text.substring(version + 1));
  }

  /// Without percent signs, where they encode something.
  private static String decoded(String text) {
    try {
      return Printable.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Printable.of(text);
    }
  }
}
