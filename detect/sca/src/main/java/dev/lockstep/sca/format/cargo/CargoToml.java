package dev.lockstep.sca.format.cargo;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.TomlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `Cargo.toml`: what a crate demands.
final class CargoToml implements Format {
  private static final Map<String, Scope> KINDS =
      Map.of(
          "dependencies", Scope.RUNTIME,
          "dev-dependencies", Scope.DEV,
          "build-dependencies", Scope.BUILD);

  @Override
  public String id() {
    return "cargo-toml";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("cargo.toml"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = TomlNodes.read(text.text());
    Node crate = root.get("package");
    if (crate.isPresent()) {
      out.project("cargo", crate.text("name"), crate.text("version"), crate.line())
          .licence(crate.text("license"));
    }
    tables(root, out);
    for (Node target : root.get("target").members().values()) {
      tables(target, out);
    }
  }

  private static void tables(Node from, Statements out) {
    KINDS.forEach(
        (kind, scope) -> {
          for (Map.Entry<String, Node> member : from.get(kind).entries()) {
            declare(member.getKey(), member.getValue(), scope, out);
          }
        });
  }

  private static void declare(String key, Node value, Scope scope, Statements out) {
    if (value.get("path").isPresent()) {
      return;
    }
    String name = value.get("package").isPresent() ? value.text("package") : key;
    String constraint = value.members().isEmpty() ? value.text() : value.text("version");
    Statements.Draft draft = out.declare("cargo", name, constraint, value.line()).scope(scope);
    if (value.get("optional").isTrue()) {
      draft.scope(Scope.OPTIONAL);
    }
  }
}
