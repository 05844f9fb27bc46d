package dev.lockstep.sca.format.python;

import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.List;

/// The digests of a package's files in lock files of Poetry, PDM, uv and of PEP 751. Of a package
/// with a source distribution or a wheel for all platforms these count; most have a wheel for each
/// of twenty platforms beside them.
final class Digests {
  private static final List<String> EVERYWHERE = List.of("-none-any.whl", ".tar.gz", ".zip");

  private Digests() {}

  static void state(Node node, Statements.Draft draft) {
    List<Node> files = new ArrayList<>(node.get("files").items());
    files.addAll(node.get("wheels").items());
    if (node.get("sdist").isPresent()) {
      files.add(node.get("sdist"));
    }
    List<Node> everywhere = files.stream().filter(Digests::isEverywhere).toList();
    for (Node file : everywhere.isEmpty() ? files : everywhere) {
      draft.digest(file.text("hash"));
      draft.hash("SHA-256", file.get("hashes").text("sha256"));
    }
  }

  private static boolean isEverywhere(Node file) {
    for (String name : List.of("file", "url", "name", "path")) {
      String text = file.text(name);
      if (EVERYWHERE.stream().anyMatch(text::endsWith)) {
        return true;
      }
    }
    return false;
  }
}
