package dev.lockstep.sca.maven;

import dev.lockstep.sca.document.XmlElement;
import dev.lockstep.sca.document.XmlReader;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A local repository in Maven's layout, `~/.m2/repository`. It is read, never written to.
public final class LocalRepository implements PomSource {
  private static final long MAX_BYTES = 16L << 20;

  private final Path root;

  public LocalRepository(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public @Nullable PomElement pom(Coordinates coordinates) {
    Path folder = folder(coordinates.groupId(), coordinates.artifactId(), coordinates.version());
    if (folder == null) {
      return null;
    }
    Path file = folder.resolve(coordinates.artifactId() + "-" + coordinates.version() + ".pom");
    if (!Files.isRegularFile(file) && coordinates.version().endsWith("-SNAPSHOT")) {
      file = newestSnapshot(folder);
    }
    try {
      if (file == null || !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return null;
      }
      byte[] bytes = Files.readAllBytes(file);
      return PomXml.readUnplaced(bytes, bytes.length);
    } catch (IOException | MalformedDocument _) {
      return null; // as if it were not there: its subtree is missing, and that is said
    }
  }

  /// The main jar of an artifact; null where it is not there.
  public @Nullable Path jar(Coordinates coordinates) {
    Path folder = folder(coordinates.groupId(), coordinates.artifactId(), coordinates.version());
    if (folder == null) {
      return null;
    }
    Path file = folder.resolve(coordinates.artifactId() + "-" + coordinates.version() + ".jar");
    return Files.isRegularFile(file) ? file : null;
  }

  private static @Nullable Path newestSnapshot(Path folder) {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    List<Path> poms = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pom")) {
      files.forEach(poms::add);
    } catch (IOException _) {
      return null;
    }
    return poms.stream().max(Comparator.comparing(Path::toString)).orElse(null);
  }

  @Override
  public List<String> versions(String groupId, String artifactId) {
    Path folder = folder(groupId, artifactId, "");
    Set<String> versions = new TreeSet<>();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("maven-metadata") && name.endsWith(".xml")) {
          versions.addAll(listed(file));
        } else if (Files.isRegularFile(file.resolve(artifactId + "-" + name + ".pom"))) {
          versions.add(name);
        }
      }
    } catch (IOException _) {
      return List.copyOf(versions);
    }
    return List.copyOf(versions);
  }

  private static List<String> listed(Path metadata) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(metadata);
      return XmlReader.read(bytes, bytes.length)
          .child("versioning")
          .child("versions")
          .children()
          .stream()
          .map(XmlElement::text)
          .toList();
    } catch (MalformedDocument _) {
      return List.of();
    }
  }

  /// Null where the coordinates would lead out of the repository.
  private @Nullable Path folder(String groupId, String artifactId, String version) {
    if (groupId.isEmpty() || artifactId.isEmpty() || groupId.indexOf('$') >= 0) {
      return null;
    }
    try {
      Path folder =
          root.resolve(groupId.replace('.', '/')).resolve(artifactId).resolve(version).normalize();
      return folder.startsWith(root) ? folder : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
