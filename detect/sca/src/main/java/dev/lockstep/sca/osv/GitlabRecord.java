package dev.lockstep.sca.osv;

import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.YamlNodes;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads records of GitLab's advisory database, one YAML file each, as if they were OSV's. Source:
/// the README of gitlab-org/security-products/gemnasium-db.
///
/// OSV cannot say *later than a version*: there the version itself counts as affected, too.
public final class GitlabRecord {
  private static final Pattern INTERVAL =
      Pattern.compile("([\\[(])([^,\\])]*)(,?)([^\\])]*)([\\])])");
  private static final Pattern BOUND = Pattern.compile("(>=|<=|==|=|>|<|)\\s*([^\\s,<>=]+)");
  private static final int DAY = 10;

  private GitlabRecord() {}

  /// @throws MalformedDocument where it is no YAML, or names no package of a known ecosystem
  public static Advisory read(String yaml) throws MalformedDocument {
    Node record = YamlNodes.last(yaml);
    String slug = record.text("package_slug");
    int slash = slug.indexOf('/');
    String ecosystem = ecosystem(slash < 0 ? slug : slug.substring(0, slash));
    String id = record.text("identifier");
    if (slash < 0 || ecosystem.isEmpty() || id.isEmpty()) {
      throw new MalformedDocument("no package of a known ecosystem: " + slug, 1, 0, null);
    }
    List<String> aliases = new ArrayList<>();
    record.get("identifiers").items().forEach(one -> aliases.add(one.text()));
    aliases.remove(id);
    List<String> weaknesses = texts(record.get("cwe_ids"));
    weaknesses.removeIf(one -> one.equals("CWE-937") || one.equals("CWE-1035")); // of every record
    List<String> vectors = new ArrayList<>();
    for (String key : List.of("cvss_v4", "cvss_v3", "cvss_v2")) {
      if (!record.text(key).isEmpty()) {
        vectors.add(record.text(key));
      }
    }
    String published = record.text("pubdate");
    return new Advisory(
        id,
        aliases,
        record.text("title"),
        vectors,
        "",
        weaknesses,
        texts(record.get("urls")),
        published.length() >= DAY ? published.substring(0, DAY) : "",
        false,
        List.of(affected(ecosystem, slug.substring(slash + 1), record.text("affected_range"))));
  }

  private static List<String> texts(Node list) {
    List<String> texts = new ArrayList<>();
    list.items().forEach(one -> texts.add(one.text()));
    return texts;
  }

  private static String ecosystem(String type) {
    return switch (type) {
      case "maven" -> "Maven";
      case "npm" -> "npm";
      case "pypi" -> "PyPI";
      case "gem" -> "RubyGems";
      case "packagist" -> "Packagist";
      case "go" -> "Go";
      case "nuget" -> "NuGet";
      case "cargo" -> "crates.io";
      case "conan" -> "ConanCenter";
      case "pub" -> "Pub";
      case "swift" -> "SwiftURL";
      default -> "";
    };
  }

  private static Affected affected(String ecosystem, String path, String range) {
    String name =
        switch (ecosystem) {
          case "Maven" -> path.replace('/', ':');
          case "SwiftURL" -> "https://" + path;
          default -> path;
        };
    List<Range> ranges = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    boolean intervals = range.startsWith("[") || range.startsWith("(");
    if (intervals) {
      Matcher each = INTERVAL.matcher(range);
      while (each.find()) {
        interval(each, ranges, versions);
      }
    } else {
      for (String alternative : range.split("\\|\\|", -1)) {
        bounds(alternative.strip(), ranges, versions);
      }
    }
    return new Affected(ecosystem, name, ranges, versions);
  }

  /// `[1.0,2.0)`, `(,1.5]`, `[1.2]`: Maven's and NuGet's.
  private static void interval(Matcher interval, List<Range> ranges, List<String> versions) {
    String from = interval.group(2).strip();
    String to = interval.group(4).strip();
    if (interval.group(3).isEmpty()) {
      versions.add(from);
      return;
    }
    List<Range.Event> events = new ArrayList<>();
    events.add(new Range.Event(Range.Type.INTRODUCED, from.isEmpty() ? "0" : from));
    if (!to.isEmpty()) {
      boolean last = interval.group(5).equals("]");
      events.add(new Range.Event(last ? Range.Type.LAST_AFFECTED : Range.Type.FIXED, to));
    }
    ranges.add(new Range(events));
  }

  /// `>=1.0 <2.0`, `>=1.0,<=1.5`, `=1.2`: all others'.
  private static void bounds(String text, List<Range> ranges, List<String> versions) {
    String from = "0";
    Range.Event end = null;
    boolean single = false;
    Matcher bound = BOUND.matcher(text);
    while (bound.find()) {
      String version = bound.group(2);
      switch (bound.group(1)) {
        case ">=", ">" -> from = version;
        case "<" -> end = new Range.Event(Range.Type.FIXED, version);
        case "<=" -> end = new Range.Event(Range.Type.LAST_AFFECTED, version);
        default -> {
          if (!version.equals("*")) {
            versions.add(version);
            single = true;
          }
        }
      }
    }
    if (!single && !text.isEmpty()) {
      Range.Event start = new Range.Event(Range.Type.INTRODUCED, from);
      ranges.add(new Range(end == null ? List.of(start) : List.of(start, end)));
    }
  }
}
