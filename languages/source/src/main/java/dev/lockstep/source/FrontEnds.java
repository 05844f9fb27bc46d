package dev.lockstep.source;

import dev.lockstep.source.go.GoFrontEnd;
import dev.lockstep.source.hcl.HclFrontEnd;
import dev.lockstep.source.java.JavaFrontEnd;
import dev.lockstep.source.javascript.JavaScriptFrontEnd;
import dev.lockstep.source.javascript.TypeScriptFrontEnd;
import dev.lockstep.source.python.PythonFrontEnd;
import dev.lockstep.source.shell.BashFrontEnd;
import dev.lockstep.source.shell.DockerfileFrontEnd;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.yaml.JsonFrontEnd;
import dev.lockstep.source.yaml.YamlFrontEnd;
import java.util.Optional;

/// The front end of each language.
public final class FrontEnds {
  private FrontEnds() {}

  /// The front end of a language, empty while it has none.
  public static Optional<FrontEnd> of(Language language) {
    return switch (language) {
      case PYTHON -> Optional.of(new PythonFrontEnd());
      case JAVASCRIPT -> Optional.of(new JavaScriptFrontEnd());
      case TYPESCRIPT -> Optional.of(new TypeScriptFrontEnd());
      case JAVA -> Optional.of(new JavaFrontEnd());
      case GO -> Optional.of(new GoFrontEnd());
      case HCL -> Optional.of(new HclFrontEnd());
      case YAML -> Optional.of(new YamlFrontEnd());
      case JSON -> Optional.of(new JsonFrontEnd());
      case DOCKERFILE -> Optional.of(new DockerfileFrontEnd());
      case BASH -> Optional.of(new BashFrontEnd());
    };
  }
}
