package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.YamlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Dart's `pubspec.lock`.
final class PubspecLock implements Format {
  @Override
  public String id() {
    return "pubspec-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pubspec.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    for (Map.Entry<String, Node> entry : YamlNodes.last(text.text()).get("packages").entries()) {
      Node node = entry.getValue();
      String source = node.text("source");
      if (source.equals("path") || source.equals("sdk")) {
        continue;
      }
      Statements.Draft draft =
          out.add("pub", entry.getKey(), node.text("version"), node.line())
              .scope(node.text("dependency").equals("direct dev") ? Scope.DEV : Scope.RUNTIME);
      if (node.text("dependency").startsWith("direct")) {
        draft.direct();
      }
      Node place = node.get("description");
      if (source.equals("git")) {
        draft.qualifier("vcs_url", "git+" + place.text("url") + "@" + place.text("resolved-ref"));
      }
    }
  }
}
