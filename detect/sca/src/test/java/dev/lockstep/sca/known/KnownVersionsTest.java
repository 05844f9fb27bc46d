package dev.lockstep.sca.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What package managers left in their folders, laid out as they lay it out.
class KnownVersionsTest {
  @TempDir Path home;

  private KnownVersions known() {
    return KnownVersions.of(Map.of("HOME", home.toString()));
  }

  private void file(String name, byte[] bytes) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void file(String name, String text) throws IOException {
    file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void goListsVersionsBelowTheEscapedNameOfAModule() throws IOException {
    file(
        "go/pkg/mod/cache/download/github.com/!burnt!sushi/toml/@v/list",
        "v1.2.0\nv1.10.1\nv2.0.0-rc.1\nv1.9.0\n");
    assertEquals(
        Optional.of("v1.10.1"), known().later("golang", "github.com/BurntSushi/toml", "v1.3.0"));
    assertEquals(
        Optional.of("v2.0.0-rc.1"),
        known().later("golang", "github.com/BurntSushi/toml", "v2.0.0-beta.1"));
    assertEquals(
        Optional.empty(), known().later("golang", "github.com/BurntSushi/toml", "v1.10.1"));
  }

  @Test
  void cargoKeepsYankedReleasesThatNobodyIsSentTo() throws IOException {
    String records =
        "etag: \"1\"\0"
            + "1.0.0\0{\"name\":\"serde\",\"vers\":\"1.0.0\",\"yanked\":false}\0"
            + "1.0.9\0{\"name\":\"serde\",\"vers\":\"1.0.9\",\"yanked\":true}\0"
            + "1.0.3\0{\"name\":\"serde\",\"vers\":\"1.0.3\",\"yanked\":false}\0";
    String header = "\3\2\0\0\0";
    file(".cargo/registry/index/index.crates.io-1/.cache/se/rd/serde", header + records);
    assertEquals(Optional.of("1.0.3"), known().later("cargo", "serde", "1.0.0"));
    file(".cargo/registry/index/index.crates.io-1/.cache/se/rd/serde", "\4\2\0\0\0" + records);
    assertEquals(Optional.empty(), known().later("cargo", "serde", "1.0.0"));
  }

  @Test
  void npmsLastAnswerCountsAndDeprecatedReleasesDoNot() throws Exception {
    String key = "make-fetch-happen:request-cache:https://registry.npmjs.org/@scope%2fleft";
    String packument =
        "{\"versions\":{\"1.1.0\":{},\"1.3.0\":{\"deprecated\":\"no\"},\"1.2.0\":{}}}";
    byte[] digest = digest("SHA-512", packument);
    String hex = HexFormat.of().formatHex(digest);
    file(place("_cacache/content-v2/sha512", hex), packument);
    String index = HexFormat.of().formatHex(digest("SHA-256", key));
    file(
        place("_cacache/index-v5", index),
        "\nsum\t{\"key\":\"%s\",\"integrity\":\"sha512-AAAA\"}\nsum\t{\"key\":\"%s\",\"integrity\":\"sha512-%s\"}"
            .formatted(key, key, Base64.getEncoder().encodeToString(digest)));
    assertEquals(Optional.of("1.2.0"), known().later("npm", "@scope/left", "1.0.0"));
  }

  private static byte[] digest(String algorithm, String text) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String place(String part, String hex) {
    return ".npm/"
        + part
        + "/"
        + hex.substring(0, 2)
        + "/"
        + hex.substring(2, 4)
        + "/"
        + hex.substring(4);
  }

  @Test
  void mavensMetadataListsReleases() throws IOException {
    file(
        ".m2/repository/org/acme/lib/maven-metadata-central.xml",
        "<metadata><versioning><versions><version>1.0</version><version>1.2</version>"
            + "<version>2.0-alpha-1</version></versions></versioning></metadata>");
    assertEquals(Optional.of("1.2"), known().later("maven", "org.acme:lib", "1.0"));
  }

  @Test
  void aNameThatLeadsElsewhereHasNoVersions() throws IOException {
    file("secret/@v/list", "v9.0.0\n");
    assertEquals(Optional.empty(), known().later("golang", "../../../../../secret", "v1.0.0"));
    assertEquals(Optional.empty(), known().later("cargo", "", "1.0.0"));
    assertEquals(Optional.empty(), known().later("npm", "\0", "1.0.0"));
  }

  @FuzzTest
  void anyBytesAreAnIndexOfVersionsOrNone(FuzzedDataProvider data) {
    CargoIndexCache.read(data.consumeRemainingAsBytes());
  }
}
