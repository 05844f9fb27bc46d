package dev.lockstep.engine;

import dev.lockstep.model.Kind;
import java.util.List;

/// A room of `detect`, as the engine sees it: what reads, and what concludes.
public interface Capability {

  Kind kind();

  List<Extractor<?>> extractors();

  List<Detector> detectors();
}
