package dev.lockstep.sca;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.model.Kind;
import dev.lockstep.sca.format.Formats;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.sca.project.ComponentDetector;
import java.util.List;

/// The capability that lists third parties' components and says what is wrong with them.
public final class Sca implements Capability {
  private final List<ManifestExtractor> extractors;
  private final Detector detector;

  public Sca(ComponentDetector.Judge judge) {
    extractors = Formats.ALL.stream().map(ManifestExtractor::new).toList();
    detector = new ComponentDetector(extractors, judge);
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
}
