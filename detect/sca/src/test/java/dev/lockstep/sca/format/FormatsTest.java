package dev.lockstep.sca.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sca.Listed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void noTwoFormatsHaveOneId() {
    Set<String> ids = new HashSet<>();
    Formats.ALL.forEach(format -> assertEquals(true, ids.add(format.id()), format.id()));
  }

  @Test
  void npmLocksNameWhatIsNested() {
    Listed listed =
        Listed.of(
            "package-lock.json",
            """
            {"name": "x", "lockfileVersion": 3, "packages": {
              "": {"dependencies": {"a": "^1", "w": "1"}, "devDependencies": {"d": "1"}},
              "node_modules/a": {"version": "1.0.0", "dependencies": {"@s/b": "1"}},
              "node_modules/a/node_modules/@s/b": {"version": "1.5.0", "inBundle": true},
              "node_modules/@s/b": {"version": "2.0.0", "dev": true},
              "node_modules/d": {"version": "1.0.0", "dev": true, "dependencies": {"@s/b": "2"}},
              "node_modules/w": {"resolved": "w", "link": true},
              "w": {"version": "1.0.0"}
            }}
            """);
    assertEquals(
        List.of(
            "pkg:npm/%40s/b@1.5.0 runtime package-lock.json:4",
            "pkg:npm/%40s/b@2.0.0 dev package-lock.json:5",
            "pkg:npm/a@1.0.0 runtime direct package-lock.json:3",
            "pkg:npm/d@1.0.0 dev direct package-lock.json:6"),
        listed.components());
    assertEquals(
        List.of(
            "pkg:npm/a@1.0.0 -> pkg:npm/%40s/b@1.5.0", "pkg:npm/d@1.0.0 -> pkg:npm/%40s/b@2.0.0"),
        listed.edges());
  }

  @Test
  void theFirstVersionOfNpmLocksGetsItsDirectOnesFromTheManifest() {
    Listed listed =
        Listed.of(
                "package-lock.json",
                """
                {"lockfileVersion": 1, "dependencies": {
                  "a": {"version": "1.0.0", "requires": {"b": "1"}},
                  "b": {"version": "npm:c@3.0.0"}}}
                """)
            .with("package.json", "{\"dependencies\": {\"a\": \"^1\"}}");
    assertEquals(
        List.of(
            "pkg:npm/a@1.0.0 runtime direct package-lock.json:2",
            "pkg:npm/c@3.0.0 runtime package-lock.json:3"),
        listed.components());
  }

  @Test
  void aManifestWithoutALockNamesWhatItDemands() {
    assertEquals(
        List.of("pkg:npm/a runtime direct package.json:2"),
        Listed.of("package.json", "{\"dependencies\": {\n  \"a\": \"^1\"}}").components());
  }

  @Test
  void bothYarnsAreRead() {
    String classic =
        """
        # yarn lockfile v1

        a@^1.0.0, "a@^1.1.0":
          version "1.2.0"
          dependencies:
            "@s/b" "^2.0.0"

        "@s/b@^2.0.0":
          version "2.3.0"
        """;
    String berry =
        """
        __metadata:
          version: 8

        "a@npm:^1.0.0, a@npm:^1.1.0":
          version: 1.2.0
          resolution: "a@npm:1.2.0"
          dependencies:
            "@s/b": "npm:^2.0.0"
          languageName: node

        "@s/b@npm:^2.0.0":
          version: 2.3.0
          resolution: "@s/b@npm:2.3.0"

        "x@workspace:.":
          version: 0.0.0-use.local
          resolution: "x@workspace:."
          dependencies:
            a: "npm:^1.0.0"
        """;
    for (String text : List.of(classic, berry)) {
      Listed listed = Listed.of("yarn.lock", text);
      assertEquals(List.of("pkg:npm/%40s/b@2.3.0", "pkg:npm/a@1.2.0"), listed.purls());
      assertEquals(List.of("pkg:npm/a@1.2.0 -> pkg:npm/%40s/b@2.3.0"), listed.edges());
    }
  }

  @Test
  void allVersionsOfPnpmLocksAreRead() {
    String five =
        """
        lockfileVersion: 5.4
        dependencies:
          a: 1.0.0_@s+b@2.0.0
        packages:
          /a/1.0.0_@s+b@2.0.0:
            dependencies:
              '@s/b': 2.0.0
            dev: false
          /@s/b/2.0.0:
            dev: false
        """;
    String six =
        """
        lockfileVersion: '6.0'
        dependencies:
          a:
            specifier: ^1
            version: 1.0.0(@s/b@2.0.0)
        packages:
          /a@1.0.0(@s/b@2.0.0):
            dependencies:
              '@s/b': 2.0.0
            dev: false
          /@s/b@2.0.0:
            dev: false
        """;
    String nine =
        """
        lockfileVersion: '9.0'
        importers:
          .:
            dependencies:
              a:
                specifier: ^1
                version: 1.0.0(@s/b@2.0.0)
        packages:
          a@1.0.0:
            resolution: {integrity: x}
          '@s/b@2.0.0':
            resolution: {integrity: x}
        snapshots:
          a@1.0.0(@s/b@2.0.0):
            dependencies:
              '@s/b': 2.0.0
          '@s/b@2.0.0': {}
        """;
    for (String text : List.of(five, six, nine)) {
      Listed listed = Listed.of("pnpm-lock.yaml", text);
      assertEquals(List.of("pkg:npm/%40s/b@2.0.0", "pkg:npm/a@1.0.0"), listed.purls(), text);
      assertEquals(List.of("pkg:npm/a@1.0.0 -> pkg:npm/%40s/b@2.0.0"), listed.edges(), text);
    }
  }

  @Test
  void goReplacesAndPassesOverItsOwnFolders() {
    assertEquals(
        List.of(
            "pkg:golang/x.org/fork@v1.5.0 runtime direct go.mod:3",
            "pkg:golang/y.org/b@v0.1.0 runtime go.mod:4"),
        Listed.of(
                "go.mod",
                """
                module m
                require (
                \tx.org/a v1.0.0
                \ty.org/b v0.1.0 // indirect
                \tz.org/local v0.0.0
                )
                replace x.org/a => x.org/fork v1.5.0
                replace z.org/local => ../local
                """)
            .with("go.sum", "x.org/a v1.0.0 h1:x\nq.org/old v0.0.1 h1:x\n")
            .components());
  }

  @Test
  void cargoTellsVersionsOfOneNameApart() {
    Listed listed =
        Listed.of(
            "Cargo.lock",
            """
            version = 3

            [[package]]
            name = "m"
            version = "0.1.0"
            dependencies = [
             "a 1.0.0",
            ]

            [[package]]
            name = "a"
            version = "1.0.0"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            dependencies = ["a 0.9.0"]

            [[package]]
            name = "a"
            version = "0.9.0"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            """);
    assertEquals(
        List.of(
            "pkg:cargo/a@0.9.0 runtime Cargo.lock:16",
            "pkg:cargo/a@1.0.0 runtime direct Cargo.lock:10"),
        listed.components());
    assertEquals(List.of("pkg:cargo/a@1.0.0 -> pkg:cargo/a@0.9.0"), listed.edges());
  }

  @Test
  void requirementsSayWhoBringsThemInAndWhatTheyInclude() {
    Listed listed =
        Listed.of(
                "requirements.txt",
                """
                -r more/base.txt
                Click==8.0 \\
                    --hash=sha256:abc
                    # via flask
                flask[async]>=2.0 ; python_version > "3.8"
                    # via -r requirements.in
                """)
            .with("more/base.txt", "typing_extensions==4.0\n")
            .with("notes.txt", "other==1.0\n");
    assertEquals(
        List.of(
            "pkg:pypi/click@8.0 runtime requirements.txt:2",
            "pkg:pypi/flask runtime direct requirements.txt:5",
            "pkg:pypi/typing-extensions@4.0 runtime direct more/base.txt:1"),
        listed.components());
    assertEquals(List.of("pkg:pypi/flask -> pkg:pypi/click@8.0"), listed.edges());
  }

  @Test
  void poetryLocksGetTheirDirectOnesFromThePyproject() {
    Listed listed =
        Listed.of(
                "poetry.lock",
                """
                [[package]]
                name = "a"
                version = "1.0"
                groups = ["main"]

                [package.dependencies]
                B = {version = ">=1", markers = "x"}

                [[package]]
                name = "b"
                version = "2.0"
                groups = ["main", "dev"]
                """)
            .with("pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3\"\na = \"^1\"\n");
    assertEquals(
        List.of(
            "pkg:pypi/a@1.0 runtime direct poetry.lock:1",
            "pkg:pypi/b@2.0 dev runtime poetry.lock:9"),
        listed.components());
    assertEquals(List.of("pkg:pypi/a@1.0 -> pkg:pypi/b@2.0"), listed.edges());
  }

  @Test
  void gemsOfSeveralPlatformsAreOneEach() {
    Listed listed =
        Listed.of(
            "Gemfile.lock",
            """
            GEM
              remote: https://rubygems.org/
              specs:
                nokogiri (1.15.0-x86_64-linux)
                  racc (~> 1.4)
                racc (1.7.1)

            DEPENDENCIES
              nokogiri (~> 1.15)
            """);
    assertEquals(
        List.of(
            "pkg:gem/nokogiri@1.15.0?platform=x86_64-linux runtime direct Gemfile.lock:4",
            "pkg:gem/racc@1.7.1 runtime Gemfile.lock:6"),
        listed.components());
  }

  @Test
  void centrallyManagedVersionsReachTheProjects() {
    assertEquals(
        List.of("pkg:nuget/A@1.0.0 runtime direct src/p.csproj:2"),
        Listed.of(
                "Directory.Packages.props",
                "<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"1.0.0\"/></ItemGroup>"
                    + "</Project>")
            .with(
                "src/p.csproj",
                "<Project><ItemGroup>\n<PackageReference Include=\"a\" />\n</ItemGroup></Project>"
                    .replace("\"a\"", "\"A\""))
            .components());
  }

  @Test
  void gradleLocksSayWhatEachIsFor() {
    assertEquals(
        List.of(
            "pkg:maven/g/a@1.0 runtime gradle.lockfile:2",
            "pkg:maven/g/b@2.0 test gradle.lockfile:3"),
        Listed.of(
                "gradle.lockfile",
                """
                # comment
                g:a:1.0=compileClasspath,testCompileClasspath
                g:b:2.0=testRuntimeClasspath
                empty=annotationProcessor
                """)
            .components());
  }

  @Test
  void pipelinesAndDeploymentsNameActionsAndImages() {
    assertEquals(
        List.of(
            "pkg:docker/library/nginx@1.25 runtime direct compose.yml:3",
            "pkg:docker/org/app@v1?repository_url=ghcr.io runtime direct k8s/d.yaml:7",
            "pkg:githubactions/actions/checkout@v4 build direct .github/workflows/ci.yml:3"),
        Listed.of("compose.yml", "services:\n  web:\n    image: library/nginx:1.25\n")
            .with(
                "k8s/d.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  template:
                    spec:
                      containers:
                        - image: ghcr.io/org/app:v1
                """)
            .with(
                ".github/workflows/ci.yml",
                "steps:\n  - uses: ./own\n  - uses: actions/checkout@v4 # pinned\n")
            .with("docs/ci.yml", "- uses: actions/other@v1\n")
            .components());
  }

  @Test
  void aServiceOfComposeHasTheImageOfWhatItMerges() {
    assertEquals(
        List.of(
            "pkg:docker/org/api@1.2 runtime direct compose.yml:2",
            "pkg:docker/org/own@3 runtime direct compose.yml:11"),
        Listed.of(
                "compose.yml",
                """
                x-base: &base
                  image: org/api:1.2
                x-logged: &logged
                  labels: {a: b}
                services:
                  stable: {<<: *base}
                  beta:
                    <<: [*logged, *base]
                  own:
                    <<: *base
                    image: org/own:3
                """)
            .components());
  }

  @Test
  void ecosystemsOfOneLockFileAreRead() {
    assertEquals(
        List.of(
            "pkg:cocoapods/A@1.0#Core",
            "pkg:composer/v/p@1.0.0",
            "pkg:conan/zlib@1.2.11",
            "pkg:hex/jason@1.2.2",
            "pkg:pub/http@1.1.0",
            "pkg:swift/github.com/apple/swift-nio@2.40.0"),
        Listed.of("Podfile.lock", "PODS:\n  - A/Core (1.0)\nDEPENDENCIES:\n  - A/Core\n")
            .with("composer.lock", "{\"packages\": [{\"name\": \"v/p\", \"version\": \"1.0.0\"}]}")
            .with("conan.lock", "{\"version\": \"0.5\", \"requires\": [\"zlib/1.2.11#a%1\"]}")
            .with("mix.lock", "%{\n  \"jason\": {:hex, :jason, \"1.2.2\", \"x\", [:mix], []},\n}\n")
            .with(
                "pubspec.lock",
                """
                packages:
                  http:
                    dependency: "direct main"
                    source: hosted
                    version: "1.1.0"
                """)
            .with(
                "Package.resolved",
                "{\"pins\": [{\"location\": \"https://github.com/apple/swift-nio.git\","
                    + "\"state\": {\"version\": \"2.40.0\"}}], \"version\": 2}")
            .purls());
  }

  @Test
  void locksOfSmallerEcosystemsAreRead() {
    assertEquals(
        List.of(
            "pkg:cran/markdown@1.0",
            "pkg:docker/nginx@1.27",
            "pkg:hackage/aeson@2.1.2.1",
            "pkg:nuget/Argu@3.7"),
        Listed.of(
                "paket.lock",
                "NUGET\n  remote: https://example.org\n    Argu (3.7)\n      FSharp.Core (>= 4)\n"
                    + "GITHUB\n  remote: a/b\n    x.fs (0123)\n")
            .with(
                "renv.lock",
                "{\"Packages\": {\"markdown\": {\"Package\": \"markdown\", \"Version\": \"1.0\","
                    + " \"Source\": \"Repository\"}, \"own\": {\"Package\": \"own\","
                    + " \"Version\": \"1.0\", \"Source\": \"GitHub\"}}}")
            .with(
                "cabal.project.freeze",
                "constraints: any.aeson ==2.1.2.1,\n             aeson +flag\n")
            .with("Dockerfile.test", "FROM nginx:1.27\n")
            .with("notes.txt", "FROM nginx:1.28\n")
            .purls());
  }

  @Test
  void digestsOfFilesAreThoseThatLockFilesState() {
    String digest = "ab".repeat(32);
    assertEquals(
        List.of("SHA-256 " + digest),
        digests(
            Listed.of(
                "uv.lock",
                "version = 1\n[[package]]\nname = \"a\"\nversion = \"1\"\nwheels = ["
                    + "{ url = \"https://x/a-1-py3-none-any.whl\", hash = \"sha256:"
                    + digest
                    + "\" }, { url = \"https://x/a-1-cp39-win32.whl\", hash = \"sha256:"
                    + "cd".repeat(32)
                    + "\" }]\n")));
    assertEquals(
        List.of("SHA-256 " + digest),
        digests(Listed.of("requirements.txt", "a==1 \\\n  --hash=sha256:" + digest + "\n")));
    assertEquals(
        List.of("SHA-256 " + digest),
        digests(
            Listed.of(
                "Pipfile.lock",
                "{\"default\": {\"a\": {\"hashes\": [\"sha256:"
                    + digest
                    + "\"], \"version\": \"==1\"}}}")));
    assertEquals(
        List.of("SHA-256 " + digest),
        digests(
            Listed.of(
                "gradle/verification-metadata.xml",
                "<verification-metadata><components><component group=\"g\" name=\"a\""
                    + " version=\"1\"><artifact name=\"a-1.jar\"><sha256 value=\""
                    + digest
                    + "\"/></artifact><artifact name=\"a-1.pom\"><sha256 value=\""
                    + "cd".repeat(32)
                    + "\"/></artifact></component></components></verification-metadata>")));
    assertEquals(
        List.of("SHA-512 " + "00".repeat(64)),
        digests(
            Listed.of(
                "packages.lock.json",
                "{\"version\": 1, \"dependencies\": {\"net8.0\": {\"A\": {\"type\": \"Direct\","
                    + " \"resolved\": \"1.0.0\", \"contentHash\": \""
                    + "A".repeat(86)
                    + "==\"}}}}")));
  }

  private static List<String> digests(Listed listed) {
    return listed.scan().components().stream()
        .flatMap(component -> component.hashes().stream())
        .map(hash -> hash.algorithm() + " " + hash.value())
        .toList();
  }

  @Test
  void aTruncatedFileIsAProblemWithItsPlace() {
    assertEquals(
        List.of(
            "incomplete malformed-manifest Cargo.lock line 3: it is cut off or damaged, and only"
                + " the rest of it counts: a string does not end"),
        Listed.of("Cargo.lock", "[[package]]\nname = \"a\"\nversion = \"1.").problems());
  }

  @Test
  void whatWasReadBeforeABrokenLineIsKept() {
    Listed listed = Listed.of("gradle.lockfile", "g:a:1.0=compileClasspath\nbroken\n");
    assertEquals(List.of("pkg:maven/g/a@1.0"), listed.purls());
    assertEquals(
        List.of(
            "incomplete malformed-manifest gradle.lockfile line 2: group:name:version is expected"),
        listed.problems());
  }

  @Test
  void entitiesOfXmlAreNotExpanded() {
    assertEquals(
        true,
        Listed.of(
                "packages.config",
                "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><packages>&x;</packages>")
            .problems()
            .getFirst()
            .startsWith("incomplete malformed-manifest packages.config line 1"));
  }

  @Test
  void deepNestingIsAProblemAndNoCrash() {
    for (String name : List.of("package-lock.json", "pnpm-lock.yaml", "uv.lock")) {
      String text = name.endsWith(".lock") ? "a = " + "[".repeat(100_000) : "[".repeat(100_000);
      assertEquals(
          true,
          Listed.of(name, text)
              .problems()
              .getFirst()
              .startsWith("incomplete malformed-manifest " + name + " line 1"));
    }
  }

  @Test
  void anUnknownVersionOfALockFileIsSaid() {
    assertEquals(
        List.of(
            "incomplete malformed-manifest package-lock.json line 1: lockfileVersion 9 is not"
                + " known"),
        Listed.of("package-lock.json", "{\"lockfileVersion\": 9, \"packages\": {}}").problems());
  }
}
