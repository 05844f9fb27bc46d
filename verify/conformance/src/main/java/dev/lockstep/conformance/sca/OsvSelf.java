package dev.lockstep.conformance.sca;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.sca.osv.Advisory;
import dev.lockstep.sca.osv.Affected;
import dev.lockstep.sca.osv.Evaluation;
import dev.lockstep.sca.osv.OsvReader;
import dev.lockstep.sca.osv.Range;
import dev.lockstep.sca.version.VersionScheme;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Every record of OSV archives against a naive reading of the specification: for each package it
/// names, the versions of its events, its listed versions and all versions that the archive names
/// for that package. The path is a folder of `ECOSYSTEM/all.zip`.
public final class OsvSelf implements Suite {

  @Override
  public String name() {
    return "osv-self";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> archives;
    try (Stream<Path> all = Files.walk(path)) {
      archives = all.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
    for (Path archive : archives) {
      judge(records(archive), results);
    }
  }

  private static List<Advisory> records(Path archive) throws IOException {
    List<Advisory> records = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          records.add(OsvReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (MalformedDocument e) {
          throw new IOException(entry.getName() + ": " + e.getMessage(), e);
        }
      }
    }
    return records;
  }

  private static void judge(List<Advisory> records, Results results) {
    Map<String, TreeSet<String>> named = new TreeMap<>();
    for (Advisory record : records) {
      for (Affected affected : record.affected()) {
        TreeSet<String> versions = named.computeIfAbsent(key(affected), _ -> new TreeSet<>());
        versions.addAll(affected.versions());
        affected
            .ranges()
            .forEach(range -> range.events().forEach(event -> versions.add(event.version())));
      }
    }
    for (Advisory record : records) {
      Map<String, List<Affected>> byPackage = new TreeMap<>();
      for (Affected affected : record.affected()) {
        byPackage.computeIfAbsent(key(affected), _ -> new ArrayList<>()).add(affected);
      }
      byPackage.forEach(
          (key, entries) -> {
            List<Evaluation> prepared = entries.stream().map(Evaluation::new).toList();
            for (String version : named.getOrDefault(key, new TreeSet<>())) {
              boolean ours = prepared.stream().anyMatch(one -> one.affects(version));
              String id = record.id() + " " + key + " " + version;
              if (ours == isVulnerable(version, entries)) {
                results.pass(id);
              } else {
                results.fail(id, ours ? "affected, and should not be" : "not affected");
              }
            }
          });
    }
  }

  private static String key(Affected affected) {
    return affected.ecosystem() + " " + affected.name();
  }

  /// The specification's pseudocode, word by word.
  private static boolean isVulnerable(String version, List<Affected> entries) {
    for (Affected entry : entries) {
      Optional<VersionScheme> scheme = VersionScheme.ofEcosystem(entry.ecosystem());
      if (entry.versions().contains(version)) {
        return true;
      }
      for (Range range : entry.ranges()) {
        if (scheme.isPresent() && isIn(version, range, scheme.get())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isIn(String version, Range range, VersionScheme scheme) {
    List<Range.Event> limits =
        range.events().stream().filter(event -> event.type() == Range.Type.LIMIT).toList();
    boolean before =
        limits.isEmpty()
            || limits.stream()
                .anyMatch(
                    limit -> limit.version().equals("*") || compare(version, limit, scheme) < 0);
    if (!before) {
      return false;
    }
    List<Range.Event> sorted = new ArrayList<>(range.events());
    sorted.removeAll(limits);
    sorted.sort(
        (a, b) -> {
          boolean start = a.type() == Range.Type.INTRODUCED && a.version().equals("0");
          int order = start ? -1 : compare(a.version(), b, scheme);
          return order != 0 ? order : a.type().compareTo(b.type());
        });
    boolean vulnerable = false;
    for (Range.Event event : sorted) {
      if (event.type() == Range.Type.INTRODUCED && compare(version, event, scheme) >= 0) {
        vulnerable = true;
      }
      if (event.type() == Range.Type.FIXED && compare(version, event, scheme) >= 0) {
        vulnerable = false;
      }
      if (event.type() == Range.Type.LAST_AFFECTED && compare(version, event, scheme) > 0) {
        vulnerable = false;
      }
    }
    return vulnerable;
  }

  /// `0` is before all versions where it says when something was introduced.
  private static int compare(String version, Range.Event event, VersionScheme scheme) {
    if (event.type() == Range.Type.INTRODUCED && event.version().equals("0")) {
      return 1;
    }
    return scheme.key(version).compareTo(scheme.key(event.version()));
  }
}
