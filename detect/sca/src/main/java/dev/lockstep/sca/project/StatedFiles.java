package dev.lockstep.sca.project;

import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Problem;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.manifest.Manifest;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.sca.manifest.Stated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The manifests of a target that count at their places.
final class StatedFiles {
  private static final String CENTRAL = "nuget-central";
  private static final String PROJECT = "nuget-project";

  private final List<StatedFile> all = new ArrayList<>();
  private final List<Problem> problems;
  private final JarCorpus corpus;

  private StatedFiles(List<Problem> problems, JarCorpus corpus) {
    this.problems = problems;
    this.corpus = corpus;
  }

  /// In the order of their paths.
  ///
  /// @param corpus what jars are known by their classes
  /// @param problems takes what could not be read
  static List<StatedFile> of(
      List<ManifestExtractor> extractors,
      TargetFacts facts,
      JarCorpus corpus,
      List<Problem> problems) {
    StatedFiles files = new StatedFiles(problems, corpus);
    for (ManifestExtractor extractor : extractors) {
      facts.forEach(
          extractor,
          (content, occurrences, manifests) ->
              occurrences.forEach(
                  at ->
                      manifests.forEach(
                          manifest ->
                              files.all.add(new StatedFile(at, extractor.format(), manifest)))));
    }
    return files.placed();
  }

  private List<StatedFile> placed() {
    Set<String> included = included();
    noteMissing();
    Set<String> counted = new HashSet<>();
    List<StatedFile> placed = new ArrayList<>();
    for (StatedFile file : all) {
      if (file.format().isAt(file.path())) {
        counted.add(file.path());
        placed.add(file);
      }
    }
    for (StatedFile file : all) {
      if (included.contains(file.path()) && counted.add(file.path())) {
        placed.add(file);
      }
    }
    placed.sort(StatedFiles::byPlace);
    return withCentralVersions(
        LicenceTexts.settled(Jars.settled(RootFileSystems.settled(placed), corpus)));
  }

  private static int byPlace(StatedFile a, StatedFile b) {
    int byPath = a.path().compareTo(b.path());
    return byPath == 0 ? a.format().id().compareTo(b.format().id()) : byPath;
  }

  private void noteMissing() {
    Set<String> paths = all.stream().map(StatedFile::path).collect(Collectors.toSet());
    for (StatedFile file : all) {
      for (String include : file.manifest().includes()) {
        if (file.format().isAt(file.path()) && !paths.contains(file.sibling(include))) {
          problems.add(
              Problem.notice(
                  "manifest-include-missing",
                  file.occurrence().path(),
                  "it includes "
                      + include
                      + ", which was not read: the target does not hold it, or"
                      + " it states nothing"));
        }
      }
    }
  }

  /// What counting files include, and what those include.
  private Set<String> included() {
    Map<String, List<String>> includes = new HashMap<>();
    List<String> open = new ArrayList<>();
    for (StatedFile file : all) {
      List<String> targets = file.manifest().includes().stream().map(file::sibling).toList();
      includes.computeIfAbsent(file.path(), _ -> new ArrayList<>()).addAll(targets);
      if (file.format().isAt(file.path())) {
        open.add(file.path());
      }
    }
    Set<String> included = new HashSet<>();
    while (!open.isEmpty()) {
      for (String target : includes.getOrDefault(open.removeLast(), List.of())) {
        if (included.add(target)) {
          open.add(target);
        }
      }
    }
    return included;
  }

  /// Projects of .NET whose versions are managed centrally get those of the nearest file above.
  private static List<StatedFile> withCentralVersions(List<StatedFile> files) {
    Map<String, StatedFile> central = new HashMap<>();
    for (StatedFile file : files) {
      if (file.format().id().equals(CENTRAL)) {
        central.put(file.folder(), file);
      }
    }
    List<StatedFile> joined = new ArrayList<>();
    for (StatedFile file : files) {
      if (file.format().id().equals(PROJECT)) {
        joined.add(withVersions(file, central));
      } else if (!file.format().id().equals(CENTRAL)) {
        joined.add(file);
      }
    }
    return joined;
  }

  private static StatedFile withVersions(StatedFile file, Map<String, StatedFile> central) {
    StatedFile above = file.nearestAbove(central);
    if (above == null) {
      return file;
    }
    Map<String, Stated> versions = new HashMap<>();
    above
        .manifest()
        .packages()
        .forEach(one -> versions.put(one.name().toLowerCase(Locale.ROOT), one));
    List<Stated> packages = new ArrayList<>();
    for (Stated stated : file.manifest().packages()) {
      Stated known = versions.get(stated.name().toLowerCase(Locale.ROOT));
      boolean silent = stated.version().isEmpty() && stated.constraint().isEmpty();
      packages.add(
          silent && known != null ? stated.with(known.version(), known.constraint()) : stated);
    }
    return new StatedFile(
        file.occurrence(), file.format(), new Manifest(packages, file.manifest().includes()));
  }
}
