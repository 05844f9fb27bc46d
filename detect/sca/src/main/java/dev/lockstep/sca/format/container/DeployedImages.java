package dev.lockstep.sca.format.container;

import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.document.YamlNodes;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The images that compose files and Kubernetes objects name. Any YAML may be one: what is none
/// states nothing, and what cannot be read as YAML is a template, whose images are not known.
final class DeployedImages implements Format {
  private static final int MAX_DEPTH = 30;

  /// Of fragments that merge others, and of those that one place merges: together they bound the
  /// work that nested aliases could make.
  private static final int MAX_MERGES = 3;

  private static final int MAX_BASES = 10;
  private static final Set<String> CONTAINERS =
      Set.of("containers", "initContainers", "ephemeralContainers");

  @Override
  public String id() {
    return "container-images";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of(), Set.of(".yml", ".yaml"), List.of(), List.of(new Keyword("image:", false)));
  }

  @Override
  public void read(ManifestText text, Statements out) {
    String content = text.text();
    if (!content.contains("services:") && !content.contains("apiVersion:")) {
      return;
    }
    try {
      for (Node document : YamlNodes.read(content)) {
        document(document, out);
      }
    } catch (MalformedDocument _) {
      return; // templates are no YAML before they are filled in
    }
  }

  private static void document(Node document, Statements out) {
    if (document.get("apiVersion").isPresent() && document.get("kind").isPresent()) {
      walk(document, 0, out);
      return;
    }
    for (Node service : document.get("services").members().values()) {
      Node image = image(service, 0);
      ImageName.state(Defaults.applied(image.text(), Map.of()), image.line(), Scope.RUNTIME, out);
    }
  }

  /// What a service says of its image, itself or by what it merges (`<<: *base`, or several).
  /// Source: Compose Specification, fragments; YAML 1.1, merge key.
  private static Node image(Node service, int depth) {
    Node own = service.get("image");
    if (own.isPresent() || depth == MAX_MERGES) {
      return own;
    }
    Node merged = service.get("<<");
    List<Node> bases = merged.items().isEmpty() ? List.of(merged) : merged.items();
    for (Node base : bases.subList(0, Math.min(bases.size(), MAX_BASES))) {
      Node image = image(base, depth + 1);
      if (image.isPresent()) {
        return image;
      }
    }
    return own;
  }

  private static void walk(Node node, int depth, Statements out) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Map.Entry<String, Node> entry : node.entries()) {
      if (CONTAINERS.contains(entry.getKey())) {
        for (Node container : entry.getValue().items()) {
          Node image = container.get("image");
          ImageName.state(image.text(), image.line(), Scope.RUNTIME, out);
        }
      } else {
        walk(entry.getValue(), depth + 1, out);
      }
    }
    node.items().forEach(item -> walk(item, depth + 1, out));
  }
}
