package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.YamlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// CocoaPods' `Podfile.lock`: `PODS` is a list of `Name (version)`, some with what they need.
final class PodfileLock implements Format {
  @Override
  public String id() {
    return "podfile-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("podfile.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = YamlNodes.last(text.text());
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<Statements.Draft, Node> needs = new HashMap<>();
    for (Node pod : lock.get("PODS").items()) {
      if (pod.members().isEmpty()) {
        add(pod.text(), pod, drafts, lock, out);
      }
      for (Map.Entry<String, Node> entry : pod.entries()) {
        needs.put(add(entry.getKey(), pod, drafts, lock, out), entry.getValue());
      }
    }
    for (Node named : lock.get("DEPENDENCIES").items()) {
      Statements.Draft draft = drafts.get(name(named.text()));
      if (draft != null) {
        draft.direct();
      }
    }
    needs.forEach(
        (from, list) -> {
          for (Node need : list.items()) {
            Statements.Draft to = drafts.get(name(need.text()));
            if (to != null) {
              from.dependsOn(to);
            }
          }
        });
  }

  private static String name(String pod) {
    int space = pod.indexOf(' ');
    return space < 0 ? pod : pod.substring(0, space);
  }

  private static Statements.Draft add(
      String pod, Node node, Map<String, Statements.Draft> drafts, Node lock, Statements out) {
    String name = name(pod);
    int open = pod.indexOf('(');
    int close = pod.lastIndexOf(')');
    String version = open < 0 || close < open ? "" : pod.substring(open + 1, close);
    boolean local = lock.get("EXTERNAL SOURCES").get(name).get(":path").isPresent();
    Statements.Draft draft =
        local
            ? out.project("cocoapods", name, version, node.line())
            : out.add("cocoapods", name, version, node.line()).scope(Scope.RUNTIME);
    drafts.put(name, draft);
    return draft;
  }
}
