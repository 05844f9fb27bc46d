package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what jars are: what Maven put into them says so; else they are of unknown identity, and
/// are named as they name themselves or their file.
final class Jars {
  private static final String MANIFEST = "jar-manifest";
  private static final String PROPERTIES = "jar-properties";
  private static final String INSIDE = "!/";

  private Jars() {}

  static List<StatedFile> settled(List<StatedFile> files) {
    Set<String> known = new HashSet<>();
    for (StatedFile file : files) {
      if (file.format().id().equals(PROPERTIES)) {
        known.add(jar(file.path()));
      }
    }
    List<StatedFile> settled = new ArrayList<>();
    for (StatedFile file : files) {
      if (!file.format().id().equals(MANIFEST)) {
        settled.add(file);
      } else if (!known.contains(jar(file.path()))) {
        settled.add(named(file));
      }
    }
    return settled;
  }

  private static String jar(String path) {
    int inside = path.lastIndexOf(INSIDE);
    return inside < 0 ? "" : path.substring(0, inside);
  }

  private static StatedFile named(StatedFile file) {
    String jar = jar(file.path());
    String name = jar.substring(jar.lastIndexOf('/') + 1);
    int suffix = name.lastIndexOf('.');
    String plain = suffix < 0 ? name : name.substring(0, suffix);
    int version = version(plain);
    Stated own = file.manifest().packages().getFirst();
    Stated named =
        own.named(
            own.name().isEmpty() ? version < 0 ? plain : plain.substring(0, version) : own.name(),
            Map.of("file_name", name));
    if (named.version().isEmpty() && version >= 0) {
      named = named.with(plain.substring(version + 1), "");
    }
    return new StatedFile(
        file.occurrence(), file.format(), new Manifest(List.of(named), List.of()));
  }

  /// Where `-1.2` begins; -1 where nothing looks like a version.
  private static int version(String name) {
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      if (dash + 1 < name.length() && Character.isDigit(name.charAt(dash + 1))) {
        return dash;
      }
    }
    return -1;
  }
}
