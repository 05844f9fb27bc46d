package dev.lockstep.sca.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Detector;
import dev.lockstep.model.Component;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Region;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.maven.LocalRepository;
import dev.lockstep.sca.project.Inventory;
import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.project.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project with a weak library, whose fixed version changed one of two methods.
class ReachJudgeTest {
  private static final String PURL = "pkg:maven/org.acme/lib@1.0";

  @TempDir Path temporary;
  private Path project;
  private Path repository;
  private Path library;

  @BeforeEach
  void makeLibrary() throws IOException {
    project = Files.createDirectories(temporary.resolve("project"));
    repository = temporary.resolve("repository");
    library = lib("1.0", "System.out.println(s);");
    lib("1.1", "if (s != null) System.out.println(s);");
  }

  @Test
  void whatTheFixChangedIsReachedOrNot() {
    compile("lib.Text.open(a[0]);");
    assertEquals(
        new Reach(Reach.Verdict.REACHABLE, List.of("app.Main.main", "lib.Text.open")),
        judged("1.1").reach());
    compile("lib.Text.other();");
    assertEquals(Reach.Verdict.NOT_REACHABLE, verdict("1.1"));
  }

  @Test
  void withoutTheFixedJarItIsNotKnown() {
    compile("lib.Text.open(a[0]);");
    assertEquals(Reach.Verdict.UNKNOWN, verdict("1.2"));
    assertEquals(Reach.Verdict.UNKNOWN, verdict(null));
  }

  @Test
  void aProjectThatIsNotCompiledIsTold() {
    List<Problem> problems = new ArrayList<>();
    Detail.Dependency detail = judged("1.1", problems);
    assertEquals(new Reach(Reach.Verdict.UNKNOWN, List.of()), detail.reach());
    assertEquals(
        "no module has compiled classes in target/classes; build the project first",
        problems.getFirst().reason());
  }

  private Reach.Verdict verdict(@Nullable String fixedIn) {
    return Objects.requireNonNull(judged(fixedIn).reach()).verdict();
  }

  private Detail.Dependency judged(@Nullable String fixedIn) {
    return judged(fixedIn, new ArrayList<>());
  }

  private Detail.Dependency judged(@Nullable String fixedIn, List<Problem> problems) {
    Location place = Location.of("pom.xml", new Region(1, 1, 1, 2, 0, 1));
    Inventory inventory =
        new Inventory(
            List.of(
                new Unit(
                    "pom.xml",
                    List.of(
                        new Part(
                            "maven",
                            PURL,
                            "org.acme:lib",
                            "1.0",
                            "",
                            Set.of(Scope.values()[0]),
                            true,
                            List.of(),
                            List.of(),
                            "",
                            List.of(),
                            place)))));
    Finding finding =
        new Finding(
            new Fingerprint("A".repeat(26)),
            new RuleId("CVE-2026-1"),
            Kind.SCA,
            Severity.HIGH,
            Confidence.HIGH,
            "weak",
            List.of(place),
            1,
            new Detail.Dependency(PURL, "CVE-2026-1", List.of(), fixedIn, List.of()),
            null,
            List.of(),
            List.of(PURL),
            List.of());
    List<Finding> findings = new ArrayList<>();
    new ReachJudge(
            (_, into) -> into.add(finding),
            new LocalRepository(repository),
            path -> project.resolve(path))
        .judge(inventory, into(findings, problems));
    return (Detail.Dependency) findings.getFirst().detail();
  }

  private static Detector.Findings into(List<Finding> findings, List<Problem> problems) {
    return new Detector.Findings() {
      @Override
      public void add(Finding finding) {
        findings.add(finding);
      }

      @Override
      public void rule(Rule rule) {}

      @Override
      public void add(Component component) {}

      @Override
      public void add(Problem problem) {
        problems.add(problem);
      }
    };
  }

  private void compile(String body) {
    Compiled.into(
        project.resolve("target/classes"),
        List.of(library),
        "package app;\npublic class Main { public static void main(String[] a) { " + body + " } }");
  }

  private Path lib(String version, String body) throws IOException {
    Path classes =
        Compiled.into(
            temporary.resolve("lib-" + version),
            List.of(),
            """
            package lib;
            public class Text {
              public static void open(String s) { %s }
              public static void other() {}
            }
            """
                .replace("%s", body));
    Path folder = Files.createDirectories(repository.resolve("org/acme/lib/" + version));
    Path jar = folder.resolve("lib-" + version + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }
}
