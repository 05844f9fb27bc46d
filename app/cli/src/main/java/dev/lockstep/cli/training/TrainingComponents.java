package dev.lockstep.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The components of the [Training]'s project, and what is known against one of them: something
/// for each syntax that manifests and lock files have.
final class TrainingComponents {
  private static final String RECORD =
      """
      {"id": "GHSA-1", "aliases": ["CVE-2026-1"], "summary": "a weakness", "published":
       "2026-01-01T00:00:00Z", "severity": [{"type": "CVSS_V3", "score":
       "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"},
       {"type": "CVSS_V4", "score":
       "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}], "affected": [{"package":
       {"ecosystem": "npm", "name": "left"}, "ranges": [{"type": "SEMVER", "events":
       [{"introduced": "0"}, {"fixed": "1.2.0"}, {"introduced": "2.0.0-rc.1"}]}]},
       {"package": {"ecosystem": "PyPI", "name": "left"}, "ranges": [{"type": "ECOSYSTEM",
       "events": [{"introduced": "0"}, {"fixed": "1.2rc1"}]}]},
       {"package": {"ecosystem": "Maven", "name": "g:b"}, "ranges": [{"type": "ECOSYSTEM",
       "events": [{"introduced": "0"}, {"fixed": "1.2-beta"}]}]}]}
      """;

  private TrainingComponents() {}

  /// The words of a command that makes the database of a file.
  static List<String> database(Path folder) throws IOException {
    Path source = Files.createDirectories(folder.resolve("osv"));
    Files.writeString(source.resolve("GHSA-1.json"), RECORD);
    return List.of("db", "build", source.toString());
  }

  static void write(Path project) throws IOException {
    Path web = Files.createDirectories(project.resolve("web"));
    Files.writeString(
        web.resolve("package.json"),
        "{\"description\": \"für \\\"b\\\"\", \"dependencies\": {\"left\": \"^1\"}}\n");
    Files.writeString(
        web.resolve("package-lock.json"),
        """
        {"name": "web", "lockfileVersion": 3, "packages": {"": {"dependencies": {"left": "^1"}},
         "node_modules/left": {"version": "1.0.0", "license": "MIT", "dependencies": {"r": "1"}},
         "node_modules/r": {"version": "1.0.0-rc.1", "dev": true, "integrity": "sha512-AAAA"}}}
        """);
    Path modern = Files.createDirectories(project.resolve("modern"));
    Files.writeString(
        modern.resolve("pnpm-lock.yaml"),
        """
        lockfileVersion: '9.0'
        importers:
          .:
            dependencies:
              left: {specifier: ^1, version: 1.0.0}
        packages:
          left@1.0.0:
            resolution: {integrity: sha512-AAAA}
            deprecated: use right
            engines: {node: '>=18'}
            cpu:
            - x64
            os:
              - linux
        snapshots:
          left@1.0.0: {}
        """);
    Files.writeString(
        project.resolve("Cargo.lock"),
        """
        version = 4
        [[package]]
        name = "left"
        version = "1.0.0"
        source = "registry"
        dependencies = [
         "right",
        ]
        [[package]]
        name = "right"
        version = "1.0.0"
        source = "registry"
        """);
    Files.writeString(
        project.resolve("Cargo.toml"),
        """
        [package]
        name = "a"
        version = "1.0.0"
        [dependencies]
        left = { version = "1", features = ["x"] }
        """);
    Files.writeString(
        project.resolve("poetry.lock"),
        """
        [[package]]
        name = "left"
        version = "1.0"
        [package.dependencies]
        right = ">=1"
        [[package]]
        name = "right"
        version = "1.0"
        """);
    Files.writeString(project.resolve("requirements.txt"), "left==1.0\nright>=1\n");
    Files.writeString(project.resolve("LICENSE"), "MIT License\n\nPermission is granted\n");
    Path workflows = Files.createDirectories(project.resolve(".github/workflows"));
    Files.writeString(
        workflows.resolve("build.yml"),
        """
        on: [push]
        jobs:
          build:
            runs-on: here
            steps:
              - uses: actions/checkout@v4
                with:
                  depth: 0
              - name: test
                run: |
                  make test
        """);
    Files.writeString(
        project.resolve("compose.yaml"),
        """
        services:
          web:
            image: "nginx:1.27"
            ports:
            - "80:80"
        """);
    Files.writeString(
        project.resolve("Dockerfile"),
        "ARG V=1\nFROM nginx:${V} AS a\nFROM a\nCOPY --from=a /a /b\n");
    Files.writeString(
        project.resolve("bom.cdx.json"),
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
         {"type": "library", "name": "left", "version": "1.0.0", "purl": "pkg:npm/left@1.0.0",
          "bom-ref": "l", "licenses": [{"license": {"id": "MIT"}}],
          "hashes": [{"alg": "SHA-256", "content": "00"}]},
         {"type": "library", "name": "r", "version": "1", "purl": "pkg:npm/r@1", "bom-ref": "r"}],
         "dependencies": [{"ref": "l", "dependsOn": ["r"]}]}
        """);
    locks(project);
  }

  /// A lock file of each other tool that many projects use.
  private static void locks(Path project) throws IOException {
    Path bun = Files.createDirectories(project.resolve("bun"));
    Files.writeString(
        bun.resolve("bun.lock"),
        """
        {"lockfileVersion": 1, "workspaces": {"": {"name": "a", "dependencies": {"left": "^1"}}},
         "packages": {"left": ["left@1.0.0", "", {"dependencies": {"r": "1"}}, "sha512-AAAA"],
         "r": ["r@1.0.0", "", {}, "sha512-AAAA"],}}
        """);
    Path yarn = Files.createDirectories(project.resolve("yarn"));
    Files.writeString(
        yarn.resolve("yarn.lock"),
        """
        # yarn lockfile v1
        left@^1:
          version "1.0.0"
          resolved "https://registry.example.org/left.tgz#00"
          integrity sha512-AAAA
          dependencies:
            r "1"
        r@1:
          version "1.0.0"
        """);
    Path python = Files.createDirectories(project.resolve("python"));
    Files.writeString(
        python.resolve("pyproject.toml"),
        """
        [project]
        name = "a"
        dependencies = ["left>=1"]
        [dependency-groups]
        dev = ["right>=1"]
        """);
    Files.writeString(
        python.resolve("uv.lock"),
        """
        version = 1
        [[package]]
        name = "a"
        version = "1.0"
        source = { editable = "." }
        dependencies = [{ name = "left" }]
        [package.dev-dependencies]
        dev = [{ name = "right" }]
        [[package]]
        name = "left"
        version = "1.0"
        [[package]]
        name = "right"
        version = "1.0"
        """);
    Files.writeString(
        project.resolve("Gemfile.lock"),
        "GEM\n"
            + "  remote: https://example.org/\n"
            + "  specs:\n"
            + "    left (1.0)\n"
            + "      r (>= 1)\n"
            + "    r (1.0)\n"
            + "\n"
            + "DEPENDENCIES\n"
            + "  left\n");
    Files.writeString(
        project.resolve("go.mod"),
        "module example.org/a\n\ngo 1.22\n\nrequire (\n\texample.org/b v1.0.0 // indirect\n)\n");
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>
        <version>1</version><properties><v>1</v></properties><dependencies><dependency>
        <groupId>g</groupId><artifactId>b</artifactId><version>${v}</version><scope>test</scope>
        </dependency></dependencies></project>
        """);
  }
}
