package dev.lockstep.sca.fix;

import dev.lockstep.engine.fix.Edit;
import dev.lockstep.engine.fix.Fixer;
import dev.lockstep.engine.fix.Proposal;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Upgrade;
import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Raises components to the versions that mend them, in the manifests of the places where they were
/// found. One change mends all findings of a component.
public final class ComponentFixer implements Fixer {

  private record Key(String component, String path) {}

  @Override
  public Proposal propose(List<Finding> findings, Files files) {
    Map<Key, Cause> causes = new LinkedHashMap<>();
    Map<Key, Raise> wanted = wanted(findings, causes);
    List<Proposal.Left> left = unmendable(findings);
    if (wanted.isEmpty()) {
      return new Proposal(List.of(), left);
    }
    Texts texts =
        new Texts(
            path -> files.read(path).map(ComponentFixer::text), causes.values().iterator().next());
    wanted.forEach(
        (key, raise) -> {
          Cause cause = causes.getOrDefault(key, causes.values().iterator().next());
          texts.because(cause);
          raise(key.path, cause, raise, texts, left);
        });
    List<Edit> edits = new ArrayList<>();
    texts
        .pieces()
        .forEach(
            (path, pieces) -> {
              String before = texts.before(path);
              pieces.forEach(piece -> edits.add(edit(path, before, piece)));
            });
    return new Proposal(edits, left);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Each component at each place once, in the order of the findings.
  private static Map<Key, Raise> wanted(List<Finding> findings, Map<Key, Cause> causes) {
    Map<Key, Raise> wanted = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.detail() instanceof Detail.Dependency dependency) {
        Upgrade upgrade = dependency.upgrade();
        Optional<Purl> purl = purl(dependency.component());
        if (upgrade != null && purl.isPresent()) {
          Raise raise =
              new Raise(
                  purl.get().type(),
                  purl.get().ecosystemName(),
                  upgrade.version(),
                  dependency.broughtInBy().size() < 2);
          String words = "raise " + raise.name() + " to " + raise.version();
          for (Location location : finding.locations()) {
            Key key = new Key(dependency.component(), location.path());
            wanted.putIfAbsent(key, raise);
            causes.putIfAbsent(key, new Cause(finding.fingerprint(), words));
          }
        }
      }
    }
    return wanted;
  }

  private static Optional<Purl> purl(String text) {
    try {
      return Optional.of(Purl.parseLeniently(text));
    } catch (MalformedPurl e) {
      return Optional.empty();
    }
  }

  private static void raise(
      String found, Cause cause, Raise raise, Texts texts, List<Proposal.Left> left) {
    Optional<Editors.Place> place = Editors.of(found);
    String path = place.map(Editors.Place::path).orElse(found);
    Outcome outcome =
        place.isEmpty()
            ? new Outcome.Refused(
                "it is made by others, or of a format that is not changed: raise it there by hand")
            : place.get().editor().raise(texts, path, raise);
    switch (outcome) {
      case Outcome.Changed _, Outcome.Done() -> {}
      case Outcome.Absent() -> left.add(left(cause, path, "the file does not name it"));
      case Outcome.Refused(String reason) -> left.add(left(cause, path, reason));
    }
  }

  private static Proposal.Left left(Cause cause, String path, String reason) {
    return new Proposal.Left(path, cause.words(), reason, cause.finding());
  }

  /// Components that no later version is known for, each once.
  private static List<Proposal.Left> unmendable(List<Finding> findings) {
    Map<String, Proposal.Left> left = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.detail() instanceof Detail.Dependency dependency
          && dependency.upgrade() == null) {
        String name = purl(dependency.component()).map(Purl::ecosystemName).orElse("a component");
        String reason =
            dependency.advisory() == null ? finding.message() : "no later version mends it";
        left.putIfAbsent(
            dependency.component(),
            new Proposal.Left(
                finding.place().path(), "raise " + name, reason, finding.fingerprint()));
      }
    }
    return new ArrayList<>(left.values());
  }

  private static Edit edit(String path, String before, Texts.Piece piece) {
    String words = piece.causes().stream().map(Cause::words).collect(Collectors.joining("; "));
    return new Edit(
        path,
        bytes(before, piece.start()),
        bytes(before, piece.end()),
        piece.replacement(),
        words,
        piece.causes().getFirst().finding());
  }

  private static int bytes(String text, int end) {
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }
}
