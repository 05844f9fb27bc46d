package dev.lockstep.sca.format.container;

import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// `uses:` of GitHub workflows and composite actions. Read line by line: a workflow that is not
/// valid YAML everywhere still says what it uses.
final class ActionUses implements Format {
  @Override
  public String id() {
    return "github-uses";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of(), Set.of(".yml", ".yaml"), List.of(), List.of(new Keyword("uses:", false)));
  }

  @Override
  public boolean isAt(String path) {
    return path.contains(".github/workflows/")
        || path.endsWith("action.yml")
        || path.endsWith("action.yaml");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String content = line.strip();
      if (content.startsWith("- ")) {
        content = content.substring(2).strip();
      }
      if (content.startsWith("uses:")) {
        uses(content.substring(5).strip(), number, out);
      }
    }
  }

  private static void uses(String value, int line, Statements out) {
    int comment = value.indexOf(" #");
    String plain = (comment < 0 ? value : value.substring(0, comment)).strip();
    plain = plain.replace("\"", "").replace("'", "");
    if (plain.startsWith("docker://")) {
      ImageName.state(plain, line, Scope.BUILD, out);
      return;
    }
    int at = plain.lastIndexOf('@');
    String[] path = (at < 0 ? plain : plain.substring(0, at)).split("/", 3);
    if (plain.startsWith(".") || at < 0 || path.length < 2 || plain.contains("$")) {
      return; // the repository's own, or not known before it runs
    }
    out.add("githubactions", path[0] + "/" + path[1], plain.substring(at + 1), line)
        .direct()
        .scope(Scope.BUILD);
  }
}
