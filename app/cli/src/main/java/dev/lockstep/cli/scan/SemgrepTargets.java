package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Kind;
import dev.lockstep.report.semgrep.SemgrepReport.Skipped;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of a scan, parted as Semgrep parts them. Takes part in the scan to see them all.
final class SemgrepTargets implements Capability, Detector {
  /// What `--max-target-bytes` of Semgrep is where nobody sets it.
  private static final long MAX_BYTES = 1_000_000;

  private final ScanRequest request;
  private final Surroundings surroundings;
  private final Map<Path, SemgrepIgnore> ignores = new HashMap<>();
  private final Set<String> scanned = new TreeSet<>();
  private final Map<String, String> skipped = new TreeMap<>();
  private final List<CompiledRule> rules;

  /// @param rules that look at the files
  SemgrepTargets(ScanRequest request, Surroundings surroundings, RuleSet rules) {
    this.request = request;
    this.rules = rules.rules();
    this.surroundings = surroundings;
  }

  @Override
  public String id() {
    return "semgrep-targets";
  }

  @Override
  public Kind kind() {
    return Kind.SAST;
  }

  @Override
  public List<Extractor<?>> extractors() {
    return List.of();
  }

  @Override
  public List<Detector> detectors() {
    return List.of(this);
  }

  @Override
  public boolean wants(String pathInTarget) {
    return true;
  }

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    for (Occurrence occurrence : facts.entries(this)) {
      if (!isRead(occurrence)) {
        continue;
      }
      String reason = reason(occurrence);
      if (reason == null) {
        scanned.add(occurrence.path());
      } else {
        skipped.put(occurrence.path(), reason);
      }
    }
  }

  /// Whether a rule looks at the file. Semgrep opens no archives.
  private boolean isRead(Occurrence occurrence) {
    if (occurrence.path().contains("!/")) {
      return false;
    }
    Language language = Language.ofFile(occurrence.path()).orElse(null);
    for (CompiledRule rule : rules) {
      boolean reads = !(rule.reader() instanceof Reader.Front(Language its)) || its == language;
      if (reads && rule.rule().paths().allows(occurrence.pathInTarget())) {
        return true;
      }
    }
    return false;
  }

  /// Why a file is passed over, in Semgrep's words; null where it is not.
  private @Nullable String reason(Occurrence occurrence) {
    for (Operand operand : request.operands()) {
      boolean folder = Files.isDirectory(operand.path());
      if (folder
          && operand.holds(occurrence.path())
          && ignores
              .computeIfAbsent(operand.path(), SemgrepIgnore::strict)
              .ignores(occurrence.pathInTarget())) {
        return "semgrepignore_patterns_match";
      }
    }
    long most = request.maxFileSize() == Long.MAX_VALUE ? MAX_BYTES : request.maxFileSize();
    return size(occurrence.path()) > most ? "exceeded_size_limit" : null;
  }

  private long size(String path) {
    try {
      return Files.size(surroundings.file(path));
    } catch (IOException e) {
      return 0;
    }
  }

  /// Paths of the files that are looked at, sorted.
  Set<String> scanned() {
    return scanned;
  }

  /// The others, sorted.
  List<Skipped> skipped() {
    return skipped.entrySet().stream()
        .map(one -> new Skipped(one.getKey(), one.getValue()))
        .toList();
  }
}
