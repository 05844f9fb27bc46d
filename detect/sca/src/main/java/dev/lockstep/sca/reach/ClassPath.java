package dev.lockstep.sca.reach;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Classes as a program finds them: of each name the first counts.
///
/// What cannot be read is told by [#unread] and leaves the rest as it is.
public final class ClassPath {
  private static final String SERVICES = "META-INF/services/";
  private static final int MOST_BYTES = 32 << 20;

  private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
  private final Map<String, Set<String>> services = new TreeMap<>();
  private final Set<String> own = new LinkedHashSet<>();
  private final List<String> unread = new ArrayList<>();

  /// Adds the project's own classes.
  public ClassPath project(Path place) {
    return add(place, true);
  }

  /// Adds a library: a jar, or a folder of classes.
  public ClassPath library(Path place) {
    return add(place, false);
  }

  /// Files and entries that could not be read, with the reason.
  public List<String> unread() {
    return List.copyOf(unread);
  }

  private ClassPath add(Path place, boolean isOwn) {
    try {
      if (Files.isDirectory(place)) {
        addFolder(place, isOwn);
      } else {
        addJar(place, isOwn);
      }
    } catch (IOException e) {
      unread.add(place + ": " + e.getMessage());
    }
    return this;
  }

  private void addFolder(Path folder, boolean isOwn) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isWanted(name)) {
          add(name, Files.readAllBytes(file), file.toString(), isOwn);
        }
      }
    }
  }

  private void addJar(Path jar, boolean isOwn) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!isWanted(entry.getName())) {
          continue;
        }
        byte[] bytes = bounded(zip);
        String shown = jar + "!" + entry.getName();
        if (bytes == null) {
          unread.add(shown + ": larger than " + MOST_BYTES + " bytes");
        } else {
          add(entry.getName(), bytes, shown, isOwn);
        }
      }
    }
  }

  private static byte @Nullable [] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    return bytes.length > MOST_BYTES ? null : bytes;
  }

  /// Classes for newer Java versions only and module descriptors are not what is looked at.
  private static boolean isWanted(String name) {
    return name.startsWith(SERVICES)
        || (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("module-info.class"));
  }

  private void add(String name, byte[] bytes, String shown, boolean isOwn) throws IOException {
    if (name.startsWith(SERVICES)) {
      String service = name.substring(SERVICES.length()).replace('.', '/');
      services.computeIfAbsent(service, _ -> new LinkedHashSet<>()).addAll(providers(bytes));
      return;
    }
    try {
      ClassFacts facts = ClassReader.read(bytes);
      if (classes.putIfAbsent(facts.name(), facts) == null && isOwn) {
        own.add(facts.name());
      }
    } catch (IllegalArgumentException e) {
      unread.add(shown + ": no class file: " + e.getMessage());
    }
  }

  /// Source: java.util.ServiceLoader, "Deploying service providers on the class path".
  private static List<String> providers(byte[] bytes) throws IOException {
    List<String> names = new ArrayList<>();
    String text =
        new String(new ByteArrayInputStream(bytes).readAllBytes(), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      int comment = line.indexOf('#');
      String name = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!name.isEmpty()) {
        names.add(name.replace('.', '/'));
      }
    }
    return names;
  }

  @Nullable ClassFacts get(String name) {
    return classes.get(name);
  }

  Iterable<ClassFacts> all() {
    return classes.values();
  }

  boolean isOwn(String name) {
    return own.contains(name);
  }

  Set<String> own() {
    return own;
  }

  /// The providers of a service, by internal names.
  Set<String> providers(String service) {
    return services.getOrDefault(service, Set.of());
  }

  Set<String> services() {
    return services.keySet();
  }
}
