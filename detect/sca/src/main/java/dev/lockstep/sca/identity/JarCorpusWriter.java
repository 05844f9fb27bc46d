package dev.lockstep.sca.identity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Makes a [JarCorpus] of jars whose coordinates are known: those of a Maven repository by their
/// place (`group/artifact/version/artifact-version.jar`), others by the only `pom.properties` that
/// Maven put into them.
public final class JarCorpusWriter {
  private static final String SUFFIX = ".jar";
  private static final int MOST_BYTES = 16 << 20;
  private static final int LONGEST_NAME = 0xffff;

  /// Names with versions, and their prints.
  private final Map<String, Set<Long>> artifacts = new TreeMap<>();

  private final List<String> notices = new ArrayList<>();

  /// Adds all jars below a folder.
  public void add(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(JarCorpusWriter::isJar).sorted().toList()) {
        try {
          addJar(folder, file);
        } catch (IOException | IllegalArgumentException e) {
          notices.add(folder.relativize(file) + ": it cannot be read: " + e.getMessage());
        }
      }
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  /// Jars that were passed over, with the reason.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  public boolean isEmpty() {
    return artifacts.isEmpty();
  }

  private void addJar(Path folder, Path file) throws IOException {
    Set<Long> prints = new TreeSet<>();
    List<String> stated = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream jar = new ZipInputStream(in)) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = jar.readNBytes(MOST_BYTES);
          long print = print(bytes);
          if (print != ClassPrint.NONE) {
            prints.add(print);
          }
        } else if (entry.getName().endsWith("/pom.properties")) {
          stated.add(coordinates(jar));
        }
      }
    }
    String placed = placed(folder, file);
    String name = placed == null && stated.size() == 1 ? stated.getFirst() : placed;
    if (name == null || name.isEmpty()) {
      notices.add(folder.relativize(file) + ": nothing says what it is");
    } else if (!prints.isEmpty()) {
      artifacts.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(prints);
    }
  }

  private static long print(byte[] bytes) {
    try {
      return ClassPrint.of(bytes);
    } catch (IllegalArgumentException e) {
      return ClassPrint.NONE; // a damaged class identifies nothing
    }
  }

  private static String coordinates(InputStream in) throws IOException {
    Properties properties = new Properties();
    properties.load(in);
    String group = properties.getProperty("groupId", "");
    String artifact = properties.getProperty("artifactId", "");
    String version = properties.getProperty("version", "");
    boolean whole = !group.isEmpty() && !artifact.isEmpty() && !version.isEmpty();
    return whole ? group + ":" + artifact + "\n" + version : "";
  }

  /// The coordinates of a jar in a Maven repository; null where its place says none, and for
  /// sources and other jars beside the main one.
  private static @Nullable String placed(Path folder, Path file) {
    Path place = folder.relativize(file);
    int names = place.getNameCount();
    if (names < 4) {
      return null;
    }
    String version = place.getName(names - 2).toString();
    String artifact = place.getName(names - 3).toString();
    if (!file.getFileName().toString().equals(artifact + "-" + version + SUFFIX)) {
      return null;
    }
    String group = place.subpath(0, names - 3).toString().replace('\\', '/').replace('/', '.');
    return group + ":" + artifact + "\n" + version;
  }

  /// Writes the corpus, and puts it in place at once.
  public void write(Path file) throws IOException {
    byte[] body = body();
    int prints = artifacts.values().stream().mapToInt(Set::size).sum();
    ByteBuffer header = ByteBuffer.allocate(JarCorpus.HEADER).put(JarCorpus.MAGIC);
    header.putInt(artifacts.size()).putInt(prints);
    CRC32C crc = new CRC32C();
    crc.update(header.slice(JarCorpus.MAGIC.length, JarCorpus.COUNTS));
    crc.update(body);
    header.putInt((int) crc.getValue());
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path made = Files.createTempFile(folder, ".jars-", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(made)) {
        out.write(header.array());
        out.write(body);
      }
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private record Print(long print, int artifact) {}

  private byte[] body() throws IOException {
    List<Print> prints = new ArrayList<>();
    int index = 0;
    for (Set<Long> each : artifacts.values()) {
      for (long print : each) {
        prints.add(new Print(print, index));
      }
      index++;
    }
    prints.sort(Comparator.comparingLong(Print::print).thenComparingInt(Print::artifact));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Print print : prints) {
      out.writeLong(print.print());
    }
    for (Print print : prints) {
      out.writeInt(print.artifact());
    }
    for (Map.Entry<String, Set<Long>> artifact : artifacts.entrySet()) {
      out.writeInt(artifact.getValue().size());
      for (String part : artifact.getKey().split("\n", 2)) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeShort(Math.min(text.length, LONGEST_NAME));
        out.write(text, 0, Math.min(text.length, LONGEST_NAME));
      }
    }
    return bytes.toByteArray();
  }
}
