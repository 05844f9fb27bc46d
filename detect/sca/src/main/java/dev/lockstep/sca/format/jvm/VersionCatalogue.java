package dev.lockstep.sca.format.jvm;

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

/// Gradle's version catalogues, `*.versions.toml`: libraries and plugins with their versions, each
/// written out, as a table of parts, or by reference. See Gradle's user manual, Version Catalogs.
final class VersionCatalogue implements Format {
  @Override
  public String id() {
    return "gradle-catalogue";
  }

  @Override
  public Standing standing() {
    return Standing.DECLARATION;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(".versions.toml"), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    Node root = TomlNodes.read(text.text());
    Node versions = root.get("versions");
    for (Map.Entry<String, Node> entry : root.get("libraries").entries()) {
      library(entry.getValue(), versions, out);
    }
    for (Map.Entry<String, Node> entry : root.get("plugins").entries()) {
      plugin(entry.getValue(), versions, out);
    }
  }

  private static void library(Node node, Node versions, Statements out) {
    String module = node.text("module");
    String version = version(node.get("version"), versions);
    if (node.members().isEmpty()) {
      int last = node.text().lastIndexOf(':');
      module = last < 0 ? "" : node.text().substring(0, last);
      version = node.text().substring(last + 1);
    } else if (module.isEmpty()) {
      module = node.text("group") + ":" + node.text("name");
    }
    state(module, version, node, Scope.RUNTIME, out);
  }

  private static void plugin(Node node, Node versions, Statements out) {
    String id = node.text("id");
    String version = version(node.get("version"), versions);
    if (node.members().isEmpty()) {
      int colon = node.text().indexOf(':');
      id = colon < 0 ? node.text() : node.text().substring(0, colon);
      version = colon < 0 ? "" : node.text().substring(colon + 1);
    }
    state(id + ":" + id + ".gradle.plugin", version, node, Scope.BUILD, out);
  }

  private static void state(String module, String version, Node node, Scope scope, Statements out) {
    if (module.length() < 3 || module.indexOf(':') < 1) {
      return;
    }
    boolean range = "[(".indexOf(version.isEmpty() ? ' ' : version.charAt(0)) >= 0;
    boolean open = range || version.endsWith("+") || version.startsWith("latest.");
    out.declare("maven", module, open ? version : "", node.line())
        .version(open ? "" : version)
        .scope(scope);
  }

  private static String version(Node version, Node versions) {
    if (version.get("ref").isPresent()) {
      return rich(versions.get(version.text("ref")));
    }
    return rich(version);
  }

  private static String rich(Node version) {
    if (version.members().isEmpty()) {
      return version.text();
    }
    String strictly = version.text("strictly");
    String required = version.text("require");
    String preferred = version.text("prefer");
    return !preferred.isEmpty() ? preferred : !strictly.isEmpty() ? strictly : required;
  }
}
