package dev.lockstep.sca.project;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.sca.maven.PomExtractor;
import dev.lockstep.sca.maven.PomSource;
import java.util.ArrayList;
import java.util.List;

/// States the components of a target, and lets others judge them.
public final class ComponentDetector implements Detector {
  private final List<ManifestExtractor> manifests;
  private final PomExtractor poms;
  private final PomSource repository;
  private final JarCorpus corpus;
  private final Judge judge;

  /// Concludes something from the packages of a target.
  @FunctionalInterface
  public interface Judge {
    /// Judges nothing.
    Judge NONE = (inventory, findings) -> {};

    void judge(Inventory inventory, Findings findings);
  }

  /// @param repository where POMs are that the target does not hold
  /// @param corpus what jars are known by their classes
  public ComponentDetector(
      List<ManifestExtractor> manifests,
      PomExtractor poms,
      PomSource repository,
      JarCorpus corpus,
      Judge judge) {
    this.manifests = List.copyOf(manifests);
    this.poms = poms;
    this.repository = repository;
    this.corpus = corpus;
    this.judge = judge;
  }

  @Override
  public String id() {
    return "sca-components";
  }

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    List<Problem> problems = new ArrayList<>();
    List<StatedFile> files = StatedFiles.of(manifests, facts, corpus, problems);
    problems.forEach(findings::add);
    List<Unit> units = new ArrayList<>(new Projects(files).units());
    MavenUnits maven = new MavenUnits(poms, facts, repository);
    units.addAll(maven.units());
    maven.problems().forEach(findings::add);
    Inventory inventory = new Inventory(units);
    inventory.components().forEach(findings::add);
    judge.judge(inventory, findings);
  }
}
