package dev.lockstep.sca.purl;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A package URL: the identity of a component, in the normal form of its type.
///
/// Source: purl-spec 1.0, "Package-URL specification" and the definitions of its types.
///
/// @param type lower case
/// @param namespace without slashes at its ends; null where there is none
/// @param name decoded
/// @param version decoded; null where there is none
/// @param qualifiers by key, decoded; those without a value are left out
/// @param subpath without slashes at its ends; null where there is none
public record Purl(
    String type,
    @Nullable String namespace,
    String name,
    @Nullable String version,
    SortedMap<String, String> qualifiers,
    @Nullable String subpath)
    implements Comparable<Purl> {

  public Purl {
    qualifiers =
        qualifiers.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(qualifiers));
  }

  /// Reads a package URL.
  ///
  /// @throws MalformedPurl where the text is none by the specification
  public static Purl parse(String text) throws MalformedPurl {
    return PurlReader.read(text, true);
  }

  /// Reads what others wrote: as [#parse], and keys of qualifiers in any case.
  ///
  /// @throws MalformedPurl where the text cannot be understood as a package URL
  public static Purl parseLeniently(String text) throws MalformedPurl {
    return PurlReader.read(text, false);
  }

  /// Builds one from its parts, in the normal form of its type.
  ///
  /// @throws MalformedPurl where the type does not allow these parts
  public static Purl of(
      String type,
      @Nullable String namespace,
      String name,
      @Nullable String version,
      Map<String, String> qualifiers,
      @Nullable String subpath)
      throws MalformedPurl {
    return PurlType.normal(type, namespace, name, version, qualifiers, subpath);
  }

  /// As [#of(String, String, String, String, Map, String)], without qualifiers and subpath.
  public static Purl of(
      String type, @Nullable String namespace, String name, @Nullable String version)
      throws MalformedPurl {
    return of(type, namespace, name, version, Map.of(), null);
  }

  /// As [#of(String, String, String, String)] for a name as its ecosystem writes it in one word:
  /// `@babel/core`, `org.slf4j:slf4j-api`, `github.com/gin-gonic/gin`.
  public static Purl ofEcosystemName(
      String type, String word, @Nullable String version, Map<String, String> qualifiers)
      throws MalformedPurl {
    char separator = type.equals("maven") ? ':' : '/';
    int cut = word.lastIndexOf(separator);
    return cut < 0
        ? of(type, null, word, version, qualifiers, null)
        : of(type, word.substring(0, cut), word.substring(cut + 1), version, qualifiers, null);
  }

  /// The name as its ecosystem, and so OSV, writes it in one word.
  public String ecosystemName() {
    if (namespace == null) {
      return name;
    }
    return switch (type) {
      case "maven" -> namespace + ':' + name;
      case "deb", "apk", "rpm", "alpm" -> name;
      default -> namespace + '/' + name;
    };
  }

  /// The same package without a version, qualifiers and subpath.
  public Purl withoutVersion() {
    return new Purl(type, namespace, name, null, Collections.emptySortedMap(), null);
  }

  @Override
  public int compareTo(Purl other) {
    return toString().compareTo(other.toString());
  }

  /// The canonical text.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("pkg:").append(type).append('/');
    if (namespace != null) {
      PercentText.encodeSegments(namespace, text);
      text.append('/');
    }
    if (type.equals("git")) {
      PercentText.encodeSegments(name, text);
    } else {
      PercentText.encode(name, text);
    }
    if (version != null) {
      text.append('@');
      PercentText.encode(version, text);
    }
    char separator = '?';
    for (Map.Entry<String, String> qualifier : qualifiers.entrySet()) {
      text.append(separator).append(qualifier.getKey()).append('=');
      PercentText.encode(qualifier.getValue(), text);
      separator = '&';
    }
    if (subpath != null) {
      text.append('#');
      PercentText.encodeSegments(subpath, text);
    }
    return text.toString();
  }
}
