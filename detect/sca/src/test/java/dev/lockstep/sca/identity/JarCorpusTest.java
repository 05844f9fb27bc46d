package dev.lockstep.sca.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.sca.Listed;
import dev.lockstep.sca.purl.Purl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCorpusTest {
  private static final String FOLDER = "dev/lockstep/sca/purl/";

  /// As long as the other, so that the classes stay whole.
  private static final String OTHER = "our/shadedit/sca/purl/";

  private static final List<String> NAMES =
      List.of("Purl", "PurlReader", "PurlType", "PercentText", "MalformedPurl");

  @TempDir private Path folder;

  @Test
  void aJarIsToldByItsClassesWhateverItIsCalled() throws IOException {
    Listed listed = new Listed().with(corpus("1.0", NAMES));
    classes(NAMES).forEach((name, bytes) -> listed.with("lib/x.jar!/" + FOLDER + name, bytes));
    listed.with("lib/x.jar!/META-INF/MANIFEST.MF", "Bundle-SymbolicName: other\n");
    assertEquals(List.of("pkg:maven/org.example/purl@1.0"), listed.purls());
  }

  @Test
  void classesThatWereMovedToAnotherPackageAreStillTold() throws IOException {
    Listed listed = new Listed().with(corpus("1.0", NAMES));
    for (Map.Entry<String, byte[]> each : classes(NAMES).entrySet()) {
      String moved =
          new String(each.getValue(), StandardCharsets.ISO_8859_1).replace(FOLDER, OTHER);
      listed.with("app.jar!/" + OTHER + each.getKey(), moved.getBytes(StandardCharsets.ISO_8859_1));
    }
    listed.with(
        "app.jar!/META-INF/maven/g/app/pom.properties", "groupId=g\nartifactId=app\nversion=2\n");
    assertEquals(List.of("pkg:maven/g/app@2", "pkg:maven/org.example/purl@1.0"), listed.purls());
  }

  @Test
  void theVersionOfAJarThatLacksAClassIsNotKnown() throws IOException {
    Listed listed = new Listed().with(corpus("1.0", NAMES));
    classes(NAMES.subList(0, 4)).forEach((name, bytes) -> listed.with("x.jar!/" + name, bytes));
    assertEquals(List.of("pkg:maven/org.example/purl"), listed.purls());
  }

  @Test
  void aJarOfWhichHalfIsThereIsNotTold() throws IOException {
    Listed listed = new Listed().with(corpus("1.0", NAMES));
    classes(NAMES.subList(0, 3)).forEach((name, bytes) -> listed.with("x.jar!/" + name, bytes));
    listed.with("x.jar!/META-INF/MANIFEST.MF", "A: b\n");
    assertEquals(List.of("pkg:generic/x?file_name=x.jar"), listed.purls());
  }

  @Test
  void ofEqualVersionsTheOneCountsThatTheNameStates() throws IOException {
    JarCorpus corpus = corpus(folder, Map.of("1.0", NAMES, "1.1", NAMES));
    Listed named = new Listed().with(corpus);
    classes(NAMES).forEach((name, bytes) -> named.with("x-1.1.jar!/" + name, bytes));
    assertEquals(List.of("pkg:maven/org.example/purl@1.1"), named.purls());
    Listed unnamed = new Listed().with(corpus);
    classes(NAMES).forEach((name, bytes) -> unnamed.with("x.jar!/" + name, bytes));
    assertEquals(List.of("pkg:maven/org.example/purl"), unnamed.purls());
  }

  @Test
  void aDamagedCorpusIsRefused() throws IOException {
    Path file = folder.resolve("jars.db");
    corpus("1.0", NAMES);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i]++;
      Path other = Files.write(folder.resolve("damaged.db"), damaged);
      assertThrows(IOException.class, () -> JarCorpus.open(other), "byte " + i);
    }
    Path cut = Files.write(folder.resolve("cut.db"), new byte[10]);
    assertThrows(IOException.class, () -> JarCorpus.open(cut));
  }

  private JarCorpus corpus(String version, List<String> names) throws IOException {
    return corpus(folder, Map.of(version, names));
  }

  private static JarCorpus corpus(Path folder, Map<String, List<String>> versions)
      throws IOException {
    Path repository = folder.resolve("repository");
    for (Map.Entry<String, List<String>> each : versions.entrySet()) {
      Path place = repository.resolve("org/example/purl/" + each.getKey());
      Path jar = Files.createDirectories(place).resolve("purl-" + each.getKey() + ".jar");
      try (OutputStream out = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, byte[]> one : classes(each.getValue()).entrySet()) {
          zip.putNextEntry(new ZipEntry(FOLDER + one.getKey()));
          zip.write(one.getValue());
        }
      }
    }
    JarCorpusWriter writer = new JarCorpusWriter();
    writer.add(repository);
    writer.write(folder.resolve("jars.db"));
    return JarCorpus.open(folder.resolve("jars.db"));
  }

  private static Map<String, byte[]> classes(List<String> names) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (String name : names) {
      try (InputStream in = Purl.class.getResourceAsStream(name + ".class")) {
        classes.put(name + ".class", in.readAllBytes());
      }
    }
    return classes;
  }
}
