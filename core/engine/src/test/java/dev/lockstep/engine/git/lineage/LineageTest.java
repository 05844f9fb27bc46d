package dev.lockstep.engine.git.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.git.GitHistory;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.TestRepository;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.engine.git.object.ObjectWalk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lineage saves, it saves without losing or inventing a fact.
class LineageTest {
  private static final List<Extractor<?>> EXTRACTORS = List.of(new Assignments(), new Blocks());
  private static final List<Extractor<?>> LINE_EXTRACTORS =
      List.of(new Phrases(), new Digits(), new Blocks());
  private static final Budget BUDGET = new Budget(1 << 20, 100, 1 << 20);
  private static final String[] PIECES = {
    "key",
    "tok",
    "=",
    ":",
    " ",
    "1",
    "42",
    "777",
    "ke",
    "y",
    "t",
    "BEGIN",
    "BEG",
    "IN",
    "END",
    "E",
    "\n",
    "\n",
    "\n",
    "\0",
    "x",
    "the rest of a line of text",
    "monkey",
    "9"
  };

  private static LineageVisitor visitor(boolean lineage, HistorySink sink) {
    List<Eyes<?>> eyes =
        List.of(
            new LocalEyes<>(new Assignments(), (Reach.Local) new Assignments().reach(), 7),
            new WholeEyes<>(new Blocks(), 7));
    return new LineageVisitor(
        eyes, Edits.ofBytes(16), new NaiveScan(EXTRACTORS), BUDGET, lineage, sink);
  }

  /// Of extractors that look at lines, in lines of which some are longer than the reach.
  private static LineageVisitor lineVisitor(boolean lineage, HistorySink sink) {
    List<Eyes<?>> eyes =
        List.of(
            new NearEyes<>(new Phrases(), 7),
            new LocalEyes<>(new Digits(), (Reach.Local) new Digits().reach(), 7),
            new WholeEyes<>(new Blocks(), 7));
    return new LineageVisitor(
        eyes,
        Edits.ofLines(40, new QuietLines(1, 0x1234_5678_9abc_def1L)),
        new NaiveScan(LINE_EXTRACTORS),
        BUDGET,
        lineage,
        sink);
  }

  private static byte[] text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A content of copied ranges, in any order, with insertions between them.
  private static byte[] edited(byte[] base, Random random, CopiedRanges copies) {
    copies.clear();
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    int at = 0;
    int edits = random.nextInt(4);
    for (int i = 0; i <= edits; i++) {
      int stop = i == edits && random.nextInt(3) > 0 ? base.length : at + random.nextInt(60);
      stop = Math.min(base.length, stop);
      if (stop > at) {
        copies.add(made.size(), at, stop - at);
        made.write(base, at, stop - at);
      }
      if (random.nextBoolean()) {
        made.writeBytes(text(random, random.nextInt(4)));
      }
      at = random.nextInt(4) == 0 ? random.nextInt(base.length + 1) : stop;
      at = Math.min(base.length, at + (random.nextBoolean() ? random.nextInt(12) : 0));
    }
    return made.toByteArray();
  }

  @Test
  void factsAlongRandomDeltasEqualThoseOfWholeContents() {
    assertSameAlongDeltas(LineageTest::visitor, 80);
  }

  @Test
  void factsThatDependOnLinesEqualThoseOfWholeContents() {
    assertSameAlongDeltas(LineageTest::lineVisitor, 120);
  }

  @FunctionalInterface
  private interface Visitors {
    LineageVisitor visitor(boolean lineage, HistorySink sink);
  }

  private static void assertSameAlongDeltas(Visitors visitors, int pieces) {
    int found = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      Told whole = new Told();
      Told along = new Told();
      LineageVisitor wholeVisitor = visitors.visitor(false, whole);
      LineageVisitor alongVisitor = visitors.visitor(true, along);
      byte[] content = text(random, random.nextInt(pieces));
      CopiedRanges copies = new CopiedRanges();
      LineageVisitor.@Nullable Known known = null;
      for (int version = 0; version < 12; version++) {
        ContentId id = new ContentId(seed, version, 0);
        wholeVisitor.visit(id, content, content.length, null, null);
        known =
            alongVisitor.visit(id, content, content.length, known, known == null ? null : copies);
        content = edited(content, random, copies);
      }
      assertEquals(whole.facts, along.facts, "seed " + seed);
      found += whole.facts.size();
    }
    assertTrue(found > 10_000, "facts: " + found);
  }

  @Test
  void theFactsOfAHistoryAreTheSameWithAndWithoutLineage(@TempDir Path folder) {
    TestRepository repository = TestRepository.init(folder);
    List<byte[]> files = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 4; i++) {
      files.add(text(random, 400));
    }
    CopiedRanges unused = new CopiedRanges();
    for (int commit = 0; commit < 25; commit++) {
      for (int i = 0; i < files.size(); i++) {
        repository.write("file" + i, files.get(i));
        byte[] next = edited(files.get(i), random, unused);
        files.set(i, next.length < 200 ? text(random, 400) : next);
      }
      repository.commit("next");
    }
    repository.git("repack", "-adfq", "--depth=20");
    assertSameWithLineage(folder, EXTRACTORS);
    assertSameWithLineage(folder, LINE_EXTRACTORS);
  }

  private static void assertSameWithLineage(Path folder, List<Extractor<?>> extractors) {
    Told whole = scan(folder, extractors, false, 1);
    assertTrue(whole.facts.size() > 50, "contents with facts: " + whole.facts.size());
    for (int jobs = 1; jobs <= 3; jobs++) {
      Told along = scan(folder, extractors, true, jobs);
      assertEquals(whole.facts, along.facts);
      assertEquals(List.of(), along.failures);
      assertEquals(whole.examined, along.examined);
    }
  }

  @Test
  void aSecondScanExaminesWhatCameSinceAndKnowsTheRest(@TempDir Path folder) {
    TestRepository repository = TestRepository.init(folder);
    Random random = new Random(11);
    byte[] text = text(random, 500);
    CopiedRanges unused = new CopiedRanges();
    for (int i = 0; i < 12; i++) {
      repository.write("file", text).commit("next");
      text = edited(text, random, unused);
    }
    repository.git("repack", "-adfq", "--depth=20");
    HistoryRecord record = HistoryRecord.EMPTY;
    record = assertSameAsAnew(folder, record);
    assertTrue(record.size() >= 10, "examined: " + record.size());
    assertEquals(0, rescan(folder, record).examined);

    repository.write("file", text).write("other", "key=1234").commit("new");
    assertEquals(2, rescan(folder, record).examined);
    record = assertSameAsAnew(folder, record);

    repository.write("third", "tok: 42").commit("newer");
    repository.git("repack", "-adfq", "--depth=20");
    assertEquals(1, rescan(folder, record).examined, "the rest lies in a new pack");
    record = assertSameAsAnew(folder, record);
    assertEquals(record.size(), HistoryRecord.fromBytes(record.toBytes()).size());
  }

  private static Told rescan(Path folder, HistoryRecord record) {
    Told told = new Told();
    try (GitRepository repository = GitRepository.discover(folder)) {
      ObjectWalk walk = new ObjectWalk(repository.objects(), 2, () -> false, record);
      scanOf(EXTRACTORS, true).run(walk, 2, told);
    }
    return told;
  }

  /// Scans with a record, and compares what is then known with a scan that knows nothing.
  private static HistoryRecord assertSameAsAnew(Path folder, HistoryRecord before) {
    Told told = new Told();
    HistoryRecord record;
    try (GitRepository repository = GitRepository.discover(folder)) {
      GitHistory history = new GitHistory(repository, 2, () -> false);
      record =
          HistoryRecord.fromBytes(
              history.examine(scanOf(EXTRACTORS, true), before, told).record().toBytes());
      assertEquals(List.of(), history.problems());
    }
    Told again = new Told();
    record.tell(EXTRACTORS, again);
    assertEquals(scan(folder, EXTRACTORS, false, 1).facts, again.facts);
    return record;
  }

  private static HistoryScan scanOf(List<Extractor<?>> extractors, boolean lineage) {
    return new HistoryScan(extractors, new NaiveScan(extractors), BUDGET, lineage);
  }

  @Test
  void aDamagedRecordIsRefused() {
    byte[] bytes = HistoryRecord.EMPTY.toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedFact.class, () -> HistoryRecord.fromBytes(cut).entries());
    }
  }

  private static Told scan(Path folder, List<Extractor<?>> extractors, boolean lineage, int jobs) {
    Told told = new Told();
    try (GitRepository repository = GitRepository.discover(folder)) {
      ObjectWalk walk =
          new ObjectWalk(repository.objects(), jobs, () -> false, ObjectWalk.Examined.NOTHING);
      scanOf(extractors, lineage).run(walk, jobs, told);
    }
    return told;
  }
}
