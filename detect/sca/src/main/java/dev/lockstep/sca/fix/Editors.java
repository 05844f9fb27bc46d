package dev.lockstep.sca.fix;

import java.util.List;
import java.util.Optional;

/// Which file demands what another one settles, and who can change it.
public final class Editors {
  private static final List<String> NODE =
      List.of(
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "bun.lock");

  private Editors() {}

  /// A manifest and its editor.
  public record Place(String path, ManifestEditor editor) {}

  /// @param path where a component was found; empty answer where nothing here can change it
  public static Optional<Place> of(String path) {
    String name = ManifestPaths.name(path);
    String folder = ManifestPaths.folder(path);
    if (path.contains("!/")) {
      return Optional.empty();
    }
    if (NODE.contains(name)) {
      return Optional.of(new Place(folder + "package.json", new PackageJsonEditor()));
    }
    if (name.equals("go.mod") || name.equals("go.sum")) {
      return Optional.of(new Place(folder + "go.mod", new GoModEditor()));
    }
    if (name.equals("Cargo.toml") || name.equals("Cargo.lock")) {
      return Optional.of(new Place(folder + "Cargo.toml", new CargoTomlEditor()));
    }
    if (name.endsWith(".xml") && name.contains("pom")) {
      return Optional.of(new Place(path, new PomEditor()));
    }
    if ((name.endsWith(".txt") || name.endsWith(".in")) && !name.equals("vendor/modules.txt")) {
      return Optional.of(new Place(path, new RequirementsEditor()));
    }
    return Optional.empty();
  }
}
