package dev.lockstep.sca.format.npm;

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
import org.jspecify.annotations.Nullable;

/// `pnpm-lock.yaml` of the versions 5 to 9. Keys of packages are `/name/version_peers` up to
/// version 5, `/name@version(peers)` in 6, `name@version` in 9, where `snapshots` have the peers
/// and the edges. See the pnpm/spec repository, lockfile.
final class PnpmLock implements Format {
  private static final Map<String, Scope> KINDS =
      Map.of(
          "dependencies", Scope.RUNTIME,
          "devDependencies", Scope.DEV,
          "optionalDependencies", Scope.OPTIONAL);

  @Override
  public String id() {
    return "pnpm-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pnpm-lock.yaml"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node lock = YamlNodes.last(text.text());
    String version = lock.text("lockfileVersion");
    boolean slashes = version.matches("[345](\\..*)?");
    if (version.isEmpty() && lock.get("shrinkwrapVersion").isPresent()) {
      slashes = true;
    } else if (!slashes && !isKnown(version)) {
      out.incomplete(
          lock.get("lockfileVersion").line(),
          version.isEmpty()
              ? "it states no lockfileVersion"
              : "lockfileVersion " + version + " is not known");
    }
    new Reading(lock, slashes, out).read();
  }

  private static boolean isKnown(String version) {
    return version.equals("6") || version.equals("9") || version.matches("[69]\\..*");
  }

  private static final class Reading {
    private final Node lock;
    private final boolean slashes;
    private final Statements out;
    private final Map<String, Statements.Draft> drafts = new HashMap<>();

    Reading(Node lock, boolean slashes, Statements out) {
      this.lock = lock;
      this.slashes = slashes;
      this.out = out;
    }

    void read() {
      Statements.Draft root = out.project("npm", ".", "", 1);
      lock.get("packages").entries().forEach(entry -> state(entry.getKey(), entry.getValue()));
      lock.get("packages").entries().forEach(entry -> link(entry.getKey(), entry.getValue()));
      lock.get("snapshots").entries().forEach(entry -> link(entry.getKey(), entry.getValue()));
      importer(root, lock);
      for (Map.Entry<String, Node> entry : lock.get("importers").entries()) {
        Node importer = entry.getValue();
        importer(
            entry.getKey().equals(".")
                ? root
                : out.project("npm", entry.getKey(), "", importer.line()),
            importer);
      }
    }

    private void state(String key, Node node) {
      String plain = withoutPeers(key);
      String name = node.text("name");
      String version = node.text("version");
      int split = split(plain);
      if (name.isEmpty()) {
        name = split < 0 ? plain : plain.substring(0, split);
      }
      String place = split < 0 ? "" : plain.substring(split + 1);
      if (version.isEmpty()) {
        version = NpmVersions.plain(place);
      }
      boolean local = place.startsWith("file:") || plain.startsWith("file:");
      Statements.Draft draft = drafts.get(plain);
      if (draft == null) {
        draft =
            local
                ? out.project("npm", name, version, node.line())
                : out.add("npm", name, version, node.line());
      }
      drafts.put(plain, draft);
      drafts.put(key, draft);
      Node resolution = node.get("resolution");
      draft.integrity(resolution.text("integrity")).abandoned(node.text("deprecated"));
      if (resolution.get("repo").isPresent()) {
        draft.qualifier(
            "vcs_url", "git+" + resolution.text("repo") + "#" + resolution.text("commit"));
      }
      if (node.get("dev").isPresent() || node.get("optional").isPresent()) {
        NpmVersions.scopes(node, draft);
      }
    }

    /// Where the name ends.
    private int split(String key) {
      return slashes ? key.lastIndexOf('/') : key.indexOf('@', 1);
    }

    private String withoutPeers(String key) {
      String plain = key.startsWith("/") ? key.substring(1) : slashes ? withoutHost(key) : key;
      int peers = plain.indexOf('(');
      if (peers > 0) {
        plain = plain.substring(0, peers);
      }
      int underscore = slashes ? plain.indexOf('_', versionOf(plain)) : -1;
      return underscore > 0 ? plain.substring(0, underscore) : plain;
    }

    /// Old keys of another registry, or of a repository, begin with its host.
    private static String withoutHost(String key) {
      int slash = key.indexOf('/');
      boolean host = slash > 0 && key.charAt(0) != '@' && key.lastIndexOf('.', slash) > 0;
      return host ? key.substring(slash + 1) : key;
    }

    /// Where the version of an old key begins; its peers may have slashes as well.
    private static int versionOf(String plain) {
      int scope = plain.startsWith("@") ? plain.indexOf('/') + 1 : 0;
      return plain.indexOf('/', scope) + 1;
    }

    private void link(String key, Node node) {
      Statements.Draft from = find(key);
      if (from == null) {
        return;
      }
      for (String kind : List.of("dependencies", "optionalDependencies")) {
        for (Map.Entry<String, Node> entry : node.get(kind).entries()) {
          Statements.Draft to = target(entry.getKey(), entry.getValue().text());
          if (to != null) {
            from.dependsOn(to);
          }
        }
      }
    }

    private void importer(Statements.Draft project, Node importer) {
      KINDS.forEach(
          (kind, scope) -> {
            for (Map.Entry<String, Node> entry : importer.get(kind).entries()) {
              Node value = entry.getValue();
              String version = value.members().isEmpty() ? value.text() : value.text("version");
              Statements.Draft to = target(entry.getKey(), version);
              if (to != null) {
                project.dependsOn(to);
                to.direct().scope(scope);
              }
            }
          });
    }

    private Statements.@Nullable Draft target(String name, String version) {
      if (version.startsWith("link:")) {
        return null;
      }
      Statements.Draft found = find(slashes ? name + "/" + version : name + "@" + version);
      return found == null ? find(version) : found; // an alias has the whole key for its version
    }

    private Statements.@Nullable Draft find(String key) {
      Statements.Draft found = drafts.get(key);
      return found == null ? drafts.get(withoutPeers(key)) : found;
    }
  }
}
