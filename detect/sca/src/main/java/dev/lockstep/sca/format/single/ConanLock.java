package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `conan.lock` of Conan 1 (a graph of nodes) and of Conan 2 (lists). A reference is
/// `name/version@user/channel#revision%time`.
final class ConanLock implements Format {
  @Override
  public String id() {
    return "conan-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("conan.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    list(lock.get("requires"), Scope.RUNTIME, out);
    list(lock.get("build_requires"), Scope.BUILD, out);
    list(lock.get("python_requires"), Scope.BUILD, out);
    graph(lock.get("graph_lock").get("nodes"), out);
  }

  private static void list(Node list, Scope scope, Statements out) {
    for (Node item : list.items()) {
      if (item.text().indexOf('/') < 1) {
        out.incomplete(item.line(), "a name and a version are expected");
        continue;
      }
      add(item.text(), item.line(), scope, out);
    }
  }

  private static void graph(Node nodes, Statements out) {
    Map<String, Statements.Draft> drafts = new HashMap<>();
    for (Map.Entry<String, Node> entry : nodes.entries()) {
      Node node = entry.getValue();
      Scope scope = node.text("context").equals("build") ? Scope.BUILD : Scope.RUNTIME;
      String reference = node.text(node.get("ref").isPresent() ? "ref" : "pref");
      boolean consumer = reference.indexOf('/') < 1 || !node.get("path").text().isEmpty();
      drafts.put(
          entry.getKey(),
          consumer
              ? out.project("conan", reference, "", node.line())
              : add(reference, node.line(), scope, out));
    }
    for (Map.Entry<String, Node> entry : nodes.entries()) {
      Statements.Draft from = drafts.get(entry.getKey());
      for (String kind : List.of("requires", "build_requires")) {
        for (Node target : entry.getValue().get(kind).items()) {
          Statements.Draft to = drafts.get(target.text());
          if (from != null && to != null) {
            from.dependsOn(to);
            if (entry.getKey().equals("0")) {
              to.direct();
            }
          }
        }
      }
    }
  }

  private static Statements.Draft add(String reference, int line, Scope scope, Statements out) {
    int hash = reference.indexOf('#');
    String plain = hash < 0 ? reference : reference.substring(0, hash);
    int at = plain.indexOf('@');
    String user = at < 0 ? "" : plain.substring(at + 1);
    plain = at < 0 ? plain : plain.substring(0, at);
    int slash = plain.indexOf('/');
    String name = slash < 0 ? plain : plain.substring(0, slash);
    Statements.Draft draft =
        out.add("conan", name, slash < 0 ? "" : plain.substring(slash + 1), line).scope(scope);
    int channel = user.indexOf('/');
    if (channel > 0 && !user.equals("_/_")) {
      draft.qualifier("user", user.substring(0, channel));
      draft.qualifier("channel", user.substring(channel + 1));
    }
    return draft;
  }
}
