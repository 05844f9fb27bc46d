package dev.lockstep.policy.bundle;

import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Loads modules and data from files and folders, as `opa`'s option `--data` does: of a folder
/// every
/// `.rego`, `.json` and `.yaml` below it, where the folders' names are the path of the data.
///
/// @param version the language of the modules
/// @param ignored names and patterns (`*` and `?`) of files and folders to leave out
/// @param folder what relative names are seen from; messages call files as they were named
public record PolicyLoader(RegoVersion version, List<String> ignored, Path folder) {
  /// The names of what data may lie in.
  static final List<String> DATA_SUFFIXES = List.of(".json", ".yaml", ".yml");

  private static final String MODULE_SUFFIX = ".rego";
  private static final int MAX_DEPTH = 200;

  public PolicyLoader {
    ignored = List.copyOf(ignored);
  }

  /// Loads all of `names`, in their order. A name may have a prefix, `a.b:file.json`, the path of
  /// its data.
  ///
  /// @throws LoadFailure where something is not there or cannot be read, or data contradict
  ///     each other
  public PolicyFiles load(List<String> names) throws LoadFailure {
    Collected collected = new Collected();
    for (String name : names) {
      load(name, collected);
    }
    return new PolicyFiles(collected.modules, collected.data);
  }

  private void load(String typed, Collected into) throws LoadFailure {
    String name = typed.startsWith("file://") ? typed.substring("file://".length()) : typed;
    List<String> prefix = List.of();
    int colon = name.indexOf(':');
    if (colon > 0 && name.indexOf('/') != 0 && !Files.exists(folder.resolve(name))) {
      prefix = List.of(name.substring(0, colon).split("\\."));
      name = name.substring(colon + 1);
    }
    Path path = folder.resolve(name);
    if (Files.isDirectory(path)) {
      walk(path, name, prefix, into, 0);
    } else if (Files.exists(path)) {
      file(path, name, prefix, into, true);
    } else {
      throw new LoadFailure(name, "no such file or directory");
    }
  }

  private void walk(Path at, String shown, List<String> prefix, Collected into, int depth)
      throws LoadFailure {
    if (depth > MAX_DEPTH) {
      throw new LoadFailure(shown, "folders nest too deep");
    }
    for (Path child : children(at, shown)) {
      String name = String.valueOf(child.getFileName());
      if (isIgnored(name)) {
        continue;
      }
      String childShown = shown.equals(".") ? name : join(shown, name);
      if (Files.isDirectory(child)) {
        List<String> deeper = new ArrayList<>(prefix);
        deeper.add(name);
        walk(child, childShown, deeper, into, depth + 1);
      } else {
        file(child, childShown, prefix, into, false);
      }
    }
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private static List<Path> children(Path at, String shown) throws LoadFailure {
    try (Stream<Path> all = Files.list(at)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new LoadFailure(shown, "cannot be read", e);
    }
  }

  private boolean isIgnored(String name) {
    for (String pattern : ignored) {
      if (NamePattern.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }

  /// @param named whether the user named the file itself, so that it must be of a known kind
  private void file(Path file, String shown, List<String> prefix, Collected into, boolean named)
      throws LoadFailure {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(MODULE_SUFFIX)) {
      into.modules.add(new ModuleText(shown, text(file, shown), version));
    } else if (named && name.endsWith(".tar.gz")) {
      into.add(BundleReader.read(file, shown, version).files(), shown);
    } else if (isData(name)) {
      into.add(document(shown, text(file, shown)), prefix, shown);
    } else if (named) {
      throw new LoadFailure(shown, "unrecognized file: expected .rego, .json, .yaml or .tar.gz");
    }
  }

  static boolean isData(String name) {
    return DATA_SUFFIXES.stream().anyMatch(name::endsWith);
  }

  /// The first document of a JSON or YAML text; null where there is none.
  static Value document(String shown, String text) throws LoadFailure {
    try {
      Value value = shown.endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
      return value == null ? ObjectValue.EMPTY : value;
    } catch (MalformedDocument e) {
      String place = e.line() == 0 ? shown : shown + ":" + e.line() + ":" + e.column();
      throw new LoadFailure(place, String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(Path file, String shown) throws LoadFailure {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new LoadFailure(shown, "cannot be read as text", e);
    }
  }

  /// What was loaded so far.
  static final class Collected {
    final List<ModuleText> modules = new ArrayList<>();
    ObjectValue data = ObjectValue.EMPTY;

    void add(Value document, List<String> path, String shown) throws LoadFailure {
      if (!(Documents.below(path, document) instanceof ObjectValue object)) {
        throw new LoadFailure(shown, "the root of data must be an object");
      }
      Optional<ObjectValue> merged = Documents.merge(data, object);
      data =
          merged.orElseThrow(
              () ->
                  new LoadFailure(
                      shown, "merge error: it contradicts data that were loaded before"));
    }

    void add(PolicyFiles files, String shown) throws LoadFailure {
      modules.addAll(files.modules());
      add(files.data(), List.of(), shown);
    }
  }
}
