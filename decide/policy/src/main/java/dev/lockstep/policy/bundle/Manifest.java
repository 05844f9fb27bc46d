package dev.lockstep.policy.bundle;

import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The `.manifest` of a bundle.
///
/// @param revision what its maker calls this state of it
/// @param roots the paths of data and packages that it owns; one empty path is all
/// @param content the whole manifest
public record Manifest(String revision, List<String> roots, ObjectValue content) {
  /// The file's name.
  public static final String NAME = ".manifest";

  /// What counts where there is none.
  public static final Manifest NONE = new Manifest("", List.of(""), ObjectValue.EMPTY);

  public Manifest {
    roots = List.copyOf(roots);
  }

  /// @throws LoadFailure where `document` is no manifest
  static Manifest of(String shown, Value document) throws LoadFailure {
    if (!(document instanceof ObjectValue content)) {
      throw new LoadFailure(shown, "a manifest is an object");
    }
    List<String> roots = new ArrayList<>();
    if (content.get("roots") instanceof ArrayValue array) {
      for (Value root : array) {
        if (!(root instanceof StringValue text)) {
          throw new LoadFailure(shown, "a root is a string");
        }
        roots.add(text.text());
      }
    } else {
      roots.add("");
    }
    String revision = content.get("revision") instanceof StringValue text ? text.text() : "";
    return new Manifest(revision, roots, content);
  }

  /// The language of the module `file`.
  RegoVersion version(String file, RegoVersion otherwise) {
    Value version = content.get("rego_version");
    if (content.get("file_rego_versions") instanceof ObjectValue versions) {
      for (Value pattern : versions.keys()) {
        if (pattern instanceof StringValue text && NamePattern.matches(text.text(), "/" + file)) {
          version = versions.get(pattern);
        }
      }
    }
    return version instanceof LongValue number
        ? (number.longValue() == 0 ? RegoVersion.V0 : RegoVersion.V1)
        : otherwise;
  }

  /// Whether it owns what lies at `path`, with `/` between names.
  boolean owns(String path) {
    for (String root : roots) {
      if (root.isEmpty() || path.equals(root) || path.startsWith(root + "/")) {
        return true;
      }
    }
    return false;
  }
}
