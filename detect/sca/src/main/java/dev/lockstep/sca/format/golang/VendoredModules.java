package dev.lockstep.sca.format.golang;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// `vendor/modules.txt`: the modules of which packages are copied into a project. Those that no
/// package follows are only required.
final class VendoredModules implements Format {
  @Override
  public String id() {
    return "go-vendor";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("modules.txt"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.equals("vendor/modules.txt") || path.endsWith("/vendor/modules.txt");
  }

  private record Module(String path, String version, int line) {}

  @Override
  public void read(ManifestText text, Statements out) {
    Module module = null;
    boolean explicit = false;
    int number = 0;
    for (String line : text.lines()) {
      number++;
      if (line.startsWith("# ")) {
        module = module(line.substring(2).strip().split(" +", -1), number);
        explicit = false;
      } else if (line.startsWith("## ")) {
        explicit = line.contains("explicit");
      } else if (module != null && !line.isBlank() && !line.startsWith("#")) {
        Statements.Draft draft = out.add("golang", module.path(), module.version(), module.line());
        draft.scope(Scope.RUNTIME);
        if (explicit) {
          draft.direct();
        }
        module = null;
      }
    }
  }

  /// `path version`, and behind `=>` what replaces it: nothing of a third party's where that is a
  /// folder.
  private static @org.jspecify.annotations.Nullable Module module(String[] words, int line) {
    int arrow = List.of(words).indexOf("=>");
    int at = arrow < 0 ? 0 : arrow + 1;
    return words.length - at == 2 && words[at + 1].startsWith("v")
        ? new Module(words[at], words[at + 1], line)
        : null;
  }
}
