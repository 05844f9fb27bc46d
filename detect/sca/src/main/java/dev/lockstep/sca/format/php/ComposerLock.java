package dev.lockstep.sca.format.php;

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
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `composer.lock`, and `installed.json` of the vendor folder, which has the same packages.
final class ComposerLock implements Format {
  @Override
  public String id() {
    return "composer-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("composer.lock", "installed.json"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith("composer.lock") || path.endsWith("composer/installed.json");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<Statements.Draft, Node> nodes = new HashMap<>();
    add(lock.get("packages"), Scope.RUNTIME, drafts, nodes, out);
    add(lock.get("packages-dev"), Scope.DEV, drafts, nodes, out);
    nodes.forEach(
        (from, node) -> {
          for (String name : node.get("require").members().keySet()) {
            Statements.Draft to = drafts.get(name.toLowerCase(Locale.ROOT));
            if (to != null) {
              from.dependsOn(to);
            }
          }
        });
  }

  /// `true`, or what to use instead. Source: Composer's documentation, composer.json, `abandoned`.
  private static String abandoned(Node node) {
    String replacement = node.text();
    if (node.isTrue()) {
      return "abandoned";
    }
    return replacement.isBlank() || replacement.equals("false") ? "" : "use " + replacement;
  }

  private static void add(
      Node packages,
      Scope scope,
      Map<String, Statements.Draft> drafts,
      Map<Statements.Draft, Node> nodes,
      Statements out) {
    for (Node node : packages.items()) {
      String name = node.text("name");
      Statements.Draft draft =
          out.add("composer", name, node.text("version"), node.line())
              .scope(scope)
              .hash("SHA-1", node.get("dist").text("shasum"));
      draft.abandoned(abandoned(node.get("abandoned")));
      node.get("license").items().forEach(licence -> draft.licence(licence.text()));
      drafts.put(name.toLowerCase(Locale.ROOT), draft);
      nodes.put(draft, node);
      for (Node provided : List.of(node.get("replace"), node.get("provide"))) {
        provided.members().keySet().forEach(other -> drafts.putIfAbsent(other, draft));
      }
    }
  }
}
