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
    } finally {
      mirror.stop(0);
    }
  }
}
