package dev.lockstep.sca.format.npm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `deno.lock` of the versions 2 to 5: its packages of npm and of JSR.
final class DenoLock implements Format {
  @Override
  public String id() {
    return "deno-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("deno.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("version", root.get("version"), Set.of("2", "3", "4", "5"));
    Node lock = root.get("packages").isPresent() ? root.get("packages") : root; // version 3
    Node npm = lock.get("npm");
    if (npm.get("packages").isPresent()) { // version 2
      packages("npm", npm.get("packages"), npm.get("specifiers"), out);
    } else {
      packages("npm", npm, lock.get("specifiers"), out);
      packages("jsr", lock.get("jsr"), lock.get("specifiers"), out);
    }
  }

  private static void packages(String type, Node packages, Node specifiers, Statements out) {
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<String, List<Statements.Draft>> byName = new HashMap<>();
    for (Map.Entry<String, Node> entry : packages.entries()) {
      String plain = withoutPeers(entry.getKey());
      String name = NpmVersions.nameOf(plain);
      Statements.Draft draft =
          out.add(type, name, NpmVersions.rangeOf(plain), entry.getValue().line());
      drafts.put(entry.getKey(), draft);
      byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(draft);
    }
    for (Map.Entry<String, Node> entry : packages.entries()) {
      for (String target : targets(entry.getValue().get("dependencies"))) {
        Statements.Draft from = drafts.get(entry.getKey());
        List<Statements.Draft> named = byName.getOrDefault(target, List.of());
        Statements.Draft to = named.size() == 1 ? named.getFirst() : drafts.get(target);
        if (from != null && to != null) {
          from.dependsOn(to);
        }
      }
    }
    direct(type, specifiers, drafts);
  }

  private static List<String> targets(Node dependencies) {
    List<String> targets = new ArrayList<>();
    dependencies.items().forEach(item -> targets.add(item.text()));
    dependencies.members().values().forEach(value -> targets.add(value.text()));
    return targets;
  }

  /// `npm:chalk@5` leads to `5.3.0`, or in version 3 to `npm:chalk@5.3.0`.
  private static void direct(String type, Node specifiers, Map<String, Statements.Draft> drafts) {
    String prefix = type + ":";
    for (Map.Entry<String, Node> entry : specifiers.entries()) {
      String wanted = entry.getKey();
      String found = entry.getValue().text();
      String plain = wanted.startsWith(prefix) ? wanted.substring(prefix.length()) : wanted;
      Statements.Draft draft =
          drafts.get(
              found.startsWith(prefix)
                  ? found.substring(prefix.length())
                  : NpmVersions.nameOf(plain) + "@" + found);
      if (draft == null) {
        draft = drafts.get(found);
      }
      if (draft != null && (wanted.startsWith(prefix) || wanted.indexOf(':') < 0)) {
        draft.direct();
      }
    }
  }

  /// Behind the version, `_` begins the peers.
  private static String withoutPeers(String key) {
    int version = key.indexOf('@', 1);
    int peers = version < 0 ? -1 : key.indexOf('_', version);
    return peers < 0 ? key : key.substring(0, peers);
  }
}
