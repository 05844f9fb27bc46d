package dev.lockstep.cli.fix;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.ScanRun;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.fix.Edit;
import dev.lockstep.engine.fix.FixPlan;
import dev.lockstep.engine.fix.Fixer;
import dev.lockstep.engine.fix.Proposal;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.RuleId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Scans, plans the edits that mend what was found, and makes those that may stay.
public final class FixRun {
  private final ScanRequest request;
  private final Surroundings surroundings;
  private final Arguments arguments;
  private final Now now;

  public FixRun(ScanRequest request, Surroundings surroundings, Arguments arguments) {
    this.request = request;
    this.surroundings = surroundings;
    this.arguments = arguments;
    this.now = Now.of(arguments, surroundings);
  }

  /// What would be changed.
  public static final class Plan {
    private final ScanRun.Outcome outcome;
    private final SortedMap<String, ChangedFile> files;
    private final List<FixPlan.Refused> refused;
    private final List<Proposal.Left> left;
    private final Map<Fingerprint, Finding> findings;

    private Plan(
        ScanRun.Outcome outcome,
        SortedMap<String, ChangedFile> files,
        List<FixPlan.Refused> refused,
        List<Proposal.Left> left,
        Map<Fingerprint, Finding> findings) {
      this.outcome = outcome;
      this.files = files;
      this.refused = List.copyOf(refused);
      this.left = List.copyOf(left);
      this.findings = findings;
    }

    /// The scan behind it.
    public ScanRun.Outcome outcome() {
      return outcome;
    }

    /// Edits that met an earlier one.
    public List<FixPlan.Refused> refused() {
      return refused;
    }

    /// What is not changed, with reasons.
    public List<Proposal.Left> left() {
      return left;
    }

    /// The findings that are to be mended.
    public Map<Fingerprint, Finding> findings() {
      return findings;
    }

    /// What each file comes to, in the order of the paths.
    public List<Change> changes() {
      return files.values().stream()
          .map(
              file ->
                  new Change(file.path(), text(file.before()), text(file.after()), file.edits()))
          .toList();
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The number of edits.
    public int edits() {
      return files.values().stream().mapToInt(file -> file.edits().size()).sum();
    }
  }

  /// What a file comes to.
  public record Change(String path, String before, String after, List<Edit> edits) {}

  /// A change that was taken back.
  public record TakenBack(String path, String reason) {}

  public Plan plan() {
    ScanRun.Outcome outcome = scan();
    Map<Fingerprint, Finding> findings = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    List<Proposal.Left> left = new ArrayList<>();
    for (Map.Entry<Kind, Set<Fixer>> fixers : fixers(outcome).entrySet()) {
      List<Finding> its =
          outcome.report().findings().stream()
              .filter(finding -> finding.kind() == fixers.getKey() && finding.counts())
              .toList();
      its.forEach(finding -> findings.put(finding.fingerprint(), finding));
      for (Fixer fixer : fixers.getValue()) {
        Proposal proposal = fixer.propose(its, this::read);
        edits.addAll(proposal.edits());
        left.addAll(proposal.left());
      }
    }
    FixPlan plan = FixPlan.of(edits.stream().filter(edit -> isHere(edit.path())).toList());
    SortedMap<String, ChangedFile> files = new TreeMap<>();
    plan.accepted()
        .forEach(
            (path, accepted) ->
                read(path)
                    .map(bytes -> ChangedFile.of(path, surroundings.file(path), bytes, accepted))
                    .ifPresent(file -> files.put(path, file)));
    return new Plan(outcome, files, plan.refused(), left, findings);
  }

  private ScanRun.Outcome scan() {
    return new ScanRun(request, surroundings).run(now, arguments);
  }

  /// By kind, each once.
  private static Map<Kind, Set<Fixer>> fixers(ScanRun.Outcome outcome) {
    Map<Kind, Set<Fixer>> fixers = new TreeMap<>();
    for (Capability capability : outcome.detection().capabilities()) {
      fixers.computeIfAbsent(capability.kind(), _ -> new LinkedHashSet<>()).add(capability.fixer());
    }
    return fixers;
  }

  /// Members of archives have no file of their own.
  private boolean isHere(String path) {
    return Files.isRegularFile(surroundings.file(path), LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<byte[]> read(String path) {
    try {
      return isHere(path)
          ? Optional.of(Files.readAllBytes(surroundings.file(path)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  // ------------------------------------------------------------------ making the changes

  /// Makes the changes, scans again, and takes back those after which a file reads worse or
  /// something new is found.
  public List<TakenBack> make(Plan plan) {
    List<TakenBack> back = new ArrayList<>();
    SortedMap<String, ChangedFile> made = new TreeMap<>(plan.files);
    for (ChangedFile file : plan.files.values()) {
      if (file.readsWorse()) {
        made.remove(file.path());
        back.add(new TakenBack(file.path(), "it could not be parsed afterwards"));
      }
    }
    made.values().forEach(file -> write(file, file.after()));
    boolean settled = made.isEmpty();
    while (!settled) {
      Map<String, String> wrong = wrong(plan, made);
      settled = wrong.isEmpty();
      for (Map.Entry<String, String> one : wrong.entrySet()) {
        ChangedFile file = made.remove(one.getKey());
        if (file != null) {
          write(file, file.before());
          back.add(new TakenBack(one.getKey(), one.getValue()));
        }
      }
      settled = settled || made.isEmpty();
    }
    return back;
  }

  /// The changes that may not stay, with reasons.
  private Map<String, String> wrong(Plan plan, SortedMap<String, ChangedFile> made) {
    List<Finding> fresh =
        new NewFindings(plan.outcome().report().findings())
            .among(scan().report().findings(), made, mended(plan, made));
    Map<String, String> wrong = new TreeMap<>();
    for (Finding finding : fresh) {
      String reason = finding.rule().value() + " finds something in it afterwards";
      String path = finding.place().path();
      if (made.containsKey(path)) {
        wrong.putIfAbsent(path, reason);
      }
    }
    if (wrong.isEmpty() && !fresh.isEmpty()) {
      Finding first = fresh.getFirst();
      String reason = first.rule().value() + " finds something in " + first.place().path();
      made.keySet().forEach(path -> wrong.put(path, reason));
    }
    return wrong;
  }

  private static Map<String, Set<RuleId>> mended(Plan plan, SortedMap<String, ChangedFile> made) {
    Map<String, Set<RuleId>> mended = new HashMap<>();
    for (ChangedFile file : made.values()) {
      for (Edit edit : file.edits()) {
        Finding finding = plan.findings().get(edit.finding());
        if (finding != null) {
          mended.computeIfAbsent(file.path(), _ -> new HashSet<>()).add(finding.rule());
        }
      }
    }
    return mended;
  }

  private void write(ChangedFile file, byte[] bytes) {
    Path path = file.file();
    try {
      boolean executable = Files.isExecutable(path);
      AtomicFile.write(path, file.path(), out -> out.write(bytes));
      if (executable != Files.isExecutable(path) && !path.toFile().setExecutable(executable)) {
        throw new IOException("its mode cannot be kept");
      }
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write " + file.path() + ": " + e.getMessage(), e);
    }
  }
}
