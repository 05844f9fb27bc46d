package dev.lockstep.source;

import dev.lockstep.source.hcl.HclFrontEnd;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import java.util.Optional;

/// The front end of each language.
public final class FrontEnds {
  private FrontEnds() {}

  /// The front end of a language, empty while it has none.
  public static Optional<FrontEnd> of(Language language) {
    return switch (language) {
      case PYTHON, JAVASCRIPT, TYPESCRIPT, JAVA, GO, YAML, JSON, DOCKERFILE, BASH ->
          Optional.empty();
      case HCL -> Optional.of(new HclFrontEnd());
    };
  }
}
