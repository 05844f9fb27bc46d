package dev.lockstep.sca;

import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.model.Component;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.maven.PomSource;
import dev.lockstep.sca.project.ComponentDetector;
import dev.lockstep.testkit.MemorySource;
import dev.lockstep.testkit.Scans;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a scan lists of some files.
public final class Listed {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private PomSource repository = PomSource.NONE;
  private JarCorpus corpus = JarCorpus.NONE;

  /// A target with one file.
  public static Listed of(String path, String text) {
    return new Listed().with(path, text);
  }

  /// A target with one file that is no text.
  public static Listed ofBytes(String path, byte[] bytes) {
    Listed listed = new Listed();
    listed.files.put(path, bytes);
    return listed;
  }

  /// Adds a file.
  public Listed with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Adds a file that is no text.
  public Listed with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /// Has jars known by their classes.
  public Listed with(JarCorpus known) {
    corpus = known;
    return this;
  }

  /// Has POMs found here.
  public Listed with(PomSource source) {
    repository = source;
    return this;
  }

  public ScanResult scan() {
    return Scans.run(
        new Sca(ComponentDetector.Judge.NONE, repository, corpus),
        () -> {
          MemorySource source = new MemorySource();
          files.forEach(source::with);
          return List.of(source);
        });
  }

  /// A line a component: purl, scopes, `direct`, and where it is stated.
  public List<String> components() {
    return scan().components().stream().map(Listed::shown).toList();
  }

  /// The purls.
  public List<String> purls() {
    return scan().components().stream().map(Component::purl).toList();
  }

  /// `from -> to` for each edge.
  public List<String> edges() {
    return scan().components().stream()
        .flatMap(from -> from.dependsOn().stream().map(to -> from.purl() + " -> " + to))
        .toList();
  }

  /// A line a problem: its weight, its id, where, and why.
  public List<String> problems() {
    return scan().problems().stream().map(Listed::shown).toList();
  }

  private static String shown(Problem problem) {
    return problem.weight().id()
        + " "
        + problem.id()
        + " "
        + problem.path()
        + " "
        + problem.reason();
  }

  private static String shown(Component component) {
    StringBuilder shown = new StringBuilder(component.purl());
    component.scopes().forEach(scope -> shown.append(' ').append(scope));
    shown.append(component.direct() ? " direct" : "");
    for (Location at : component.locations()) {
      int line = at.region() == null ? 0 : at.region().startLine();
      shown.append(' ').append(at.path()).append(':').append(line);
    }
    return shown.toString();
  }
}
