package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was concluded of a target's secrets, kept with all that it was concluded from: contents and
/// where they stand, facts, rules and settings. Where these are the same again, nothing is read.
final class SecretAnswer {
  private final byte[] settings;
  private final byte[] facts;
  private final int contents;

  private SecretAnswer(byte[] settings, byte[] facts, int contents) {
    this.settings = settings;
    this.facts = facts;
    this.contents = contents;
  }

  /// Asks what is to be concluded from facts.
  ///
  /// @param knowledge names the rules and the code that judges and writes: an answer of other code
  ///     has another question
  static SecretAnswer to(
      TargetFacts facts,
      List<Extractor<SecretFact>> extractors,
      List<Occurrence> entries,
      String knowledge,
      SecretsSettings settings) {
    List<byte[]> parts = facts.map(extractors, SecretAnswer::part);
    TextTable.Writing asked = new TextTable.Writing();
    asked.out().number(entries.size());
    entries.forEach(entry -> place(entry, asked));
    FactWriter out = new FactWriter();
    asked.to(out);
    parts.forEach(out::raw);
    return new SecretAnswer(written(knowledge, settings), out.toByteArray(), parts.size());
  }

  private static byte[] written(String knowledge, SecretsSettings settings) {
    TextTable.Writing asked = new TextTable.Writing();
    asked.text(knowledge);
    asked.optional(new SecretDigest(settings.key()).digest(new byte[0]));
    asked.texts(settings.ignored());
    asked.text(settings.ignoredBy());
    FactWriter out = new FactWriter();
    asked.to(out);
    return out.toByteArray();
  }

  private static byte[] part(Content content, List<Occurrence> places, List<SecretFact> facts) {
    TextTable.Writing part = new TextTable.Writing();
    ContentId id = content.id();
    part.text(id.hex());
    part.out().number(places.size());
    places.forEach(place -> place(place, part));
    part.out().number(facts.size());
    SecretFactCodec codec = new SecretFactCodec();
    facts.forEach(fact -> codec.write(fact, part.out()));
    FactWriter out = new FactWriter();
    part.to(out);
    return out.toByteArray();
  }

  private static void place(Occurrence place, TextTable.Writing out) {
    out.text(place.path());
    out.text(place.pathInTarget());
    out.text(Integer.toString(place.introduced()));
    FindingCodec.provenance(place.provenance(), out);
  }

  /// How many contents are asked about.
  int contents() {
    return contents;
  }

  /// The findings that were kept with the same question; null where there are none.
  @Nullable List<Finding> in(Optional<byte[]> kept) {
    return read(kept, settings, facts);
  }

  /// The findings that were kept with the same rules and settings, of facts that are known to be
  /// the same; null where there are none.
  static @Nullable List<Finding> ofSameFacts(
      Optional<byte[]> kept, String knowledge, SecretsSettings settings) {
    return read(kept, written(knowledge, settings), null);
  }

  private static @Nullable List<Finding> read(
      Optional<byte[]> kept, byte[] settings, byte @Nullable [] facts) {
    if (kept.isEmpty()) {
      return null;
    }
    try {
      FactReader in = new FactReader(kept.get(), 0, kept.get().length);
      boolean sameSettings = Arrays.equals(in.raw(in.integer()), settings);
      byte[] asked = in.raw(in.integer());
      boolean same = sameSettings && (facts == null || Arrays.equals(asked, facts));
      return same ? FindingCodec.read(in) : null;
    } catch (MalformedFact e) {
      return null; // from another version, or torn: as good as none
    }
  }

  /// What is to be kept.
  byte[] with(List<Finding> findings) {
    FactWriter out = new FactWriter();
    out.number(settings.length);
    out.raw(settings);
    out.number(facts.length);
    out.raw(facts);
    FindingCodec.write(findings, out);
    return out.toByteArray();
  }
}
