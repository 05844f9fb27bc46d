package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.engine.git.lineage.HistoryRecord;
import dev.lockstep.engine.git.lineage.HistorySink;
import dev.lockstep.engine.git.lineage.Trace;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a history's contents hold, as the threads tell it and as an earlier scan knew it.
final class HistoryNotes implements HistorySink, HistoryRecord.Recorded {
  private final Tally tally;
  private final Progress progress;
  private final HistoryRecord before;
  private final SortedMap<ContentId, Content> contents = new TreeMap<>();
  private final Set<ContentId> archives = new HashSet<>();
  private final Set<ContentId> pointers = new HashSet<>();
  private final Map<ContentId, Integer> examined = new HashMap<>();
  private final SortedMap<ContentId, Problem> unread = new TreeMap<>();

  /// What is known of one content.
  ///
  /// @param facts by extractor
  record Content(Map<Extractor<?>, List<? extends Trace<?>>> facts, List<Outcome.Statement> said) {}

  HistoryNotes(Tally tally, Progress progress, HistoryRecord before) {
    this.tally = tally;
    this.progress = progress;
    this.before = before;
  }

  @Override
  public <F> void facts(
      ContentId id, byte[] bytes, int length, Extractor<F> extractor, List<Trace<F>> facts) {
    facts(id, extractor, facts);
  }

  @Override
  public synchronized <F> void facts(ContentId id, Extractor<F> extractor, List<Trace<F>> traces) {
    content(id).facts.put(extractor, List.copyOf(traces));
  }

  @Override
  public synchronized void statement(
      ContentId id, Extractor<?> extractor, Problem.Weight weight, String problem, String reason) {
    List<Outcome.Statement> said = content(id).said;
    Outcome.Statement statement = new Outcome.Statement(weight, problem, reason);
    if (!said.contains(statement)) {
      said.add(statement);
    }
  }

  @Override
  public synchronized void unopened(ContentId id) {
    content(id);
    archives.add(id);
  }

  @Override
  public synchronized void elsewhere(ContentId id) {
    content(id);
    pointers.add(id);
  }

  private Content content(ContentId id) {
    return contents.computeIfAbsent(id, _ -> new Content(new HashMap<>(), new ArrayList<>()));
  }

  @Override
  public void bug(ContentId id, Extractor<?> extractor, Throwable cause) {
    tally.add(new Failure("extractor " + extractor.id(), cause));
  }

  @Override
  public synchronized void examined(ContentId id, int length) {
    examined.put(id, length);
    progress.known(1);
    progress.done(length);
  }

  @Override
  public synchronized void failed(ContentId id, int lost, GitFailure failure) {
    String others = lost == 1 ? "" : "; " + (lost - 1) + " more objects need it";
    unread.putIfAbsent(
        id,
        Problem.incomplete(
            failure.code().id(), "", "object " + id.hex() + ": " + failure.reason() + others));
  }

  /// What is to be said of objects that could not be read, by their ids; they have no places here.
  SortedMap<ContentId, Problem> unread() {
    return unread;
  }

  /// Contents of which there is something to say.
  SortedMap<ContentId, Content> contents() {
    return contents;
  }

  /// Those of them that begin like archives: what their bytes hold is known, their members are not.
  Set<ContentId> archives() {
    return archives;
  }

  /// Those that stand in for files which git LFS keeps elsewhere.
  Set<ContentId> pointers() {
    return pointers;
  }

  /// How many contents were examined, now or earlier.
  long files() {
    return before.size() + fresh().count();
  }

  long bytes() {
    return before.bytes() + fresh().mapToLong(examined::get).sum();
  }

  private java.util.stream.Stream<ContentId> fresh() {
    return examined.keySet().stream().filter(id -> !before.object(id));
  }
}
