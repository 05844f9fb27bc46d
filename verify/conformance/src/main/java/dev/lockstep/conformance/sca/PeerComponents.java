package dev.lockstep.conformance.sca;

import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.sca.Sca;
import dev.lockstep.sca.maven.PomSource;
import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.project.Unit;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The components that OSV-SCALIBR and OSV-Scanner, as far as they are on the `PATH`, find in a
/// work, file by file. A case is a file of one peer; it passes where each component that the peer
/// states there is one of ours. `docs/components-beside-peers.md` names the differences.
public final class PeerComponents implements Suite {
  private static final int SHOWN = 4;

  private static final String STANDARD_LIBRARY = "pkg:golang/stdlib@";
  private static final Pattern ARCHIVE =
      Pattern.compile("(\\.(?:jar|war|ear|vsix|whl|egg))(?:!?/|$)");
  private static final Set<String> DECLARATIONS = Set.of("package.json", "pyproject.toml");

  private static final Map<String, String> TYPES =
      Map.of(
          "npm", "npm",
          "PyPI", "pypi",
          "Go", "golang",
          "Maven", "maven",
          "crates.io", "cargo",
          "RubyGems", "gem",
          "Packagist", "composer",
          "NuGet", "nuget",
          "Pub", "pub",
          "Hex", "hex");

  @Override
  public String name() {
    return "components";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Path work = path.toRealPath();
    Map<String, Set<String>> ours = ours(work);
    compare(work, "scalibr", scalibr(work), ours, results);
    compare(work, "osv-scanner", osvScanner(work), ours, results);
  }

  private static void compare(
      Path work,
      String peer,
      @Nullable Map<String, Set<String>> theirs,
      Map<String, Set<String>> ours,
      Results results) {
    if (theirs == null) {
      results.unsupported("without " + peer);
      return;
    }
    Set<String> all = new TreeSet<>();
    ours.values().forEach(all::addAll);
    Set<String> own = projects(theirs);
    int shared = 0;
    int count = 0;
    for (Map.Entry<String, Set<String>> file : theirs.entrySet()) {
      String id = peer + " " + work.getFileName() + "/" + file.getKey();
      Set<String> missing = new TreeSet<>(file.getValue());
      missing.removeAll(ours.getOrDefault(file.getKey(), Set.of()));
      count += file.getValue().size();
      shared += file.getValue().size() - missing.size();
      int before = missing.size();
      missing.removeIf(purl -> own.contains(unversioned(purl)));
      for (int i = missing.size(); i < before; i++) {
        results.unsupported(peer + ": the project itself as a component");
      }
      if (missing.removeIf(purl -> purl.startsWith(STANDARD_LIBRARY))) {
        results.unsupported(
            peer + ": Go's standard library, of the least version that go.mod asks");
      }
      if (missing.isEmpty()) {
        results.pass(id);
      } else {
        long elsewhere = missing.stream().filter(all::contains).count();
        results.fail(
            id,
            missing.size()
                + " of "
                + file.getValue().size()
                + ", "
                + elsewhere
                + " of them we state elsewhere: "
                + missing.stream().limit(SHOWN).toList()
                + " we have "
                + ours.getOrDefault(file.getKey(), Set.of()).stream().limit(SHOWN).toList());
      }
    }
    int stated = ours.values().stream().mapToInt(Set::size).sum();
    results.say(
        work.getFileName() + ": " + peer + " " + count + ", we " + stated + ", shared " + shared);
  }

  /// The projects that a peer states as components, by the files that declare them; in lock files
  /// they stand once more.
  private static Set<String> projects(Map<String, Set<String>> theirs) {
    Set<String> own = new TreeSet<>();
    for (Map.Entry<String, Set<String>> file : theirs.entrySet()) {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      if (DECLARATIONS.contains(name) && !file.getKey().contains("node_modules/")) {
        file.getValue().forEach(purl -> own.add(unversioned(purl)));
      }
    }
    return own;
  }

  private static String unversioned(String purl) {
    int version = purl.lastIndexOf('@');
    return version > purl.lastIndexOf('/') ? purl.substring(0, version) : purl;
  }

  private static Map<String, Set<String>> ours(Path work) {
    List<Unit> units = new ArrayList<>();
    Sca sca = new Sca((inventory, findings) -> units.addAll(inventory.units()), PomSource.NONE);
    new Scan(List.of(sca), ScanSettings.uncached(1))
        .run(List.of(new DirectorySource(work, "", Scope.ALL)));
    Map<String, Set<String>> files = new TreeMap<>();
    for (Unit unit : units) {
      for (Part part : unit.parts()) {
        add(files, part.location().path(), part.purl());
      }
    }
    return files;
  }

  /// Members of archives count as their outermost archive's, as SCALIBR has it.
  private static void add(Map<String, Set<String>> files, String path, String purl) {
    Matcher inside = ARCHIVE.matcher(path);
    String file = inside.find() ? path.substring(0, inside.end(1)) : path;
    files.computeIfAbsent(file, _ -> new TreeSet<>()).add(plain(purl));
  }

  /// Type, name and version. Case says nothing where ecosystems fold it, nor the letter before
  /// versions of Go, which some leave out.
  private static String plain(String purl) {
    String text = purl;
    int end = text.indexOf('?');
    text = end < 0 ? text : text.substring(0, end);
    text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    boolean folded =
        text.startsWith("pkg:golang/")
            || text.startsWith("pkg:pypi/")
            || text.startsWith("pkg:composer/")
            || text.startsWith("pkg:nuget/");
    text = folded ? text.toLowerCase(Locale.ROOT) : text;
    if (text.startsWith("pkg:pypi/")) {
      text = text.replace('_', '-');
    }
    text =
        text.replaceFirst("^pkg:github/", "pkg:githubactions/")
            .replaceFirst("^pkg:k8s/", "pkg:docker/");
    if (text.startsWith("pkg:docker/") && text.endsWith("@latest")) {
      text = text.substring(0, text.length() - "@latest".length());
    }
    int version = text.lastIndexOf("@v");
    boolean lettered = version > 0 && version + 2 < text.length();
    return lettered && Character.isDigit(text.charAt(version + 2))
        ? text.substring(0, version + 1) + text.substring(version + 2)
        : text;
  }

  private static @Nullable Map<String, Set<String>> scalibr(Path work) throws IOException {
    Path result = Files.createTempFile("components", ".cdx.json");
    Path proto = Files.createTempFile("components", ".textproto");
    try {
      Command.run(
          work,
          List.of(
              "scalibr",
              "--plugins=sourcecode,artifact,os,containers,sbom",
              "--root=" + work,
              "--result=" + proto,
              "-o",
              "cdx-json=" + result));
      if (Files.size(result) == 0) {
        return null;
      }
      Map<String, Set<String>> files = new TreeMap<>();
      for (Value component : list(document(Files.readAllBytes(result)), "components")) {
        for (Value evidence : list(member(component, "evidence"), "occurrences")) {
          if (!text(component, "purl").isEmpty()) {
            add(files, text(evidence, "location"), text(component, "purl"));
          }
        }
      }
      return files;
    } catch (IOException e) {
      return null;
    } finally {
      Files.delete(result);
      Files.delete(proto);
    }
  }

  private static @Nullable Map<String, Set<String>> osvScanner(Path work) throws IOException {
    List<String> argv =
        List.of(
            "osv-scanner",
            "--experimental-offline",
            "--experimental-all-packages",
            "--format",
            "json",
            "-r",
            work.toString());
    byte[] output;
    try {
      output = Command.run(work, argv).output();
    } catch (IOException e) {
      return null;
    }
    Map<String, Set<String>> files = new TreeMap<>();
    if (output.length == 0) {
      return files; // it ends so where it finds no file of its own
    }
    for (Value result : list(document(output), "results")) {
      String file = text(member(result, "source"), "path");
      String path = work.relativize(Path.of(file)).toString();
      for (Value each : list(result, "packages")) {
        Value found = member(each, "package");
        String ecosystem = text(found, "ecosystem");
        String type = TYPES.getOrDefault(ecosystem, ecosystem);
        String name = text(found, "name");
        String version = text(found, "version");
        add(
            files,
            path,
            "pkg:"
                + type
                + "/"
                + (type.equals("maven") ? name.replace(':', '/') : name)
                + (version.isEmpty() ? "" : "@" + version));
      }
    }
    return files;
  }

  private static Value document(byte[] bytes) throws IOException {
    try {
      return JsonReader.read(new ByteArrayInputStream(bytes));
    } catch (MalformedDocument e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static @Nullable Value member(@Nullable Value value, String name) {
    return value instanceof ObjectValue object ? object.get(name) : null;
  }

  private static Iterable<Value> list(@Nullable Value value, String name) {
    return member(value, name) instanceof ArrayValue array ? array : List.of();
  }

  private static String text(@Nullable Value value, String name) {
    return member(value, name) instanceof StringValue string ? string.text() : "";
  }
}
