package dev.lockstep.sca.format.npm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `package-lock.json` and `npm-shrinkwrap.json` of the versions 2 and 3, where `packages` lists
/// the folders of `node_modules`; version 1 is [NestedLock]'s. See npm's documentation,
/// package-lock.json.
final class PackageLock implements Format {
  private static final String MODULES = "node_modules/";

  /// More folders within each other than any file system takes.
  private static final int MAX_DEPTH = 500;
  private static final List<String> OF_ALL =
      List.of("dependencies", "optionalDependencies", "peerDependencies");
  private static final List<String> OF_PROJECTS =
      List.of("dependencies", "optionalDependencies", "peerDependencies", "devDependencies");

  @Override
  public String id() {
    return "npm-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of("package-lock.json", "npm-shrinkwrap.json", ".package-lock.json"),
        Set.of(),
        List.of(),
        List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = JsonNodes.readAsFar(text.bytes(), text.length(), out::damaged);
    out.version("lockfileVersion", lock.get("lockfileVersion"), Set.of("1", "2", "3"));
    if (lock.get("packages").isPresent()) {
      packages(lock, out);
    } else {
      NestedLock.read(lock, out);
    }
  }

  private static void packages(Node lock, Statements out) {
    Map<String, Statements.Draft> places = new HashMap<>();
    Node packages = lock.get("packages");
    for (Map.Entry<String, Node> entry : packages.entries()) {
      if (!entry.getValue().get("link").isTrue()) {
        places.put(entry.getKey(), draft(entry.getKey(), entry.getValue(), lock, out));
      }
    }
    for (Map.Entry<String, Node> entry : packages.entries()) {
      Statements.Draft target = places.get(entry.getValue().text("resolved"));
      if (entry.getValue().get("link").isTrue() && target != null) {
        places.put(entry.getKey(), target);
      }
    }
    for (Map.Entry<String, Node> entry : packages.entries()) {
      if (!entry.getValue().get("link").isTrue()) {
        link(entry.getKey(), entry.getValue(), places);
      }
    }
  }

  private static Statements.Draft draft(String place, Node entry, Node lock, Statements out) {
    String name = entry.text("name");
    int modules = place.lastIndexOf(MODULES);
    if (modules < 0) {
      String own = name.isEmpty() && place.isEmpty() ? lock.text("name") : name;
      String shown = own.isEmpty() ? place.substring(place.lastIndexOf('/') + 1) : own;
      return out.project("npm", shown, entry.text("version"), entry.line());
    }
    if (name.isEmpty()) {
      name = place.substring(modules + MODULES.length());
    }
    Statements.Draft draft =
        out.add("npm", name, NpmVersions.plain(entry.text("version")), entry.line());
    draft.qualifier("vcs_url", NpmVersions.repository(entry.text("resolved")));
    draft.licence(entry.text("license")).integrity(entry.text("integrity"));
    draft.abandoned(entry.text("deprecated"));
    NpmVersions.scopes(entry, draft);
    return draft;
  }

  private static void link(String place, Node entry, Map<String, Statements.Draft> places) {
    Statements.Draft from = places.get(place);
    if (from == null) {
      return;
    }
    boolean project = from.role() == Role.PROJECT;
    for (String kind : project ? OF_PROJECTS : OF_ALL) {
      for (String name : entry.get(kind).members().keySet()) {
        Statements.Draft to = find(place, name, places);
        if (to != null) {
          from.dependsOn(to);
          if (project) {
            direct(to, kind);
          }
        }
      }
    }
  }

  private static void direct(Statements.Draft to, String kind) {
    to.direct();
    if (kind.equals("devDependencies")) {
      to.scope(Scope.DEV);
    }
  }

  /// The package that `require(name)` finds from a folder: the next one upwards.
  private static Statements.@Nullable Draft find(
      String place, String name, Map<String, Statements.Draft> places) {
    String folder = place;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      Statements.Draft found =
          places.get(folder.isEmpty() ? MODULES + name : folder + "/" + MODULES + name);
      if (found != null || folder.isEmpty()) {
        return found;
      }
      folder = above(folder);
    }
    return null;
  }

  private static String above(String folder) {
    int modules = folder.lastIndexOf(MODULES);
    if (modules > 0) {
      return folder.substring(0, modules - 1);
    }
    int slash = modules == 0 ? -1 : folder.lastIndexOf('/');
    return slash < 0 ? "" : folder.substring(0, slash);
  }
}
