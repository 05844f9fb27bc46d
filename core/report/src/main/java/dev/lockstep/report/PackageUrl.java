package dev.lockstep.report;

import dev.lockstep.report.text.Printable;

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
      return Printable.of(text.substring(slash + 1));
    }
    return Printable.of(text.substring(slash + 1, version) + " " + text.substring(version + 1));
  }
}
