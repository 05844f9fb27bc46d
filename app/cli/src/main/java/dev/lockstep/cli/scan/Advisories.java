package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.ComponentRules;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Detector;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.db.DatabaseDamaged;
import dev.lockstep.sca.match.VulnerabilityJudge;
import dev.lockstep.sca.project.ComponentDetector;
import dev.lockstep.sca.project.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Judges by the user's database of advisories, which is opened only where there is something to
/// judge.
final class Advisories implements ComponentDetector.Judge {
  private final Optional<Path> file;
  private final Surroundings surroundings;
  private final boolean byName;
  private final LocalDate today;
  private final Path project;
  private final ComponentRules rules;

  /// @param project where files lie that say what does not count
  /// @param byName whether nothing else was asked for: then judging nothing is incomplete
  Advisories(
      Optional<Path> file,
      ComponentRules rules,
      Path project,
      Surroundings surroundings,
      boolean byName,
      LocalDate today) {
    this.rules = rules;
    this.project = project;
    this.file = file;
    this.surroundings = surroundings;
    this.byName = byName;
    this.today = today;
  }

  @Override
  public void judge(Inventory inventory, Detector.Findings findings) {
    if (inventory.units().isEmpty()) {
      return;
    }
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      String reason =
          "vulnerabilities of components were not judged: there is no database of advisories;"
              + " lockstep db build SOURCE... makes one";
      findings.add(
          byName
              ? Problem.incomplete("no-advisories", "", reason)
              : Problem.notice("no-advisories", "", reason));
      return;
    }
    String shown = surroundings.shown(file.get());
    try {
      AdvisoryDatabase database = AdvisoryDatabase.open(file.get());
      long age = ChronoUnit.DAYS.between(database.created(), today);
      if (age > rules.advisoriesMaxAge()) {
        String reason =
            "the advisories are " + age + " days old; lockstep db update SOURCE... renews them";
        findings.add(
            rules.staleIsIncomplete()
                ? Problem.incomplete("advisories-stale", shown, reason)
                : Problem.notice("advisories-stale", shown, reason));
      }
      new VulnerabilityJudge(database, StatementFiles.of(project, surroundings, today, findings))
          .judge(inventory, findings);
    } catch (DatabaseDamaged e) {
      findings.add(
          Problem.incomplete(
              "advisories-damaged",
              shown,
              e.getMessage() + "; lockstep db build SOURCE... makes it again"));
    } catch (IOException e) {
      findings.add(
          Problem.incomplete("advisories-damaged", shown, "it cannot be read: " + e.getMessage()));
    }
  }
}
