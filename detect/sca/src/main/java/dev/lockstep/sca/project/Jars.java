package dev.lockstep.sca.project;

import dev.lockstep.sca.format.jvm.JarClasses;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells what jars are: what Maven put into them says so, or their classes do; else they are of
/// unknown identity, and are named as they name themselves or their file.
final class Jars {
  private static final String MANIFEST = "jar-manifest";
  private static final String PROPERTIES = "jar-properties";
  private static final String INSIDE = "!/";

  private Jars() {}

  /// @param corpus what jars are known by their classes
  static List<StatedFile> settled(List<StatedFile> files, JarCorpus corpus) {
    Map<String, Set<String>> known = new HashMap<>();
    for (StatedFile file : files) {
      if (file.format().id().equals(PROPERTIES)) {
        Set<String> names = known.computeIfAbsent(jar(file.path()), _ -> new HashSet<>());
        file.manifest().packages().forEach(one -> names.add(one.name()));
      }
    }
    JarsByClasses byClasses = JarsByClasses.of(files, corpus);
    List<StatedFile> settled = new ArrayList<>(byClasses.parts(known));
    for (StatedFile file : files) {
      if (file.format().id().equals(JarClasses.ID)) {
        continue;
      }
      if (!file.format().id().equals(MANIFEST)) {
        settled.add(file);
      } else if (!known.containsKey(jar(file.path())) && !byClasses.explain(jar(file.path()))) {
        settled.add(named(file));
      }
    }
    return settled;
  }

  /// The innermost jar around a path; empty where there is none.
  static String jar(String path) {
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
