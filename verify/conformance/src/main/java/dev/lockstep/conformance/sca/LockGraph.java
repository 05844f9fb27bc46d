package dev.lockstep.conformance.sca;

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
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The components and edges of public projects' lock files, as the ecosystems' own tools say them.
/// The folder holds `golden.jsonl` and the projects at their commits as `trees/OWNER__NAME`.
public final class LockGraph implements Suite {
  private static final double EDGES = 0.99;

  /// Which list of the golden is what a lock file states, where it is not `components`.
  private static final Map<String, String> LISTS = Map.of("golang", "required", "cargo", "lock");

  private static final Set<String> NAMES =
      Set.of(
          "package-lock.json",
          "pnpm-lock.yaml",
          "yarn.lock",
          "Cargo.lock",
          "go.mod",
          "poetry.lock",
          "uv.lock",
          "gradle.lockfile");

  @Override
  public String name() {
    return "lock-graph";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    for (String line : Files.readAllLines(path.resolve("golden.jsonl"))) {
      JsonText golden = JsonText.of(line);
      String project = golden.text("project");
      String id = project + " " + golden.text("ecosystem");
      Path tree = path.resolve("trees").resolve(project.replace("/", "__"));
      if (!inPart.test(project)) {
        continue;
      }
      if (Files.isDirectory(tree)) {
        judge(id, golden, units(tree.resolve(golden.text("dir"))), results);
      } else {
        results.fail(id, "its tree is not there");
      }
    }
  }

  private static List<Unit> units(Path folder) {
    List<Unit> units = new ArrayList<>();
    Sca sca = new Sca((inventory, findings) -> units.addAll(inventory.units()), PomSource.NONE);
    new Scan(List.of(sca), ScanSettings.uncached(1))
        .run(List.of(new DirectorySource(folder, "", Scope.ALL)));
    return units;
  }

  private static void judge(String id, JsonText golden, List<Unit> units, Results results) {
    Set<String> components = new HashSet<>();
    Set<String> edges = new HashSet<>();
    for (Unit unit : units) {
      if (NAMES.contains(unit.path())) {
        add(unit, golden.text("ecosystem"), components, edges);
      }
    }
    Set<String> expected = new HashSet<>();
    String list = LISTS.getOrDefault(golden.text("ecosystem"), "components");
    golden.list(list).forEach(purl -> expected.add(plain(purl)));
    Overlap ofComponents = Overlap.of(expected, components);
    Set<String> expectedEdges = new HashSet<>();
    golden.list("edges").forEach(edge -> expectedEdges.add(plain(edge)));
    Set<String> resolved = new HashSet<>();
    golden.list("components").forEach(purl -> resolved.add(plain(purl)));
    expectedEdges.removeIf(edge -> !isBetween(edge, resolved)); // Cargo's of the workspace itself
    edges.removeIf(edge -> !isBetween(edge, resolved)); // those of features that are off
    Overlap ofEdges =
        golden.has("edges") ? Overlap.of(expectedEdges, edges) : Overlap.of(Set.of(), Set.of());
    String said = ofComponents.said("components") + "; " + ofEdges.said("edges");
    results.say(id + ": " + said);
    if (ofComponents.reaches(1) && ofEdges.reaches(EDGES)) {
      results.pass(id);
    } else {
      results.fail(id, said);
    }
  }

  private static void add(Unit unit, String ecosystem, Set<String> components, Set<String> edges) {
    String type = ecosystem.equals("gradle") ? "maven" : ecosystem;
    for (Part part : unit.parts()) {
      if (part.type().equals(type)) {
        components.add(plain(part.purl()));
        for (int index : part.dependsOn()) {
          String edge = plain(part.purl()) + " -> " + plain(unit.parts().get(index).purl());
          edges.add(edge);
        }
      }
    }
    edges.removeIf(edge -> edge.startsWith(edge.substring(edge.indexOf(" -> ") + 4) + " "));
  }

  private static boolean isBetween(String edge, Set<String> components) {
    int arrow = edge.indexOf(" -> ");
    String from = edge.substring(0, arrow);
    String to = edge.substring(arrow + 4);
    return !from.equals(to) && components.contains(from) && components.contains(to);
  }

  /// Without escapes and qualifiers; those of Go without case, which the specification folds and
  /// the golden does not.
  private static String plain(String purl) {
    String plain = URLDecoder.decode(purl.replace("+", "%2B"), StandardCharsets.UTF_8);
    int qualifiers = plain.indexOf('?');
    plain = qualifiers < 0 ? plain : plain.substring(0, qualifiers);
    return plain.startsWith("pkg:golang/") ? plain.toLowerCase(Locale.ROOT) : plain;
  }
}
