package dev.lockstep.sca.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.model.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EditorsTest {
  private static final Cause CAUSE = new Cause(Fingerprint.of(new byte[32]), "because");

  private static Texts texts(Map<String, String> files) {
    return new Texts(path -> Optional.ofNullable(files.get(path)), CAUSE);
  }

  private static Raise direct(String type, String name, String version) {
    return new Raise(type, name, version, true);
  }

  private static Raise indirect(String type, String name, String version) {
    return new Raise(type, name, version, false);
  }

  private static String raised(String path, String text, Raise raise) {
    Texts texts = texts(Map.of(path, text));
    ManifestEditor editor = Editors.of(path).orElseThrow().editor();
    assertInstanceOf(Outcome.Changed.class, editor.raise(texts, path, raise));
    return texts.text(path).orElseThrow();
  }

  private static Outcome outcome(String path, String text, Raise raise) {
    return Editors.of(path).orElseThrow().editor().raise(texts(Map.of(path, text)), path, raise);
  }

  private static String pom(String inner) {
    return "<?xml version=\"1.0\"?>\n<!-- <project> -->\n<project>\n" + inner + "</project>\n";
  }

  private static String dependency(String version) {
    return "      <dependency>\n        <groupId>g</groupId>\n"
        + "        <artifactId>a</artifactId>\n"
        + (version.isEmpty() ? "" : "        <version>" + version + "</version>\n")
        + "      </dependency>\n";
  }

  @Test
  void aVersionInAPomIsRaisedWhereItStands() {
    String text = pom("  <dependencies>\n" + dependency(" 1.2 ") + "  </dependencies>\n");
    assertEquals(
        text.replace("1.2", "1.4"), raised("pom.xml", text, direct("maven", "g:a", "1.4")));
  }

  @Test
  void aPropertyOfAParentInTheTargetIsRaised() {
    String child =
        pom(
            "  <parent><groupId>p</groupId><artifactId>p</artifactId></parent>\n"
                + "  <dependencies>\n"
                + dependency("${a.version}")
                + "  </dependencies>\n");
    String parent =
        pom(
            "  <artifactId>p</artifactId>\n  <properties>\n    <a.version>1.2</a.version>\n"
                + "  </properties>\n");
    Texts texts = texts(Map.of("m/pom.xml", child, "pom.xml", parent));
    assertInstanceOf(
        Outcome.Changed.class,
        new PomEditor().raise(texts, "m/pom.xml", direct("maven", "g:a", "1.4")));
    assertEquals(parent.replace("1.2", "1.4"), texts.text("pom.xml").orElseThrow());
    assertEquals(1, texts.pieces().size());
  }

  @Test
  void aManagedVersionIsRaisedWhereItIsManaged() {
    String text =
        pom(
            "  <dependencyManagement>\n    <dependencies>\n"
                + dependency("1.2")
                + "    </dependencies>\n  </dependencyManagement>\n  <dependencies>\n"
                + dependency("")
                + "  </dependencies>\n");
    assertEquals(
        text.replace("1.2", "1.4"), raised("pom.xml", text, direct("maven", "g:a", "1.4")));
  }

  @Test
  void aDependencyThatAForeignParentManagesGetsItsOwnVersion() {
    String text = pom("  <dependencies>\n" + dependency("") + "  </dependencies>\n");
    assertEquals(
        pom("  <dependencies>\n" + dependency("1.4") + "  </dependencies>\n"),
        raised("pom.xml", text, direct("maven", "g:a", "1.4")));
  }

  @Test
  void whatComesInThroughOthersGetsAManagedVersion() {
    String text = pom("  <dependencies>\n" + dependency("1.2") + "  </dependencies>\n");
    Texts texts = texts(Map.of("pom.xml", text));
    new PomEditor().raise(texts, "pom.xml", indirect("maven", "x:y", "2.0"));
    new PomEditor().raise(texts, "pom.xml", indirect("maven", "x:z", "3.0"));
    assertEquals(
        """
        <?xml version="1.0"?>
        <!-- <project> -->
        <project>
          <dependencyManagement>
            <dependencies>
              <dependency>
                <groupId>x</groupId>
                <artifactId>y</artifactId>
                <version>2.0</version>
              </dependency>
              <dependency>
                <groupId>x</groupId>
                <artifactId>z</artifactId>
                <version>3.0</version>
              </dependency>
            </dependencies>
          </dependencyManagement>
          <dependencies>
        """
            + dependency("1.2")
            + "  </dependencies>\n</project>\n",
        texts.text("pom.xml").orElseThrow());
    assertEquals(1, texts.pieces().getOrDefault("pom.xml", List.of()).size());
  }

  @Test
  void anOperatorOfPackageJsonIsKept() {
    String text =
        "{\n  \"dependencies\": {\n    \"a\": \"^1.2.0\",\n    \"b\": \"1.0.0\"\n  }\n}\n";
    assertEquals(
        text.replace("^1.2.0", "^1.4.0"),
        raised("package-lock.json".replace("-lock", ""), text, direct("npm", "a", "1.4.0")));
    assertEquals(
        text.replace("1.0.0", "2.0.0"), raised("package.json", text, direct("npm", "b", "2.0.0")));
    assertEquals("~1.4.0", PackageJsonEditor.raised("~1.2", "1.4.0").orElseThrow());
    assertEquals("^1.4.0", PackageJsonEditor.raised("1.x", "1.4.0").orElseThrow());
    assertEquals("^2.0.0", PackageJsonEditor.raised(">=1 <2", "2.0.0").orElseThrow());
    assertTrue(PackageJsonEditor.raised("github:a/b", "2.0.0").isEmpty());
    assertEquals("^1.5.0", PackageJsonEditor.raised("^1.5.0", "1.4.0").orElseThrow());
  }

  @Test
  void whatComesInThroughOthersGetsTheOverrideOfItsPackageManager() {
    String text = "{\n\t\"name\": \"x\",\n\t\"dependencies\": {\"a\": \"1\"}\n}\n";
    assertEquals(
        text.replace("\"1\"}\n", "\"1\"},\n\t\"overrides\": {\n\t\t\"b\": \"2.0.0\"\n\t}\n"),
        raised("package.json", text, indirect("npm", "b", "2.0.0")));
    Texts pnpm = texts(Map.of("package.json", text, "pnpm-lock.yaml", ""));
    new PackageJsonEditor().raise(pnpm, "package.json", indirect("npm", "b", "2.0.0"));
    new PackageJsonEditor().raise(pnpm, "package.json", indirect("npm", "c", "3.0.0"));
    assertTrue(
        pnpm.text("package.json")
            .orElseThrow()
            .contains(
                "\t\"pnpm\": {\n\t\t\"overrides\": {\n\t\t\t\"b\": \"2.0.0\",\n"
                    + "\t\t\t\"c\": \"3.0.0\"\n\t\t}\n\t}"));
  }

  @Test
  void aRequirementKeepsItsExtrasMarkersAndComments() {
    String text = "# x\nRequests[socks] == 2.8.0 ; python_version > '3'  # why\r\nother\r\n";
    assertEquals(
        text.replace("== 2.8.0", "==2.9.1"),
        raised("requirements.txt", text, direct("pypi", "requests", "2.9.1")));
    assertEquals(">=2", RequirementsEditor.raised("<2,>=1", "2"));
    assertEquals("~=2.1", RequirementsEditor.raised("~=1.0", "2.1"));
    assertInstanceOf(
        Outcome.Refused.class,
        outcome("requirements.txt", "a==1 --hash=sha256:0\n", direct("pypi", "a", "2")));
    assertInstanceOf(
        Outcome.Done.class, outcome("requirements.txt", "a==3\n", direct("pypi", "a", "2")));
  }

  @Test
  void aModuleIsRaisedAtItsRequirement() {
    String text =
        "module m\n\nrequire (\n\tgithub.com/a/b v1.2.0\n\tx.org/y v0.1.0 // indirect\n)\n";
    assertEquals(
        text.replace("v1.2.0", "v1.4.0"),
        raised("go.mod", text, direct("golang", "github.com/a/b", "1.4.0")));
    assertEquals(
        text + "\nrequire z.org/q v1.0.0 // indirect\n",
        raised("go.mod", text, indirect("golang", "z.org/q", "1.0.0")));
    assertInstanceOf(
        Outcome.Refused.class,
        outcome(
            "go.mod",
            text + "replace github.com/a/b => ../b\n",
            direct("golang", "github.com/a/b ".strip(), "9.0.0")));
  }

  @Test
  void aCrateIsRaisedHoweverItIsWritten() {
    assertEquals(
        "[dependencies]\na = \"1.4.0\" # x\n",
        raised("Cargo.toml", "[dependencies]\na = \"1.2\" # x\n", direct("cargo", "a", "1.4.0")));
    assertEquals(
        "[dev-dependencies]\na = { features = [\"f\"], version = \"^1.4.0\" }\n",
        raised(
            "Cargo.toml",
            "[dev-dependencies]\na = { features = [\"f\"], version = \"^1.2\" }\n",
            direct("cargo", "a", "1.4.0")));
    assertEquals(
        "[target.'cfg(unix)'.dependencies.a]\nversion = \"1.4.0\"\n",
        raised(
            "Cargo.toml",
            "[target.'cfg(unix)'.dependencies.a]\nversion = \"1.2\"\n",
            direct("cargo", "a", "1.4.0")));
    assertInstanceOf(
        Outcome.Refused.class,
        outcome(
            "Cargo.toml", "[dependencies]\na.workspace = true\n", direct("cargo", "a", "1.4.0")));
  }

  @Test
  void piecesAreStretchesOfTheFileAsItWas() {
    Texts texts = texts(Map.of("f", "0123456789"));
    texts.replace("f", 2, 3, "two");
    texts.replace("f", 9, 10, "7");
    texts.replace("f", 3, 4, "W");
    texts.replace("f", 0, 0, "<");
    assertEquals(
        "<0" + "1tWo" + "34567".substring(0, 4) + "7" + "89",
        texts.text("f").orElseThrow().replace("677", "67" + "7"));
    String rebuilt = "0123456789";
    List<Texts.Piece> pieces = texts.pieces().getOrDefault("f", List.of());
    for (Texts.Piece piece : pieces.reversed()) {
      rebuilt =
          rebuilt.substring(0, piece.start())
              + piece.replacement()
              + rebuilt.substring(piece.end());
    }
    assertEquals(texts.text("f").orElseThrow(), rebuilt);
  }

  @FuzzTest
  void foreignTextsAreChangedOrLeftAlone(FuzzedDataProvider data) {
    String path =
        data.pickValue(
            List.of("pom.xml", "package.json", "requirements.txt", "go.mod", "Cargo.toml"));
    Raise raise = new Raise("npm", "a:b", "2.0", data.consumeBoolean());
    String text = data.consumeRemainingAsString();
    Texts texts = texts(Map.of(path, text));
    Outcome outcome = Editors.of(path).orElseThrow().editor().raise(texts, path, raise);
    assertEquals(outcome instanceof Outcome.Changed, !texts.pieces().isEmpty());
  }
}
