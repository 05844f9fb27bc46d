package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives components that state no licence themselves the one whose text lies beside them.
final class LicenceTexts {
  private static final String TEXT = "licence-text";
  private static final String VENDORED = "vendor/modules.txt";
  private static final String INSIDE = "!/";
  private static final List<String> BELOW = List.of("licenses/", "META-INF/");

  /// By the folder of the component.
  private final Map<String, String> licences = new HashMap<>();

  /// How many descriptions of Maven's each jar has: with several it is made of several.
  private final Map<String, Integer> described = new HashMap<>();

  private LicenceTexts() {}

  static List<StatedFile> settled(List<StatedFile> files) {
    LicenceTexts texts = new LicenceTexts();
    List<StatedFile> others = new ArrayList<>(files.size());
    for (StatedFile file : files) {
      if (file.format().id().equals(TEXT)) {
        texts.licences.putIfAbsent(
            owner(file.path()), file.manifest().packages().getFirst().name());
      } else {
        others.add(file);
        if (file.path().contains("META-INF/maven/")) {
          texts.described.merge(jar(file.path()), 1, Integer::sum);
        }
      }
    }
    return texts.licences.isEmpty() ? others : others.stream().map(texts::licensed).toList();
  }

  private static String owner(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    for (String below : BELOW) {
      if (folder.endsWith("/" + below)) {
        folder = folder.substring(0, folder.length() - below.length());
      }
    }
    return folder;
  }

  private static String jar(String path) {
    return path.substring(0, path.lastIndexOf(INSIDE) + INSIDE.length());
  }

  private StatedFile licensed(StatedFile file) {
    List<Stated> packages = new ArrayList<>();
    boolean changed = false;
    for (Stated stated : file.manifest().packages()) {
      String licence = stated.licences().isEmpty() ? licences.get(folder(file, stated)) : null;
      packages.add(licence == null ? stated : stated.licensed(licence));
      changed |= licence != null;
    }
    return changed
        ? new StatedFile(
            file.occurrence(), file.format(), new Manifest(packages, file.manifest().includes()))
        : file;
  }

  /// The folder of a component; null where a file tells of components that lie elsewhere.
  private @Nullable String folder(StatedFile file, Stated stated) {
    String path = file.path();
    return switch (file.format().id()) {
      case "jar-properties" -> described.getOrDefault(jar(path), 0) == 1 ? jar(path) : null;
      case "jar-manifest" -> jar(path);
      case "python-metadata", "npm-package" -> path.substring(0, path.lastIndexOf('/') + 1);
      default ->
          path.endsWith(VENDORED)
              ? path.substring(0, path.lastIndexOf('/') + 1) + stated.name() + "/"
              : null;
    };
  }
}
