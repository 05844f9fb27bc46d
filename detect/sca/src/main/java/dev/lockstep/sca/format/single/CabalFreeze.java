package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// Haskell's `cabal.project.freeze`: constraints `any.NAME ==VERSION` between commas; others are
/// flags.
final class CabalFreeze implements Format {
  private static final String ANY = "any.";

  @Override
  public String id() {
    return "cabal-freeze";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("cabal.project.freeze"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) {
    int number = 0;
    for (String line : text.lines()) {
      number++;
      int comment = line.indexOf("--");
      for (String part : (comment < 0 ? line : line.substring(0, comment)).split(",", -1)) {
        int begin = part.indexOf(ANY);
        int pinned = part.indexOf("==", Math.max(0, begin));
        if (begin >= 0 && pinned > begin) {
          String name = part.substring(begin + ANY.length(), pinned).strip();
          String version = part.substring(pinned + 2).strip();
          out.add("hackage", name, version, number).scope(Scope.RUNTIME);
        }
      }
    }
  }
}
