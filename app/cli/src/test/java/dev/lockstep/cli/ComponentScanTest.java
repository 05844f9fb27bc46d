package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans, fixes and bills of components, as a user sees them.
class ComponentScanTest {
  private static final String RECORD =
      """
      {"id": "GHSA-%s", "aliases": ["CVE-2026-%s"], "summary": "a weakness of left",
       "database_specific": {"severity": "HIGH"},
       "affected": [{"package": {"ecosystem": "PyPI", "name": "left"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
      """;

  private static final String NPM_LOCK =
      """
      {"name": "app", "lockfileVersion": 3, "packages": {
       "": {"name": "app", "dependencies": {"old": "^1.0.0"}},
       "node_modules/old": {"version": "1.0.0", "deprecated": "use new",
        "dependencies": {"below": "^2.0.0"}},
       "node_modules/below": {"version": "2.0.0", "deprecated": "no longer kept"}}}
      """;

  @TempDir Path folder;

  private CommandRun command;

  @BeforeEach
  void makeADatabase() {
    command =
        new CommandRun(folder)
            .environment("LOCKSTEP_ADVISORIES", folder.resolve("advisories.db").toString())
            .file("osv/1.json", record("1", "1.2"))
            .file("osv/2.json", record("2", "2.0"))
            .file("app/requirements.txt", "# pinned\nleft==1.0\nright==1.0\n");
    assertEquals(0, command.run("db", "build", "osv").exit());
  }

  private static String record(String number, String fixed) {
    return RECORD.replaceFirst("%s", number).replaceFirst("%s", number).replaceFirst("%s", fixed);
  }

  private CommandRun.Said scan(String... more) {
    String[] words = new String[5 + more.length];
    System.arraycopy(new String[] {"scan", "--only", "sca", "--no-cache", "app"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return command.run(words);
  }

  @Test
  void findingsOfOneComponentStandBelowTheUpgradeThatMendsThem() {
    String out = scan().out();
    assertTrue(out.startsWith("high  left 1.0 -> 2.0"), out);
    assertTrue(out.contains("raising it, a major change, fixes 2"), out);
    assertTrue(out.contains("high      CVE-2026-1  a weakness of left"), out);
    assertTrue(out.contains("mend: raise left to 2.0 (a major change); fixes 2"), out);
  }

  @Test
  void aFixRaisesTheRequirementAndNothingElse() {
    CommandRun.Said shown = command.run("fix", "--only", "sca", "--no-cache", "app");
    assertTrue(shown.out().contains("-left==1.0\n+left==2.0"), shown.out() + shown.err());
    command.run("fix", "--only", "sca", "--no-cache", "--write", "app");
    assertEquals("# pinned\nleft==2.0\nright==1.0\n", command.read("app/requirements.txt"));
    assertEquals(0, scan().exit());
  }

  @Test
  void aFixSaysWhatItLeavesAndWhy() {
    command.file("app/poetry.lock", "[[package]]\nname = \"left\"\nversion = \"1.0\"\n");
    CommandRun.Said shown = command.run("fix", "--only", "sca", "--no-cache", "app");
    assertTrue(
        shown
            .err()
            .contains("not changed  app/poetry.lock  raise left to 2.0: it is made by others"),
        shown.err());
  }

  @Test
  void aDeniedLibraryIsShownAtItsLineWithWhatToUse() {
    command.file(
        "app/lockstep.yaml",
        """
        components:
          libraries:
            - package: pkg:pypi/right
              verdict: denied
              reason: nobody keeps it
              replacement: pkg:pypi/straight
        """);
    String out = scan().out();
    assertTrue(out.contains("sca-library-denied  right 1.0"), out);
    assertTrue(out.contains("app/requirements.txt:3:1"), out);
    assertTrue(out.contains("mend: use pkg:pypi/straight instead"), out);
  }

  @Test
  void whatItsKeepersGaveUpIsShownWithTheirWords() {
    command
        .file("app/package-lock.json", NPM_LOCK)
        .file(
            "app/pnpm-lock.yaml",
            """
            lockfileVersion: '9.0'
            importers:
              .:
                dependencies:
                  gone: {specifier: ^1.0.0, version: 1.0.0}
            packages:
              gone@1.0.0: {resolution: {integrity: sha512-AA==}, deprecated: nobody mends it}
            snapshots:
              gone@1.0.0: {}
            """)
        .file("app/composer.json", "{\"require\": {\"a/gone\": \"^1\", \"a/left\": \"^1\"}}")
        .file(
            "app/composer.lock",
            """
            {"packages": [{"name": "a/gone", "version": "1.0", "abandoned": "a/here"},
             {"name": "a/left", "version": "1.0", "abandoned": true},
             {"name": "a/kept", "version": "1.0", "abandoned": false}]}
            """);
    String out = scan("--all").out();
    assertTrue(out.contains("low  sca-abandoned  old 1.0.0"), out);
    assertTrue(out.contains("the keepers of old 1.0.0 gave it up: use new"), out);
    assertTrue(out.contains("gave it up: nobody mends it"), out);
    assertTrue(out.contains("the keepers of a/gone 1.0 gave it up: use a/here"), out);
    assertTrue(out.contains("the keepers of a/left 1.0 gave it up: abandoned"), out);
    assertFalse(out.contains("keepers of below"), out);
    assertTrue(out.contains("given up by their keepers, and brought in by others: 1;"), out);
  }

  @Test
  void oneOfSeveralLockFilesIsEnoughToTellThatAComponentWasGivenUp() {
    command
        .file("app/a/package-lock.json", NPM_LOCK.replace("\"deprecated\": \"use new\",", ""))
        .file("app/b/package-lock.json", NPM_LOCK);
    String out = scan().out();
    assertTrue(out.contains("the keepers of old 1.0.0 gave it up: use new"), out);
  }

  @Test
  void aProjectSaysWhichAbandonedComponentsItWantsToHearOf() {
    command
        .file("app/package-lock.json", NPM_LOCK)
        .file("app/lockstep.yaml", "components: {abandoned: all}\n");
    assertTrue(scan().out().contains("the keepers of below 2.0.0 gave it up"));
    command.file("app/lockstep.yaml", "components: {abandoned: off}\n");
    assertFalse(scan("--all").out().contains("gave"));
  }

  @Test
  void laterReleasesThatThisMachineKnowsAreShownWhereTheProjectAsks() {
    command
        .environment("HOME", folder.resolve("home").toString())
        .file("home/go/pkg/mod/cache/download/example.org/a/@v/list", "v1.0.0\nv1.4.0\n")
        .file("app/go.mod", "module example.org/app\n\nrequire example.org/a v1.0.0\n");
    assertFalse(scan("--all").out().contains("sca-outdated"));
    command.file("app/lockstep.yaml", "components:\n  outdated: true\n");
    String out = scan("--all").out();
    assertTrue(out.contains("low  sca-outdated  a v1.0.0"), out);
    assertTrue(out.contains("mend: raise it to v1.4.0"), out);
  }

  @Test
  void theStatusTellsOfTheJarsThatAreKnown() throws IOException {
    assertFalse(command.run("db", "status").out().contains("jars"));
    Path jar = folder.resolve("repository/org/acme/lib/1.0/lib-1.0.jar");
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("org/acme/Lib.class"));
      try (var in = ComponentScanTest.class.getResourceAsStream("ComponentScanTest.class")) {
        out.write(in.readAllBytes());
      }
    }
    assertEquals(0, command.run("db", "build", "--jars", "repository").exit());
    String status = command.run("db", "status").out();
    assertTrue(status.contains("jars.db\n"), status);
    assertTrue(status.contains("  jars         1\n"), status);
    Files.write(folder.resolve("jars.db"), new byte[40]);
    CommandRun.Said said = command.run("db", "status");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("lockstep db build --jars DIR makes it again"), said.err());
  }

  @Test
  void oldAdvisoriesMakeAScanIncompleteWhereTheProjectSaysSo() {
    command.file("app/lockstep.yaml", "components:\n  advisories-stale: incomplete\n");
    CommandRun.Said said = scan("--now", "2027-11-22T10:00:00Z");
    assertEquals(4, said.exit() & 4, said.err());
  }

  @Test
  void aStatementInAnyFormatExcuses() {
    command.file(
        "app/a.vex.json",
        """
        {"@context": "https://openvex.dev/ns/v0.2.0", "statements": [
          {"vulnerability": {"name": "CVE-2026-2"}, "status": "not_affected",
           "justification": "component_not_present", "products": [{"@id": "pkg:pypi/left@1.0"}]}]}
        """);
    String out = scan().out();
    assertFalse(out.contains("CVE-2026-2"), out);
    String vex = scan("--format", "openvex").out();
    assertTrue(vex.contains("\"status\": \"not_affected\""), vex);
    assertTrue(vex.contains("\"justification\": \"component_not_present\""), vex);
    assertTrue(vex.contains("\"status\": \"under_investigation\""), vex);
    String csaf = scan("--format", "csaf").out();
    assertTrue(csaf.contains("\"known_not_affected\""), csaf);
  }

  @Test
  void aStatementThatCannotBeUnderstoodIsAProblem() {
    command.file("app/a.vex.json", "{\"statements\": []}");
    assertTrue(scan().out().contains("it is no OpenVEX, CycloneDX or CSAF document"));
  }

  @Test
  void aBillIsReadBackAsItWasWrittenInEveryFormat() {
    for (String format :
        java.util.List.of("cyclonedx", "cyclonedx-xml-1.7", "spdx", "spdx-tv", "spdx3")) {
      String name =
          format.equals("spdx-tv") ? "x.spdx" : format.contains("xml") ? "x.cdx.xml" : "x.cdx.json";
      command.run("sbom", "--format", format + "=" + name, "app");
      CommandRun.Said same = command.run("sbom", "diff", "app", name);
      assertEquals(0, same.exit(), format + same.out() + same.err());
    }
    command.file("other/requirements.txt", "left==2.0\n");
    CommandRun.Said other = command.run("sbom", "diff", "app", "other");
    assertEquals(1, other.exit());
    assertEquals(
        "- pkg:pypi/right@1.0\n~ pkg:pypi/left 1.0 -> 2.0\n0 added, 1 removed, 1 changed\n",
        other.out());
  }

  @Test
  void aMirrorIsAskedOnlyWhereItIsNamedAndALostOneLeavesTheDatabase() throws IOException {
    HttpServer mirror =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] ready = Files.readAllBytes(folder.resolve("advisories.db"));
    mirror.createContext(
        "/advisories.db",
        exchange -> {
          exchange.sendResponseHeaders(200, ready.length);
          exchange.getResponseBody().write(ready);
          exchange.close();
        });
    mirror.start();
    try {
      String address = "http://127.0.0.1:" + mirror.getAddress().getPort();
      assertEquals(0, command.run("db", "update", address + "/advisories.db").exit());
      CommandRun.Said lost = command.run("db", "update", address + "/other.db");
      assertEquals(2, lost.exit());
      assertTrue(lost.err().contains("answers 404"), lost.err());
      assertEquals(0, command.run("db", "status").exit());
      mirror.stop(0);
      CommandRun.Said silent = command.run("db", "update", address + "/advisories.db");
      assertEquals(2, silent.exit());
      assertTrue(silent.err().contains(address + "/advisories.db cannot be reached"), silent.err());
    } finally {
      mirror.stop(0);
    }
  }

  @Test
  void aMissingParentLeavesADependencyWithoutAVersionAndTheNoticeSaysSo() {
    command.file(
        "app/pom.xml",
        """
        <project><modelVersion>4.0.0</modelVersion>
        <parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>
        <artifactId>a</artifactId><dependencies><dependency>
        <groupId>org.example</groupId><artifactId>b</artifactId></dependency></dependencies></project>
        """);
    String report = command.run("scan", "--only", "sca", "--all").out();
    assertTrue(report.contains("org.example:b (of no known"), report);
  }
}
