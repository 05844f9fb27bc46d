package dev.lockstep.secrets;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.RawText;
import dev.lockstep.model.Region;
import dev.lockstep.secrets.filter.Filter;
import dev.lockstep.secrets.filter.Filters;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the candidates of one content into sightings: reads its bytes again, looks at the paths,
/// and says what speaks against each.
final class ContentSecrets {
  private static final String SAME_SECRET = "same-secret";

  private final RuleSet rules;
  private final SecretsSettings settings;
  private final Content content;
  private final List<Occurrence> occurrences;
  private final List<Found> found = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();
  private LineIndex lines;

  /// A candidate, its bytes read again.
  ///
  /// @param shown where it stands in the content: the secret, or the encoded bytes around it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(
      SecretRule rule,
      SecretFact fact,
      byte[] secret,
      byte[] match,
      List<String> decoded,
      Stretch shown) {}

  ContentSecrets(
      RuleSet rules,
      SecretsSettings settings,
      Content content,
      List<Occurrence> occurrences,
      List<SecretFact> facts) {
    this.rules = rules;
    this.settings = settings;
    this.content = HeldContent.of(content);
    this.occurrences = occurrences;
    read(facts);
    this.lines = index();
  }

  private void read(List<SecretFact> facts) {
    Set<String> seen = new HashSet<>();
    for (SecretFact fact : facts) {
      byte[] bytes = content.read(fact.start(), fact.length());
      byte[] secret = fact.secret(bytes);
      if (secret.length == 0) {
        continue;
      }
      long from = fact.start() + (fact.isEncoded() ? 0 : fact.secretStart());
      Stretch shown = new Stretch(from, from + (fact.isEncoded() ? fact.length() : secret.length));
      String place = fact.rule() + " " + shown.start() + " " + shown.end() + " ";
      if (seen.add(place + (fact.isEncoded() ? RawText.of(secret) : ""))) {
        found.add(
            new Found(
                rules.rules().get(fact.rule()),
                fact,
                secret,
                fact.match(bytes),
                fact.decoded(bytes),
                shown));
        stretches.add(shown);
      }
    }
    found.sort(Comparator.comparing(Found::shown));
    stretches.sort(Comparator.naturalOrder());
  }

  private LineIndex index() {
    TreeSet<Long> offsets = new TreeSet<>();
    for (Found candidate : found) {
      for (Stretch stretch : List.of(candidate.shown, region(candidate))) {
        offsets.add(stretch.start());
        offsets.add(stretch.end());
      }
    }
    return LineIndex.of(content, offsets.stream().mapToLong(Long::longValue).toArray());
  }

  void sightings(Consumer<Sighting> sink) {
    for (Found candidate : found) {
      if (candidate.rule.skipReport() || !hasRequired(candidate)) {
        continue;
      }
      for (Occurrence occurrence : occurrences) {
        if (looksAt(candidate, occurrence)) {
          sink.accept(sighting(candidate, occurrence));
        }
      }
    }
  }

  private static boolean looksAt(Found candidate, Occurrence occurrence) {
    Pattern path = candidate.rule.path();
    return path == null || path.occursIn(occurrence.pathInTarget());
  }

  private boolean hasRequired(Found primary) {
    LineIndex.Place place = lines.place(primary.shown.start());
    for (RequiredRule required : primary.rule.required()) {
      boolean near = false;
      for (Found partner : found) {
        LineIndex.Place other = lines.place(partner.shown.start());
        near |=
            partner.rule.id().equals(required.id())
                && required.isNear(place.line(), place.column(), other.line(), other.column());
      }
      if (!near) {
        return false;
      }
    }
    return true;
  }

  private Sighting sighting(Found candidate, Occurrence occurrence) {
    LineIndex.Place start = lines.place(candidate.shown.start());
    Stretch whole = region(candidate);
    LineIndex.Place first = lines.place(whole.start());
    LineIndex.Place end = lines.place(whole.end());
    Region region =
        new Region(
            first.line(), first.column(), end.line(), end.column(), whole.start(), whole.length());
    String hint = Redaction.hint(candidate.secret);
    Excerpt excerpt = Redaction.excerpt(content, candidate.shown, stretches, hint, start);
    Location location = new Location(occurrence.path(), region, excerpt, occurrence.provenance());
    return new Sighting(
        candidate.rule,
        candidate.secret,
        candidate.decoded,
        occurrence,
        location,
        surroundings(candidate, start),
        mark(candidate, occurrence, start));
  }

  /// A secret of several lines is shown from where its match begins: a key's block, not its body.
  private static Stretch region(Found candidate) {
    boolean severalLines = false;
    for (byte b : candidate.secret) {
      severalLines |= b == '\n';
    }
    SecretFact fact = candidate.fact;
    return severalLines && !fact.isEncoded()
        ? new Stretch(fact.start(), fact.start() + fact.length())
        : candidate.shown;
  }

  private @Nullable Mark mark(Found candidate, Occurrence occurrence, LineIndex.Place place) {
    byte[] line = line(candidate, place);
    Mark mark = ignored(candidate, occurrence, place);
    mark = mark == null ? InlineAllow.in(line, occurrence.path() + ":" + place.line()) : mark;
    mark = mark == null ? allowed(candidate, occurrence, line) : mark;
    mark = mark == null ? sameSecret(candidate, occurrence) : mark;
    return mark == null ? filtered(candidate, place, line) : mark;
  }

  private @Nullable Mark ignored(Found candidate, Occurrence occurrence, LineIndex.Place place) {
    String name = occurrence.pathInTarget() + ":" + candidate.rule.id() + ":" + place.line();
    String commit = occurrence.provenance() == null ? null : occurrence.provenance().commit();
    boolean named =
        settings.ignored().contains(name)
            || (commit != null && settings.ignored().contains(commit + ":" + name));
    return named ? new Mark(Mark.Type.IGNORE_FILE, name, settings.ignoredBy()) : null;
  }

  private @Nullable Mark allowed(Found candidate, Occurrence occurrence, byte[] line) {
    Mark mark = allowed(candidate, occurrence, line, rules.allowlists());
    return mark == null ? allowed(candidate, occurrence, line, candidate.rule.allowlists()) : mark;
  }

  private static @Nullable Mark allowed(
      Found candidate, Occurrence occurrence, byte[] line, List<Allowlist> allowlists) {
    String commit = occurrence.provenance() == null ? null : occurrence.provenance().commit();
    String sha = commit == null ? "" : commit;
    String path = occurrence.pathInTarget();
    for (Allowlist allowlist : allowlists) {
      byte[] target =
          switch (allowlist.target()) {
            case SECRET -> candidate.secret;
            case MATCH -> candidate.match;
            case LINE -> line;
          };
      if (allowlist.allowsPlace(sha, path)
          || allowlist.allowsFinding(sha, path, RawText.of(candidate.secret), target)) {
        String why = allowlist.description().isEmpty() ? "" : ": " + allowlist.description();
        return new Mark(Mark.Type.FILTER, "an allowlist of the rules holds" + why, "allowlist");
      }
    }
    return null;
  }

  /// Of two rules that report the same bytes the surer one does, where it looks at this path and no
  /// filter of its own drops it.
  private @Nullable Mark sameSecret(Found candidate, Occurrence occurrence) {
    for (Found other : found) {
      if (!other.rule.skipReport()
          && other.shown.overlaps(candidate.shown)
          && isSurer(other, candidate)
          && looksAt(other, occurrence)
          && filtered(other) == null) {
        return new Mark(
            Mark.Type.FILTER, "the same secret is reported by " + other.rule.id(), SAME_SECRET);
      }
    }
    return null;
  }

  /// Of equals what stands plainly is surer than what had to be decoded.
  private static boolean isSurer(Found one, Found other) {
    int rank = rank(one.rule);
    int otherRank = rank(other.rule);
    return rank > otherRank
        || (rank == otherRank && !one.fact.isEncoded() && other.fact.isEncoded());
  }

  /// Confidence first; among equals a rule for anything gives way to one for something.
  private static int rank(SecretRule rule) {
    int sure =
        switch (rule.profile().confidence()) {
          case HIGH -> 4;
          case MEDIUM -> 2;
          case LOW -> 0;
        };
    return sure + (rule.id().contains("generic") ? 0 : 1);
  }

  private @Nullable Mark filtered(Found candidate) {
    LineIndex.Place place = lines.place(candidate.shown.start());
    return filtered(candidate, place, line(candidate, place));
  }

  private @Nullable Mark filtered(Found candidate, LineIndex.Place place, byte[] line) {
    boolean encoded = candidate.fact.isEncoded();
    long from = Math.max(place.lineStart(), candidate.shown.start() - SecretLikeness.LINE_BEFORE);
    int before = (int) (candidate.shown.start() - from);
    String head = RawText.of(Arrays.copyOf(line, Math.min(before, line.length)));
    return Filters.mark(
            Filters.of(candidate.rule.profile()),
            new Filter.Candidate(
                RawText.of(candidate.secret), RawText.of(line), encoded ? -1 : head.length()))
        .orElse(null);
  }

  private byte[] line(Found candidate, LineIndex.Place place) {
    long from = Math.max(place.lineStart(), candidate.shown.start() - SecretLikeness.LINE_BEFORE);
    int length = (int) (candidate.shown.end() - from) + SecretLikeness.LINE_AFTER;
    byte[] bytes = content.read(from, length);
    int end = (int) Math.min(bytes.length, candidate.shown.end() - from);
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Arrays.copyOf(bytes, end);
  }

  private String surroundings(Found candidate, LineIndex.Place place) {
    byte[] line = line(candidate, place);
    long from = Math.max(place.lineStart(), candidate.shown.start() - SecretLikeness.LINE_BEFORE);
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Stretch secret : stretches) {
      int start = Math.clamp(secret.start() - from, at, line.length);
      int end = Math.clamp(secret.end() - from, start, line.length);
      if (start < end) {
        text.append(RawText.of(Arrays.copyOfRange(line, at, start))).append('\u2022');
        at = end;
      }
    }
    return text.append(RawText.of(Arrays.copyOfRange(line, at, line.length))).toString();
  }
}
