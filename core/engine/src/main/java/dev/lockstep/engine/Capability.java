package dev.lockstep.engine;

import dev.lockstep.engine.fix.Fixer;
import dev.lockstep.model.Kind;
import java.util.List;

/// A room of `detect`, as the engine sees it: what reads, and what concludes.
public interface Capability {

  Kind kind();

  List<Extractor<?>> extractors();

  List<Detector> detectors();

  /// What mends its findings: unless a capability knows better, the fixes that they carry.
  default Fixer fixer() {
    return Fixer.STATED;
  }
}
