package dev.lockstep.sca.format.golang;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// `go.sum`: checksums of modules, of more versions than are built. A declaration: it counts where
/// no `go.mod` lies beside it.
final class GoSum implements Format {
  @Override
  public String id() {
    return "go-sum";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("go.sum"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) {
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String[] words = line.strip().split("[ \t]+", -1);
      if (words.length == 3 && !words[1].endsWith("/go.mod")) {
        out.add("golang", words[0], words[1], number);
      } else if (words.length != 3 && !line.isBlank()) {
        out.incomplete(number, "a module, a version and a checksum are expected");
      }
    }
  }
}
