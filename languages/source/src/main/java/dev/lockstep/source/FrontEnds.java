package dev.lockstep.source;

import dev.lockstep.source.hcl.HclFrontEnd;
import dev.lockstep.source.java.JavaFrontEnd;
import dev.lockstep.source.python.PythonFrontEnd;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import java.util.Optional;

/// The front end of each language.
public final class FrontEnds {
  private FrontEnds() {}

  /// The front end of a language, empty while it has none.
  public static Optional<FrontEnd> of(Language language) {
    return switch (language) {
      case PYTHON -> Optional.of(new PythonFrontEnd());
      case JAVASCRIPT, TYPESCRIPT -> Optional.empty();
      case JAVA -> Optional.of(new JavaFrontEnd());
      case GO -> Optional.empty();
      case HCL -> Optional.of(new HclFrontEnd());
      case YAML, JSON, DOCKERFILE, BASH -> Optional.empty();
    };
  }
}
