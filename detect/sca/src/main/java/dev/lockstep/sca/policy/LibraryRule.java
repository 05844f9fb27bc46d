package dev.lockstep.sca.policy;

import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;

/// What a project says of some libraries.
///
/// @param packages a package URL; `*` stands for any part of a name, and without a version it means
///     all of them
/// @param pin the only version for [Verdict#PINNED]; else empty
/// @param reason in words
/// @param replacement what to use instead; may be empty
/// @param origin where it was said
public record LibraryRule(
    String packages,
    Verdict verdict,
    String pin,
    String reason,
    String replacement,
    String origin) {

  /// What it says.
  public enum Verdict {
    ALLOWED,
    DENIED,
    PINNED
  }

  /// Whether it speaks of a component.
  boolean covers(String purl) {
    String plain = plain(purl);
    if (covers(packages, plain)) {
      return true;
    }
    int version = plain.lastIndexOf('@');
    return version > plain.lastIndexOf('/') && covers(packages, plain.substring(0, version));
  }

  private static String plain(String purl) {
    try {
      Purl parsed = Purl.parseLeniently(purl);
      String namespace = parsed.namespace() == null ? "" : parsed.namespace() + "/";
      String version = parsed.version() == null ? "" : "@" + parsed.version();
      return "pkg:" + parsed.type() + "/" + namespace + parsed.name() + version;
    } catch (MalformedPurl e) {
      return purl;
    }
  }

  /// Whether a text is of the form of a pattern; in steps that its length bounds.
  static boolean covers(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
