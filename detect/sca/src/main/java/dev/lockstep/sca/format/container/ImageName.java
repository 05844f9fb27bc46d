package dev.lockstep.sca.format.container;

import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;

/// The name of a container image: `registry/repository:tag@digest`.
final class ImageName {
  private ImageName() {}

  /// States the image that a text names; nothing where it names a variable.
  static void state(String text, int line, Scope scope, Statements out) {
    String image = text.startsWith("docker://") ? text.substring(9) : text;
    if (image.isBlank()
        || image.indexOf('$') >= 0
        || image.indexOf('{') >= 0
        || image.indexOf(' ') >= 0) {
      return;
    }
    int at = image.indexOf('@');
    String digest = at < 0 ? "" : image.substring(at + 1);
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String tag = colon < 0 ? "" : name.substring(colon + 1);
    name = colon < 0 ? name : name.substring(0, colon);
    int slash = name.indexOf('/');
    String host = slash < 0 ? "" : name.substring(0, slash);
    boolean registry = host.indexOf('.') > 0 || host.indexOf(':') > 0 || host.equals("localhost");
    Statements.Draft draft =
        out.add(
            "docker",
            registry ? name.substring(slash + 1) : name,
            digest.isEmpty() ? tag : digest,
            line);
    draft.direct().scope(scope);
    if (registry && !host.equals("docker.io")) {
      draft.qualifier("repository_url", host);
    }
    if (!digest.isEmpty()) {
      draft.qualifier("tag", tag);
    }
  }
}
