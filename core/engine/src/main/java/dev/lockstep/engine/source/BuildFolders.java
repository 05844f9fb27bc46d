package dev.lockstep.engine.source;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/// Folders that hold what a package manager brought or a build made. Where git ignores such a
/// folder nothing in it was written by the project, and it is passed over; any other ignored folder
/// may hold somebody's secrets and is examined.
final class BuildFolders {
  private static final Set<String> NAMES =
      Set.of(
          // brought: packages
          "node_modules",
          "bower_components",
          "jspm_packages",
          "vendor",
          "site-packages",
          "Pods",
          "Carthage",
          ".venv",
          "venv",
          "virtualenv",
          ".tox",
          ".nox",
          ".eggs",
          "__pypackages__",
          ".m2",
          ".gradle",
          ".ivy2",
          ".nuget",
          "packages",
          ".bundle",
          ".pnpm-store",
          ".yarn",
          ".pub-cache",
          "elm-stuff",
          "deps",
          ".cpcache",
          ".stack-work",
          // made: builds
          ".lockstep",
          "target",
          "build",
          "dist",
          "out",
          "bin",
          "obj",
          "_build",
          ".build",
          "dist-newstyle",
          "DerivedData",
          ".next",
          ".nuxt",
          ".output",
          ".svelte-kit",
          ".angular",
          ".dart_tool",
          "CMakeFiles",
          "zig-cache",
          ".zig-cache",
          "zig-out",
          // made: caches and reports of tools
          "__pycache__",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".cache",
          ".parcel-cache",
          ".turbo",
          ".eslintcache",
          ".sass-cache",
          ".nyc_output",
          "coverage",
          "htmlcov",
          ".ipynb_checkpoints");

  private BuildFolders() {}

  /// Whether a git-ignored folder is such a one: by its name, by the tag that caches carry
  /// (<https://bford.info/cachedir/>), by the file that marks a Python environment, or because it
  /// lies in Terraform's folder of providers and modules.
  static boolean contains(Path folder, String name, String parentName) {
    return NAMES.contains(name)
        || name.startsWith("cmake-build-")
        || name.startsWith("bazel-")
        || name.endsWith(".egg-info")
        || (parentName.equals(".terraform") && (name.equals("providers") || name.equals("modules")))
        || Files.exists(folder.resolve("CACHEDIR.TAG"), LinkOption.NOFOLLOW_LINKS)
        || Files.exists(folder.resolve("pyvenv.cfg"), LinkOption.NOFOLLOW_LINKS);
  }
}
