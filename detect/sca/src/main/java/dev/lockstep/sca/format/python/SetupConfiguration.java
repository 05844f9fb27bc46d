package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `setup.cfg`: `install_requires`, `setup_requires`, `tests_require` and the extras.
final class SetupConfiguration implements Format {
  @Override
  public String id() {
    return "setup-cfg";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("setup.cfg"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) {
    String section = "";
    Optional<Scope> scope = Optional.empty();
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
        continue;
      }
      if (content.startsWith("[")) {
        section = content;
        scope = Optional.empty();
      } else if (Character.isWhitespace(line.charAt(0))) {
        declare(content, scope, number, out);
      } else {
        int equals = content.indexOf('=');
        String key = (equals < 0 ? content : content.substring(0, equals)).strip();
        scope = scope(section, key);
        declare(equals < 0 ? "" : content.substring(equals + 1).strip(), scope, number, out);
      }
    }
  }

  private static Optional<Scope> scope(String section, String key) {
    if (section.equals("[options.extras_require]")) {
      return Optional.of(Scope.OPTIONAL);
    }
    if (!section.equals("[options]")) {
      return Optional.empty();
    }
    return switch (key) {
      case "install_requires" -> Optional.of(Scope.RUNTIME);
      case "setup_requires" -> Optional.of(Scope.BUILD);
      case "tests_require" -> Optional.of(Scope.TEST);
      default -> Optional.empty();
    };
  }

  private static void declare(String content, Optional<Scope> scope, int line, Statements out) {
    if (scope.isPresent()) {
      int comment = content.indexOf(" #");
      String plain = comment < 0 ? content : content.substring(0, comment).strip();
      Requirement.of(plain).ifPresent(parsed -> Pyproject.declare(parsed, scope.get(), line, out));
    }
  }
}
