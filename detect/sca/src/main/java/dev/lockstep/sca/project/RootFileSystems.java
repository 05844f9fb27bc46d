package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells packages of distributions which distribution they are of: that of the `os-release` of the
/// same root.
final class RootFileSystems {
  /// Bills of materials name the distribution themselves.
  private static final String BILL = "bom-";

  private static final String RELEASE = "os-release";
  private static final List<String> PLACES = List.of("usr/lib/os-release", "etc/os-release");

  /// Where package databases lie below a root, and whose they are where nothing says so.
  private static final Map<String, String> DISTRIBUTIONS =
      Map.of("deb", "debian", "apk", "alpine", "rpm", "");

  private final Map<String, Stated> releases = new HashMap<>();

  private RootFileSystems() {}

  static List<StatedFile> settled(List<StatedFile> files) {
    RootFileSystems roots = new RootFileSystems();
    for (StatedFile file : files) {
      if (file.format().id().equals(RELEASE)) {
        for (String place : PLACES) {
          if (file.path().endsWith(place)) {
            String root = file.path().substring(0, file.path().length() - place.length());
            roots.releases.put(root, file.manifest().packages().getFirst());
          }
        }
      }
    }
    List<StatedFile> settled = new ArrayList<>();
    for (StatedFile file : files) {
      if (!file.format().id().equals(RELEASE)) {
        boolean named = file.format().id().startsWith(BILL);
        settled.add(!named && DISTRIBUTIONS.containsKey(file.type()) ? roots.settled(file) : file);
      }
    }
    return settled;
  }

  private StatedFile settled(StatedFile file) {
    Stated release = release(file.path());
    String known = DISTRIBUTIONS.getOrDefault(file.type(), "");
    String id = release == null ? known : release.name();
    List<Stated> packages = new ArrayList<>();
    for (Stated stated : file.manifest().packages()) {
      Map<String, String> qualifiers = new HashMap<>(stated.qualifiers());
      if (release != null && !release.version().isEmpty()) {
        qualifiers.put("distro", id + "-" + release.version());
      }
      packages.add(
          stated.named(id.isEmpty() ? stated.name() : id + "/" + stated.name(), qualifiers));
    }
    return new StatedFile(file.occurrence(), file.format(), new Manifest(packages, List.of()));
  }

  /// That of the nearest root above.
  private @Nullable Stated release(String path) {
    String root = path;
    while (!root.isEmpty()) {
      int slash = root.lastIndexOf('/', root.length() - 2);
      root = slash < 0 ? "" : root.substring(0, slash + 1);
      Stated release = releases.get(root);
      if (release != null) {
        return release;
      }
    }
    return null;
  }
}
