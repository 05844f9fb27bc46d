package dev.lockstep.sca.maven;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The Maven projects of a target.
public final class MavenProjects {
  private static final String IN_JARS = "META-INF/maven/";

  private final Reactor reactor;
  private final PomSource source;
  private final PomBuilder builder;

  /// @param poms by path in the target
  /// @param files other paths that are known to be in the target
  public MavenProjects(
      Map<String, PomElement> poms,
      Set<String> files,
      PomSource source,
      BuildEnvironment environment) {
    this.reactor = new Reactor(poms, files);
    this.source = source;
    builder = new PomBuilder(reactor, source, environment);
  }

  /// The projects that the facts of a target state. POMs within jars tell of the jar, and are
  /// none.
  public static MavenProjects of(
      PomExtractor extractor, TargetFacts facts, PomSource source, BuildEnvironment environment) {
    Map<String, PomElement> poms = new TreeMap<>();
    facts.forEach(
        extractor,
        (content, occurrences, roots) -> {
          for (Occurrence occurrence : occurrences) {
            if (!occurrence.pathInTarget().contains(IN_JARS)) {
              poms.put(occurrence.pathInTarget(), roots.getFirst());
            }
          }
        });
    return new MavenProjects(poms, Set.of(), source, environment);
  }

  /// The paths of all POMs, sorted.
  public List<String> paths() {
    return reactor.paths();
  }

  /// Where the module at a path names its parent; null where it has none.
  public @Nullable Region parentRegion(String path) {
    Pom pom = reactor.pom(path);
    return pom == null ? null : pom.parent().region();
  }

  /// Whether the module at a path, once its graph was asked for, turned out to be among its own
  /// parents.
  public boolean isCircular(String path) {
    return builder.isCircular(path);
  }

  /// What the module at a path resolves to.
  public MavenGraph graph(String path) {
    return new Collector(builder, source, builder.project(path)).collect();
  }
}
