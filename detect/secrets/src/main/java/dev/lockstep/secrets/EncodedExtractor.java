package dev.lockstep.secrets;

import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Parting;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.match.KeywordAutomaton;
import dev.lockstep.secrets.decode.EncodedRuns;
import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.decode.Segment;
import dev.lockstep.secrets.decode.TextEncoding;
import dev.lockstep.secrets.rule.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Secrets that stand in a content in base64, hex, percent or Unicode escapes or UTF-16: each run
/// is decoded, and what it says is searched like any text, encodings within it included.
final class EncodedExtractor extends SecretExtractor {
  private final RulePlan local;
  private final RulePlan whole;
  private volatile @Nullable KeywordAutomaton keywords;

  EncodedExtractor(RulePlan local, RulePlan whole, String knowledge) {
    super("secrets-encoded", knowledge);
    this.local = local;
    this.whole = whole;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(), List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Local(
        EncodedRuns.MAX_LENGTH + 4, EncodedRuns.MAX_LENGTH + SecretLikeness.LINE_AFTER + 16);
  }

  /// No run goes beyond its line but that of UTF-16, whose line ends have a zero beside them.
  @Override
  public Parting parts() {
    return Parting.LINES;
  }

  @Override
  public Parting separates() {
    return Runs.PARTING;
  }

  @Override
  public Worker<SecretFact> worker() {
    return new Decoding();
  }

  /// Made when the first encoded text comes, which is not in every scan.
  private KeywordAutomaton keywords() {
    KeywordAutomaton made = keywords;
    if (made == null) {
      made = KeywordAutomaton.of(List.of(local.keywords(), whole.keywords()));
      keywords = made;
    }
    return made;
  }

  /// One thread's decoding.
  private final class Decoding implements Worker<SecretFact>, EncodedRuns.Sink {
    private final Candidates candidates = new Candidates(local.rules());
    private final Hits[] hits = {new Hits(), new Hits()};
    private final BitSet tried = new BitSet();
    private @Nullable Window window;
    private @Nullable Facts<SecretFact> facts;

    @Override
    public void extract(Window shown, Hits none, Facts<SecretFact> taking) {
      window = shown;
      facts = taking;
      EncodedRuns.find(shown.bytes(), shown.length(), shown.from(), runsTo(shown), this);
    }

    /// A run may begin in the window and be known only by what stands behind it.
    private static int runsTo(Window window) {
      int to = window.to();
      int most = Math.min(window.length(), to + EncodedRuns.MAX_LENGTH / 2);
      return to < 2 ? to : EncodedRuns.nextSeparation(window.bytes(), window.length(), to, most);
    }

    @Override
    public void run(TextEncoding encoding, int start, int end) {
      Window shown = Objects.requireNonNull(window);
      byte[] plain = encoding.plain(shown.bytes(), start, end);
      if (plain.length > 0) {
        Place place = new Place(encoding, shown.offset() + start, end - start);
        search(place, plain, Objects.requireNonNull(facts));
      }
    }

    private void search(Place place, byte[] plain, Facts<SecretFact> facts) {
      Pass pass = Pass.plain(plain, plain.length);
      for (int passes = 0; passes <= SecretFact.MAX_PASSES; passes++) {
        if (!facts.spend(pass.text().length())) {
          return;
        }
        tryRules(place, pass, passes, facts);
        pass = pass.next();
        if (pass.segments().isEmpty()) {
          return;
        }
      }
    }

    private void tryRules(Place place, Pass pass, int passes, Facts<SecretFact> facts) {
      byte[] text = pass.text().array();
      hits[0].clear();
      hits[1].clear();
      keywords().scan(text, pass.text().length(), 0, pass.text().length(), hits);
      candidates.text(text, pass.text().length(), pass.text().length(), facts);
      tried.clear();
      Candidates.Sink sink =
          (rule, from, to, secretFrom, secretTo) -> {
            if (passes > 0 && Segment.touching(pass.segments(), new Span(from, to)).isEmpty()) {
              return; // was there in the pass before
            }
            facts.add(
                new SecretFact(
                    rule,
                    place.start,
                    place.start,
                    place.length,
                    place.encoding.code(),
                    passes,
                    from,
                    to - from,
                    secretFrom - from,
                    secretTo - secretFrom));
          };
      tryWoken(local, hits[0], sink);
      tryWoken(whole, hits[1], sink);
    }

    private void tryWoken(RulePlan plan, Hits found, Candidates.Sink sink) {
      for (int i = 0; i < found.size(); i++) {
        for (int rule : plan.woken(found.keyword(i))) {
          if (!tried.get(rule)) {
            tried.set(rule);
            candidates.everywhere(rule, sink);
          }
        }
      }
    }
  }

  /// Where the encoded bytes stand.
  private record Place(TextEncoding encoding, long start, int length) {}

  /// Parts between runs.
  private static final class Runs implements Parting {
    static final Parting PARTING = new Runs();

    @Override
    public int next(byte[] bytes, int length, int from, int to) {
      return EncodedRuns.nextSeparation(bytes, length, from, to);
    }

    @Override
    public int last(byte[] bytes, int length, int from, int to) {
      return EncodedRuns.lastSeparation(bytes, length, from, to);
    }
  }
}
