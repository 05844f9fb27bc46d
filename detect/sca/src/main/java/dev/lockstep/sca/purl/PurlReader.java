package dev.lockstep.sca.purl;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a package URL apart. Source: purl-spec 1.0, "How to parse a purl string in its
/// components".
final class PurlReader {
  private static final String SCHEME = "pkg:";

  private final String text;
  private final boolean strict;

  private PurlReader(String text, boolean strict) {
    this.text = text;
    this.strict = strict;
  }

  static Purl read(String text, boolean strict) throws MalformedPurl {
    return new PurlReader(text, strict).read();
  }

  private Purl read() throws MalformedPurl {
    String rest = text;
    String subpath = null;
    int hash = rest.lastIndexOf('#');
    if (hash >= 0) {
      subpath = subpath(rest.substring(hash + 1));
      rest = rest.substring(0, hash);
    }
    String query = "";
    int question = rest.lastIndexOf('?');
    if (question >= 0) {
      query = rest.substring(question + 1);
      rest = rest.substring(0, question);
    }
    if (!rest.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw malformed("does not begin with pkg:");
    }
    rest = stripped(rest.substring(SCHEME.length()));
    int slash = rest.indexOf('/');
    if (slash <= 0) {
      throw malformed("has no type or no name");
    }
    String type = rest.substring(0, slash);
    return named(type, rest.substring(slash + 1), qualifiers(type, query), subpath);
  }

  private Purl named(
      String type, String path, Map<String, String> qualifiers, @Nullable String subpath)
      throws MalformedPurl {
    String rest = path;
    String version = null;
    int at = versionSign(rest);
    if (at >= 0) {
      version = PercentText.decode(rest.substring(at + 1));
      rest = rest.substring(0, at);
    }
    if (version != null && version.isEmpty()) {
      version = null;
    }
    int cut = rest.lastIndexOf('/');
    String name = PercentText.decode(rest.substring(cut + 1));
    String namespace = cut < 0 ? null : segments(rest.substring(0, cut), false);
    if (type.equalsIgnoreCase("git")) {
      // The namespace of git is the host alone.
      String all = Objects.requireNonNullElse(segments(rest, false), "");
      int host = all.indexOf('/');
      name = all.substring(host + 1);
      namespace = host < 0 ? null : all.substring(0, host);
    }
    return PurlType.normal(type, namespace, name, version, qualifiers, subpath);
  }

  /// The last `@` that does not begin a segment of the namespace (npm's scopes, unencoded).
  private static int versionSign(String path) {
    int at = path.lastIndexOf('@');
    boolean scope =
        (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) && path.indexOf('/', at) > 0;
    return scope ? -1 : at;
  }

  private static @Nullable String subpath(String path) throws MalformedPurl {
    return segments(path, true);
  }

  /// Decoded segments, joined again; null where nothing is left. A slash that is encoded parts
  /// segments too: none may hold one.
  private static @Nullable String segments(String path, boolean dots) throws MalformedPurl {
    StringBuilder out = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      for (String part : PercentText.decode(segment).split("/", -1)) {
        boolean dropped = part.isEmpty() || (dots && (part.equals(".") || part.equals("..")));
        if (!dropped) {
          out.append(out.isEmpty() ? "" : "/").append(part);
        }
      }
    }
    return out.isEmpty() ? null : out.toString();
  }

  private Map<String, String> qualifiers(String type, String query) throws MalformedPurl {
    if (query.isEmpty()) {
      return Map.of();
    }
    // The tests of the specification read keys of Maven in any case, and those of no other type.
    boolean anyCase = !strict || type.equalsIgnoreCase("maven");
    Map<String, String> qualifiers = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        if (!pair.isEmpty()) {
          throw malformed("has a qualifier without a value: " + pair);
        }
        continue;
      }
      String key = pair.substring(0, equals);
      String lower = key.toLowerCase(Locale.ROOT);
      if (!anyCase && !lower.equals(key)) {
        throw malformed("has a qualifier that is not in lower case: " + key);
      }
      if (qualifiers.put(lower, PercentText.decode(pair.substring(equals + 1))) != null) {
        throw malformed("states the qualifier " + lower + " twice");
      }
    }
    return qualifiers;
  }

  private static String stripped(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return path.substring(from, to);
  }

  private MalformedPurl malformed(String reason) {
    return new MalformedPurl("\"" + text + "\" " + reason);
  }
}
