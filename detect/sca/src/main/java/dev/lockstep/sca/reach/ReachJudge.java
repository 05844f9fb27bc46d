package dev.lockstep.sca.reach;

import dev.lockstep.engine.Detector;
import dev.lockstep.model.Component;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Rule;
import dev.lockstep.sca.maven.Coordinates;
import dev.lockstep.sca.maven.LocalRepository;
import dev.lockstep.sca.project.ComponentDetector;
import dev.lockstep.sca.project.Inventory;
import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.project.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds to what another judge says of Maven components whether the project's compiled code comes to
/// what the fixed version changed. Nothing is built or run: the classes are those that lie in
/// `target/classes` beside each POM, the jars those of the local repository.
public final class ReachJudge implements ComponentDetector.Judge {
  private static final String MAVEN = "pkg:maven/";
  private static final String POM = "pom.xml";

  private final ComponentDetector.Judge judge;
  private final LocalRepository repository;
  private final Function<String, Path> files;

  /// @param files where a path of the report lies
  public ReachJudge(
      ComponentDetector.Judge judge, LocalRepository repository, Function<String, Path> files) {
    this.judge = judge;
    this.repository = repository;
    this.files = files;
  }

  @Override
  public void judge(Inventory inventory, Detector.Findings findings) {
    judge.judge(inventory, new Answering(inventory, findings));
  }

  /// Answers as findings pass by.
  private final class Answering implements Detector.Findings {
    private final Inventory inventory;
    private final Detector.Findings into;
    private final Map<String, List<MethodName>> weaknesses = new HashMap<>();
    private @Nullable Reachable reachable;
    private boolean nothingCompiled;

    Answering(Inventory inventory, Detector.Findings into) {
      this.inventory = inventory;
      this.into = into;
    }

    @Override
    public void add(Finding finding) {
      boolean asked =
          finding.detail() instanceof Detail.Dependency dependency
              && dependency.advisory() != null
              && dependency.component().startsWith(MAVEN);
      into.add(asked ? answered(finding) : finding);
    }

    private Finding answered(Finding finding) {
      if (!(finding.detail() instanceof Detail.Dependency dependency)) {
        return finding;
      }
      return finding.with(dependency.with(answer(dependency)));
    }

    private Reach answer(Detail.Dependency dependency) {
      Reachable program = program();
      String fixedIn = dependency.fixedIn();
      if (nothingCompiled || fixedIn == null) {
        return new Reach(Reach.Verdict.UNKNOWN, List.of());
      }
      List<MethodName> weak =
          weaknesses.computeIfAbsent(
              dependency.component() + "\n" + fixedIn, _ -> weak(dependency.component(), fixedIn));
      Reachable.Answer answer = program.of(weak);
      return new Reach(
          switch (answer.verdict()) {
            case REACHABLE -> Reach.Verdict.REACHABLE;
            case NOT_REACHABLE -> Reach.Verdict.NOT_REACHABLE;
            case UNKNOWN -> Reach.Verdict.UNKNOWN;
          },
          answer.path().stream().map(MethodName::toString).toList());
    }

    /// What the fixed version changed; nothing where one of the two jars is not there.
    private List<MethodName> weak(String purl, String fixedIn) {
      Coordinates affected = coordinates(purl);
      if (affected == null) {
        return List.of();
      }
      Path before = repository.jar(affected);
      Path after =
          repository.jar(new Coordinates(affected.groupId(), affected.artifactId(), fixedIn));
      try {
        return before == null || after == null ? List.of() : Difference.of(before, after);
      } catch (IOException e) {
        unread(purl + ": " + e.getMessage());
        return List.of();
      }
    }

    private Reachable program() {
      if (reachable == null) {
        reachable = followed();
      }
      return reachable;
    }

    private Reachable followed() {
      ClassPath path = new ClassPath();
      nothingCompiled = true;
      Set<String> purls = new TreeSet<>();
      for (Unit unit : inventory.units()) {
        if (unit.path().endsWith(POM)) {
          Path classes = files.apply(unit.path()).resolveSibling("target").resolve("classes");
          if (Files.isDirectory(classes)) {
            path.project(classes);
            nothingCompiled = false;
          }
        }
        unit.parts().stream()
            .map(Part::purl)
            .filter(purl -> purl.startsWith(MAVEN))
            .forEach(purls::add);
      }
      if (nothingCompiled) {
        into.add(
            Problem.notice(
                "reachability",
                "",
                "no module has compiled classes in target/classes; build the project first"));
        return CallGraph.of(path);
      }
      for (String purl : purls) {
        Coordinates coordinates = coordinates(purl);
        Path jar = coordinates == null ? null : repository.jar(coordinates);
        if (jar != null) {
          path.library(jar);
        }
      }
      path.unread().forEach(this::unread);
      return CallGraph.of(path);
    }

    private void unread(String what) {
      into.add(Problem.notice("reachability", "", "not followed: " + what));
    }

    @Override
    public void rule(Rule rule) {
      into.rule(rule);
    }

    @Override
    public void add(Component component) {
      into.add(component);
    }

    @Override
    public void add(Problem problem) {
      into.add(problem);
    }
  }

  /// Of `pkg:maven/GROUP/ARTIFACT@VERSION`; null for what has a classifier or another type.
  private static @Nullable Coordinates coordinates(String purl) {
    int at = purl.indexOf('@');
    int slash = purl.lastIndexOf('/', at < 0 ? purl.length() : at);
    if (at < 0 || slash <= MAVEN.length() || purl.indexOf('?') >= 0) {
      return null;
    }
    return new Coordinates(
        purl.substring(MAVEN.length(), slash),
        purl.substring(slash + 1, at),
        purl.substring(at + 1));
  }
}
