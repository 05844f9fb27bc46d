package dev.lockstep.source;

import dev.lockstep.source.javascript.JavaScriptFrontEnd;
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
      case JAVASCRIPT, TYPESCRIPT -> Optional.of(new JavaScriptFrontEnd(language));
      case JAVA, GO -> Optional.empty();
    };
  }
}
