package dev.lockstep.sca.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sca.Listed;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledTest {
  @Test
  void packagesOfDebianSayTheirReleaseAndTheirSource() {
    Listed listed =
        Listed.of(
                "root/var/lib/dpkg/status",
                """
                Package: libssl3
                Status: install ok installed
                Architecture: amd64
                Source: openssl (3.0.9-1)
                Version: 3.0.9-1+b1
                Depends: libc6 (>= 2.34)

                Package: libc6
                Status: install ok installed
                Architecture: amd64
                Version: 2.36-9

                Package: gone
                Status: deinstall ok config-files
                Version: 1
                """)
            .with("root/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
    assertEquals(
        List.of(
            "pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12",
            "pkg:deb/debian/libssl3@3.0.9-1%2Bb1?arch=amd64&distro=debian-12"
                + "&upstream=openssl%403.0.9-1"),
        listed.purls());
    assertEquals(1, listed.edges().size());
  }

  @Test
  void packagesOfAlpineSayTheirLicence() {
    assertEquals(
        List.of("pkg:apk/alpine/musl@1.2.4-r0?arch=x86_64 runtime lib/apk/db/installed:1"),
        Listed.of("lib/apk/db/installed", "P:musl\nV:1.2.4-r0\nA:x86_64\nL:MIT\n").components());
  }

  @Test
  void whatMavenPutIntoAJarSaysWhatItIs() {
    String properties = "version=1.2\ngroupId=g\nartifactId=a\n";
    assertEquals(
        List.of("pkg:generic/other@3.0?file_name=other-3.0.jar", "pkg:maven/g/a@1.2"),
        Listed.of("app.war!/WEB-INF/lib/a.jar!/META-INF/maven/g/a/pom.properties", properties)
            .with("app.war!/WEB-INF/lib/a.jar!/META-INF/MANIFEST.MF", "Bundle-Version: 9\n")
            .with("app.war!/WEB-INF/lib/other-3.0.jar!/META-INF/MANIFEST.MF", "A: b\n")
            .purls());
  }

  @Test
  void modulesWithoutAManifestBesideThemAreListed() {
    assertEquals(
        List.of("pkg:npm/a@1.0.0"),
        Listed.of("usr/lib/node_modules/a/package.json", "{\"name\":\"a\",\"version\":\"1.0.0\"}")
            .purls());
  }

  @Test
  void goBinariesNameTheirModulesAndGo() {
    String magic = "\u007fELF\u0000\u00ff Go buildinf:\u0008\u0002" + "\u0000".repeat(16);
    String start = latin("3077af0c9274080241e1c107e6d618e6");
    String end = latin("f932433186182072008242104116d8f2");
    String modules =
        "path\tm\nmod\tm\t(devel)\t\ndep\tx.org/a\tv1.0.0\th1:x=\n=>\tx.org/b\tv1.1.0\t\n";
    String binary = magic + "\u0008go1.22.1" + start + modules + end;
    assertEquals(
        List.of("pkg:golang/stdlib@1.22.1", "pkg:golang/x.org/b@v1.1.0"),
        Listed.ofBytes("bin/tool", binary.getBytes(StandardCharsets.ISO_8859_1)).purls());
  }

  private static String latin(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
