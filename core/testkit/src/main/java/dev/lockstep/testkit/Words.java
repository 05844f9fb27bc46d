package dev.lockstep.testkit;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Content;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.Window;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/// A small capability for tests of the engine: it finds a word wherever it stands, and states a
/// finding for each place, with the word's offset as its message.
public final class Words implements Capability {
  private final String word;
  private final WordExtractor extractor;

  public Words(String word) {
    this(word, Set.of());
  }

  /// @param suffixes of the files that are looked at; all where there are none
  public Words(String word, Set<String> suffixes) {
    this.word = word;
    this.extractor = new WordExtractor(word, suffixes);
  }

  @Override
  public Kind kind() {
    return Kind.SECRETS;
  }

  @Override
  public List<Extractor<?>> extractors() {
    return List.of(extractor);
  }

  @Override
  public List<Detector> detectors() {
    return List.of(new WordDetector());
  }

  /// Where the word begins.
  public record Place(long offset) {}

  private record WordExtractor(String word, Set<String> suffixes) implements Extractor<Place> {
    @Override
    public String id() {
      return "words";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public String knowledge() {
      return word;
    }

    @Override
    public Interest interest() {
      return new Interest(Set.of(), suffixes, List.of(), List.of(new Keyword(word, false)));
    }

    @Override
    public Reach reach() {
      return new Reach.Local(0, word.length());
    }

    @Override
    public FactCodec<Place> codec() {
      return new PlaceCodec();
    }

    @Override
    public Worker<Place> worker() {
      return WordExtractor::extract;
    }

    private static void extract(Window window, Hits hits, Facts<Place> facts) {
      for (int i = 0; i < hits.size() && facts.spend(1); i++) {
        facts.add(new Place(window.offset() + hits.position(i)));
      }
    }
  }

  private static final class PlaceCodec implements FactCodec<Place> {
    @Override
    public void write(Place fact, FactWriter out) {
      out.number(fact.offset());
    }

    @Override
    public Place read(FactReader in) {
      return new Place(in.number());
    }

    @Override
    public Place moved(Place fact, long distance) {
      return new Place(fact.offset() + distance);
    }

    @Override
    public long anchor(Place fact) {
      return fact.offset();
    }
  }

  private final class WordDetector implements Detector {
    private static final RuleId RULE = new RuleId("word");

    @Override
    public String id() {
      return "words";
    }

    @Override
    public void detect(TargetFacts facts, Findings findings) {
      findings.rule(
          new Rule(
              RULE,
              Kind.SECRETS,
              "Word",
              "",
              Severity.HIGH,
              Confidence.HIGH,
              null,
              List.of(),
              List.of()));
      facts.forEach(
          extractor,
          (content, occurrences, places) ->
              places.forEach(place -> state(content, occurrences, place, findings)));
    }

    private void state(
        Content content, List<Occurrence> occurrences, Place place, Findings findings) {
      byte[] read = content.read(place.offset(), word.length());
      if (!new String(read, StandardCharsets.UTF_8).equals(word)) {
        throw new AssertionError("the word is not at " + place.offset());
      }
      List<Location> locations =
          occurrences.stream()
              .map(at -> new Location(at.path(), null, null, at.provenance()))
              .toList();
      findings.add(
          new Finding(
              fingerprint(occurrences.getFirst().path() + " " + place.offset()),
              RULE,
              Kind.SECRETS,
              Severity.HIGH,
              Confidence.HIGH,
              "at " + place.offset(),
              locations.subList(0, Math.min(locations.size(), Finding.LOCATIONS_CAP)),
              locations.size(),
              new Detail.Secret("*", null, 0, List.of(), null),
              null,
              List.of(),
              List.of(),
              List.of()));
    }

    private static Fingerprint fingerprint(String of) {
      try {
        return Fingerprint.of(
            MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
