package dev.lockstep.sca.purl;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the types of package URLs allow and how they normalise. Source: the type definitions of
/// purl-spec 1.0.
final class PurlType {
  private PurlType() {}

  static Purl normal(
      String givenType,
      @Nullable String givenNamespace,
      String givenName,
      @Nullable String givenVersion,
      Map<String, String> qualifiers,
      @Nullable String subpath)
      throws MalformedPurl {
    String type = lower(givenType);
    checkType(type);
    String namespace = stripped(givenNamespace);
    String path = stripped(givenName);
    if (path == null) {
      throw new MalformedPurl("a package URL of type " + type + " without a name");
    }
    String version = givenVersion == null || givenVersion.isEmpty() ? null : givenVersion;
    SortedMap<String, String> kept =
        qualifiers.isEmpty() ? Collections.emptySortedMap() : new TreeMap<>();
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      checkKey(qualifier.getKey());
      if (!qualifier.getValue().isEmpty()) {
        kept.put(qualifier.getKey(), qualifier.getValue());
      }
    }
    Purl purl =
        new Purl(
            type,
            namespace == null ? null : namespace(type, namespace),
            name(type, path, kept),
            version == null ? null : version(type, version),
            kept,
            stripped(subpath));
    check(purl);
    return purl;
  }

  private static String namespace(String type, String namespace) {
    return switch (type) {
      case "alpm",
          "apk",
          "bitbucket",
          "brew",
          "composer",
          "deb",
          "git",
          "github",
          "golang",
          "hex",
          "luarocks",
          "qpkg",
          "rpm",
          "vscode-extension" ->
          lower(namespace);
      case "cpan" -> namespace.toUpperCase(Locale.ROOT);
      default -> namespace;
    };
  }

  private static String name(String type, String name, Map<String, String> qualifiers) {
    return switch (type) {
      case "alpm",
          "apk",
          "bitbucket",
          "bitnami",
          "brew",
          "composer",
          "deb",
          "git",
          "github",
          "golang",
          "hex",
          "luarocks",
          "oci",
          "otp",
          "pub",
          "vscode-extension" ->
          lower(name);
      case "pypi" -> lower(name).replace('_', '-');
      case "mlflow" ->
          qualifiers.getOrDefault("repository_url", "").contains("azuredatabricks")
              ? lower(name)
              : name;
      default -> name;
    };
  }

  private static String version(String type, String version) {
    return switch (type) {
      case "huggingface", "luarocks", "vscode-extension" -> lower(version);
      default -> version;
    };
  }

  /// What a type demands beyond a name.
  private static void check(Purl purl) throws MalformedPurl {
    String type = purl.type();
    boolean holds =
        switch (type) {
          case "swift", "vscode-extension" -> purl.namespace() != null;
          case "otp", "vcpkg" -> purl.namespace() == null;
          case "cpan" -> !purl.name().contains("::");
          case "julia" -> purl.qualifiers().containsKey("uuid");
          case "chrome-extension" -> isChromeExtension(purl);
          default -> true;
        };
    if (!holds) {
      throw new MalformedPurl(purl + " is not allowed by the type " + type);
    }
  }

  private static boolean isChromeExtension(Purl purl) {
    return purl.name().matches("[a-p]{32}")
        && (purl.version() == null || purl.version().matches("\\d+(\\.\\d+){0,3}"));
  }

  private static void checkType(String type) throws MalformedPurl {
    boolean valid = !type.isEmpty() && !isDigit(type.charAt(0));
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      valid &= isLetter(c) || isDigit(c) || c == '.' || c == '-';
    }
    if (!valid) {
      throw new MalformedPurl("\"" + type + "\" is no type of package URLs");
    }
  }

  private static void checkKey(String key) throws MalformedPurl {
    boolean valid = !key.isEmpty() && !isDigit(key.charAt(0));
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      valid &= isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_';
    }
    if (!valid) {
      throw new MalformedPurl("\"" + key + "\" is no key of a qualifier");
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable String stripped(@Nullable String path) {
    if (path == null) {
      return null;
    }
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? null : path.substring(from, to);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
