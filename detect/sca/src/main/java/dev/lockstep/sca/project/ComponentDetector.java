package dev.lockstep.sca.project;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.sca.manifest.ManifestExtractor;
import java.util.List;

/// States the components of a target, and lets others judge them.
public final class ComponentDetector implements Detector {
  private final List<ManifestExtractor> extractors;
  private final Judge judge;

  /// Concludes something from the packages of a target.
  @FunctionalInterface
  public interface Judge {
    /// Judges nothing.
    Judge NONE = (inventory, findings) -> {};

    void judge(Inventory inventory, Findings findings);
  }

  public ComponentDetector(List<ManifestExtractor> extractors, Judge judge) {
    this.extractors = List.copyOf(extractors);
    this.judge = judge;
  }

  @Override
  public String id() {
    return "sca-components";
  }

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    Inventory inventory = Inventory.of(extractors, facts);
    inventory.components().forEach(findings::add);
    judge.judge(inventory, findings);
  }
}
