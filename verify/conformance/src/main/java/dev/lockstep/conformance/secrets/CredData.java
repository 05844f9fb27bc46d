package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.conformance.secrets.Judgement.Figures;
import dev.lockstep.conformance.secrets.Judgement.Found;
import dev.lockstep.conformance.secrets.Labels.Truth;
import dev.lockstep.conformance.secrets.Labels.Unit;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.secrets.Secrets;
import dev.lockstep.secrets.SecretsSettings;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.LoadedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/// Samsung's CredData: lines of public repositories, labelled by hand, their secrets obfuscated.
///
/// The path is the folder in which its `download_data.py` made `data` and where `meta` and
/// `snapshot.json` lie. A case is a true unit; it passes when a finding of our default rules shares
/// a line with it. Precision, recall and F1, ours and gitleaks', are said before the score.
/// Labels of files that are not there, because they were not downloaded, are left out.
public final class CredData implements Suite {
  private static final String HOST = "https://github.com/";

  @Override
  public String name() {
    return "creddata";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Map<String, String> names = names(path.resolve("snapshot.json"), inPart);
    Labels labels = Labels.read(path.resolve("meta")).of(names.keySet(), path);
    labels.problems().forEach(problem -> results.say("left out: " + problem));
    Judgement ours = new Judgement(labels, of(names, lockstep(path)));
    Optional<Gitleaks> gitleaks = Gitleaks.onPath();
    Judgement theirs =
        new Judgement(
            labels, gitleaks.isEmpty() ? List.of() : of(names, gitleaks.get().findings(path)));
    score(labels, ours, results);
    boolean compared = gitleaks.isPresent();
    table("repository", named(ours, names), named(theirs, names), compared, results);
    table("category (recall)", ours.byCategory(), theirs.byCategory(), compared, results);
    total("lockstep", ours.total(), results);
    if (compared) {
      total("gitleaks", theirs.total(), results);
    } else {
      results.say("gitleaks is not on PATH");
    }
  }

  /// The repositories that count: `owner/name` by the short id that labels and folders have.
  private static Map<String, String> names(Path snapshot, Predicate<String> inPart)
      throws IOException {
    Map<String, String> names = new TreeMap<>();
    JsonLine.parse(Files.readString(snapshot))
        .forEach(
            (id, url) -> {
              String name = String.valueOf(url).replace(HOST, "");
              if (inPart.test(name)) {
                names.put(shortId(id), name);
              }
            });
    return names;
  }

  /// The CRC-32 of the long id, which begins with the commit.
  private static String shortId(String id) {
    CRC32 crc = new CRC32();
    crc.update(HexFormat.of().parseHex(id));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static List<Found> of(Map<String, String> names, List<Found> findings) {
    return findings.stream().filter(found -> names.containsKey(found.repository())).toList();
  }

  private static List<Found> lockstep(Path path) {
    LoadedRules rules = BuiltInRules.standard();
    Secrets secrets = new Secrets(rules.rules(), rules.digest(), SecretsSettings.DEFAULT);
    int jobs = Runtime.getRuntime().availableProcessors();
    ScanSettings settings = new ScanSettings(jobs, Limits.DEFAULT, null, "creddata", Progress.NONE);
    DirectorySource source = new DirectorySource(path.resolve("data"), "data", Scope.ALL);
    List<Found> found = new ArrayList<>();
    for (Finding finding : new Scan(List.of(secrets), settings).run(List.of(source)).findings()) {
      if (finding.counts()) {
        finding.locations().forEach(location -> found.add(found(location)));
      }
    }
    return found;
  }

  private static Found found(Location location) {
    return location.region() == null
        ? new Found(location.path(), 0, 0)
        : new Found(location.path(), location.region().startLine(), location.region().endLine());
  }

  private static void score(Labels labels, Judgement ours, Results results) {
    for (List<Unit> units : labels.all()) {
      for (Unit unit : units) {
        if (unit.truth() != Truth.TRUE) {
          continue;
        }
        String id = unit.path() + ":" + unit.firstLine();
        if (ours.finds(unit)) {
          results.pass(id);
        } else {
          results.fail(id, unit.category() + " is not found");
        }
      }
    }
  }

  private static Map<String, Figures> named(Judgement judgement, Map<String, String> names) {
    Map<String, Figures> named = new TreeMap<>();
    judgement.byRepository().forEach((id, figures) -> named.put(names.get(id), figures));
    return named;
  }

  private static void table(
      String what,
      Map<String, Figures> ours,
      Map<String, Figures> theirs,
      boolean compared,
      Results results) {
    results.say("");
    results.say(row(what, "true", "lockstep P R F1", compared ? "gitleaks P R F1" : ""));
    ours.forEach(
        (name, figures) -> {
          Figures peer = theirs.getOrDefault(name, new Figures(0, 0, figures.truths()));
          String shown = compared ? peer.toString() : "";
          results.say(row(name, String.valueOf(figures.truths()), figures.toString(), shown));
        });
  }

  private static String row(String name, String truths, String ours, String theirs) {
    return String.format(Locale.ROOT, "%-44s %6s  %-17s  %s", name, truths, ours, theirs)
        .stripTrailing();
  }

  private static void total(String scanner, Figures figures, Results results) {
    String precision = decimals(figures.precision());
    String recall = decimals(figures.recall());
    String f1 = decimals(figures.f1());
    results.say(
        scanner
            + ": "
            + figures.hits()
            + " of "
            + figures.truths()
            + " true units found, "
            + figures.falseAlarms()
            + " false; P "
            + precision
            + " R "
            + recall
            + " F1 "
            + f1);
    results.measured(
        "CredData",
        List.of("Suite", "Scanner", "Precision", "Recall", "F1", "True units", "Date"),
        List.of(
            "creddata",
            scanner,
            precision,
            recall,
            f1,
            String.valueOf(figures.truths()),
            LocalDate.now(ZoneOffset.UTC).toString()));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
