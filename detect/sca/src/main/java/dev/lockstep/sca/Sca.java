package dev.lockstep.sca;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.fix.Fixer;
import dev.lockstep.model.Kind;
import dev.lockstep.sca.fix.ComponentFixer;
import dev.lockstep.sca.format.Formats;
import dev.lockstep.sca.format.jvm.JarClasses;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.sca.maven.PomExtractor;
import dev.lockstep.sca.maven.PomSource;
import dev.lockstep.sca.project.ComponentDetector;
import java.util.ArrayList;
import java.util.List;

/// The capability that lists third parties' components and says what is wrong with them.
public final class Sca implements Capability {
  private final List<Extractor<?>> extractors;
  private final Detector detector;

  /// @param repository where POMs are that the target does not hold, such as a
  ///     [dev.lockstep.sca.maven.LocalRepository]
  public Sca(ComponentDetector.Judge judge, PomSource repository) {
    this(judge, repository, JarCorpus.NONE);
  }

  /// @param corpus what jars are known by their classes, which are read only where there is one
  public Sca(ComponentDetector.Judge judge, PomSource repository, JarCorpus corpus) {
    List<ManifestExtractor> manifests = new ArrayList<>();
    Formats.ALL.forEach(format -> manifests.add(new ManifestExtractor(format)));
    if (!corpus.isEmpty()) {
      manifests.add(new ManifestExtractor(new JarClasses()));
    }
    PomExtractor poms = new PomExtractor();
    extractors = new ArrayList<>(manifests);
    extractors.add(poms);
    detector = new ComponentDetector(manifests, poms, repository, corpus, judge);
  }

  @Override
  public Kind kind() {
    return Kind.SCA;
  }

  @Override
  public List<Extractor<?>> extractors() {
    return List.copyOf(extractors);
  }

  @Override
  public List<Detector> detectors() {
    return List.of(detector);
  }

  @Override
  public Fixer fixer() {
    return new ComponentFixer();
  }
}
