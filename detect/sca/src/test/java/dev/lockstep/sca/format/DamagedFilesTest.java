package dev.lockstep.sca.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sca.Listed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What files that are cut off, merged, of unknown versions or circular still say, and what is said
/// of them.
class DamagedFilesTest {

  @Test
  void whatStandsBeforeTheEndOfACutOffLockCounts() {
    Listed listed =
        Listed.of(
            "package-lock.json",
            """
            {"lockfileVersion": 3, "packages": {
              "node_modules/a": {"version": "1.0.0"},
              "node_modules/b": {"version": "2.0.0", "dev\
            """);
    assertEquals(List.of("pkg:npm/a@1.0.0", "pkg:npm/b@2.0.0"), listed.purls());
    assertTrue(
        listed.problems().getFirst().contains("line 3: it is cut off or damaged"), said(listed));
  }

  @Test
  void bothSidesOfAMergeCount() {
    Listed listed =
        Listed.of(
            "Cargo.lock",
            """
            version = 3
            <<<<<<< HEAD
            [[package]]
            name = "a"
            version = "1.0.0"
            source = "registry+x"
            =======
            [[package]]
            name = "a"
            version = "2.0.0"
            source = "registry+x"
            >>>>>>> other
            """);
    assertEquals(List.of("pkg:cargo/a@1.0.0", "pkg:cargo/a@2.0.0"), listed.purls());
    assertEquals(1, listed.problems().size(), said(listed));
    assertTrue(listed.problems().getFirst().contains("line 2"), said(listed));
  }

  @Test
  void whatABillSaysBeforeItIsCutOffCounts() {
    Listed listed =
        Listed.of(
            "bom.json",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": ["
                + "{\"type\": \"library\", \"name\": \"a\", \"purl\": \"pkg:npm/a@1.0.0\"}, {");
    assertEquals(List.of("pkg:npm/a@1.0.0"), listed.purls());
    assertEquals(1, listed.problems().size(), said(listed));
  }

  @Test
  void versionsThatAreNotKnownAreReadAndSaid() {
    Map<String, String> files = new TreeMap<>();
    files.put("Cargo.lock", "version = 99\n[[package]]\nname='a'\nversion='1'\nsource='r'\n");
    files.put(
        "poetry.lock", "[[package]]\nname='a'\nversion='1'\n[metadata]\nlock-version='99.0'\n");
    files.put("pdm.lock", "[[package]]\nname='a'\nversion='1'\n[metadata]\nlock_version='99.0'\n");
    files.put(
        "uv.lock", "version = 99\n[[package]]\nname='a'\nversion='1'\nsource={registry='x'}\n");
    files.put("pnpm-lock.yaml", "lockfileVersion: '99.0'\npackages:\n  a@1.0.0: {}\n");
    files.put("bun.lock", "{\"lockfileVersion\": 99, \"packages\": {\"a\": [\"a@1.0.0\"]}}");
    files.put("deno.lock", "{\"version\": \"99\", \"npm\": {\"a@1.0.0\": {}}}");
    files.put(
        "yarn.lock",
        "__metadata:\n  version: 99\n\n\"a@npm:1\":\n  version: 1.0.0\n"
            + "  resolution: \"a@npm:1.0.0\"\n");
    files.put(
        "packages.lock.json",
        "{\"version\": 99, \"dependencies\": {\"net6.0\": {\"A\": {\"resolved\": \"1.0.0\"}}}}");
    files.forEach(
        (name, text) -> {
          Listed listed = Listed.of(name, text);
          assertEquals(1, listed.purls().size(), name);
          assertEquals(1, listed.problems().size(), name + said(listed));
          assertTrue(listed.problems().getFirst().contains("99"), name + said(listed));
        });
  }

  @Test
  void circularParentsAreReadOnceAndSaid() {
    Listed listed =
        Listed.of("pom.xml", pom("a", "b", "b/pom.xml"))
            .with("b/pom.xml", pom("b", "a", "../pom.xml"));
    assertEquals(List.of("pkg:maven/x/y@1"), listed.purls());
    assertTrue(said(listed).contains("lead back to themselves"), said(listed));
  }

  private static String pom(String own, String parent, String path) {
    return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>"
        + parent
        + "</artifactId><version>1</version><relativePath>"
        + path
        + "</relativePath></parent><artifactId>"
        + own
        + "</artifactId><dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId>"
        + "<version>1</version></dependency></dependencies></project>";
  }

  @Test
  void whatAnIncludeDoesNotLeadToIsSaid() {
    Listed listed = Listed.of("requirements.txt", "-r ../other.txt\na==1.0\n");
    assertEquals(List.of("pkg:pypi/a@1.0"), listed.purls());
    assertTrue(said(listed).contains("it includes ../other.txt"), said(listed));
  }

  @Test
  void locksSayTheDigestsOfWhatTheyName() {
    String sha512 =
        "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==";
    Listed listed =
        Listed.of(
            "package-lock.json",
            "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": {\"version\": \"1.0.0\","
                + " \"integrity\": \"sha512-"
                + sha512
                + " sha1-no\"}}}");
    assertEquals(
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f"
            + "63b931bd47417a81a538327af927da3e",
        listed.scan().components().getFirst().hashes().getFirst().value());
  }

  private static String said(Listed listed) {
    return String.join("\n", listed.problems());
  }
}
