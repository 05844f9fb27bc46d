package dev.lockstep.conformance.sca;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.model.Kind;
import dev.lockstep.sca.maven.BuildEnvironment;
import dev.lockstep.sca.maven.LocalRepository;
import dev.lockstep.sca.maven.MavenGraph;
import dev.lockstep.sca.maven.MavenNode;
import dev.lockstep.sca.maven.MavenProjects;
import dev.lockstep.sca.maven.PomExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What Maven's own resolver makes of modules of public projects. The folder holds `golden.jsonl`,
/// the projects at their commits as `trees/OWNER__NAME`, and `repository`, a local repository that
/// Maven filled.
public final class MavenGraphs implements Suite {
  private static final double FLOOR = 0.99;

  @Override
  public String name() {
    return "maven-graph";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Map<String, List<JsonText>> byProject = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path.resolve("golden.jsonl"))) {
      JsonText golden = JsonText.of(line);
      if (golden.has("truncated_at")) {
        results.unsupported("a POM that nobody could get");
      } else if (inPart.test(golden.text("project"))) {
        byProject.computeIfAbsent(golden.text("project"), _ -> new ArrayList<>()).add(golden);
      }
    }
    LocalRepository repository = new LocalRepository(path.resolve("repository"));
    for (Map.Entry<String, List<JsonText>> entry : byProject.entrySet()) {
      Path tree = path.resolve("trees").resolve(entry.getKey().replace("/", "__"));
      long start = System.nanoTime();
      new Scan(
              List.of(new Modules(repository, entry.getValue(), results)), ScanSettings.uncached(1))
          .run(List.of(new DirectorySource(tree, "", Scope.ALL)));
      results.say(entry.getKey() + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }

  /// Judges the modules of one project where their facts are.
  private record Modules(LocalRepository repository, List<JsonText> golden, Results results)
      implements Capability, Detector {
    private static final PomExtractor POMS = new PomExtractor();

    @Override
    public Kind kind() {
      return Kind.SCA;
    }

    @Override
    public List<Extractor<?>> extractors() {
      return List.of(POMS);
    }

    @Override
    public List<Detector> detectors() {
      return List.of(this);
    }

    @Override
    public String id() {
      return "maven-graph";
    }

    @Override
    public void detect(TargetFacts facts, Findings findings) {
      MavenProjects projects = MavenProjects.of(POMS, facts, repository, BuildEnvironment.DEFAULT);
      for (JsonText module : golden) {
        String dir = module.text("dir");
        String path = dir.equals(".") ? "pom.xml" : dir + "/pom.xml";
        if (projects.paths().contains(path)) {
          judge(module, projects.graph(path));
        } else {
          results.fail(module.text("module"), "no POM at " + path);
        }
      }
    }

    private void judge(JsonText module, MavenGraph graph) {
      String id = module.text("project") + " " + module.text("module");
      Set<String> components = new HashSet<>();
      Set<String> edges = new HashSet<>();
      String root =
          graph.module().groupId()
              + ":"
              + graph.module().artifactId()
              + ":"
              + graph.packaging()
              + ":"
              + graph.module().version();
      for (MavenNode node : graph.nodes()) {
        components.add(node.artifact() + ":" + node.scope());
        String parent =
            node.parent() < 0 ? root : graph.nodes().get(node.parent()).artifact().toString();
        edges.add(parent + " -> " + node.artifact());
      }
      Overlap ofComponents = Overlap.of(new HashSet<>(module.list("components")), components);
      Overlap ofEdges = Overlap.of(new HashSet<>(module.list("edges")), edges);
      if (ofComponents.reaches(FLOOR) && ofEdges.reaches(FLOOR)) {
        results.pass(id);
      } else {
        String missing = graph.missing().isEmpty() ? "" : "; no POM " + graph.missing();
        results.fail(id, ofComponents.said("components") + "; " + ofEdges.said("edges") + missing);
      }
    }
  }
}
