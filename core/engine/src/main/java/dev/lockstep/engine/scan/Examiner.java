package dev.lockstep.engine.scan;

import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.archive.Members;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Examined;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.engine.source.Bytes;
import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.FileStamp;
import dev.lockstep.engine.source.Unreadable;
import dev.lockstep.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thread's way with entries: known ones are replayed, others read, digested, shown to
/// extractors and, where they are archives, unpacked.
final class Examiner {
  private final Course course;
  private final Extractors extractors;
  private final Limits limits;
  private final Store store;
  private final Tally tally;
  private final Replay known;
  private final Digests digests;
  private final Extraction extraction;
  private final Buffer buffer;

  Examiner(Course course) {
    this.course = course;
    extractors = course.extractors();
    limits = course.limits();
    store = course.store();
    tally = course.tally();
    known = new Replay(course);
    digests = new Digests(course.secret());
    extraction =
        new Extraction(
            extractors, limits, (id, cause) -> tally.add(new Failure("extractor " + id, cause)));
    buffer = new Buffer(Math.max(limits.wholeBytes(), extractors.leastBuffer()));
  }

  /// A content that was read.
  ///
  /// @param broken why it ended before its end; null where it did not
  private record Read(
      ContentKey key, long size, @Nullable ArchiveFormat format, @Nullable IOException broken) {}

  void examine(Entry entry) {
    Place place = Place.of(entry, extractors);
    Expansion expansion = new Expansion(entry.size(), limits);
    try {
      if (!isReplayed(entry, place, expansion)) {
        read(entry, place, expansion);
      }
    } catch (Expansion.Spent e) {
      known.tell(place, e.problem(place.occurrence().path()));
    } catch (IOException e) {
      known.tell(place, Unreadable.problem(place.occurrence().path(), e));
    }
  }

  /// Whether nothing of the entry has to be read.
  private boolean isReplayed(Entry entry, Place place, Expansion expansion) {
    ContentKey key = key(entry);
    if (key == null || !known.holds(key, place.named(), 0)) {
      return false;
    }
    tally.unread();
    FileStamp stamp = entry.stamp();
    if (stamp != null) {
      course.remember(place.occurrence().path(), stamp, key);
    }
    known.replay(key, entry.size(), place, expansion);
    return true;
  }

  private @Nullable ContentKey key(Entry entry) {
    if (entry.id() != null) {
      return ContentKey.vouched(entry.id());
    }
    FileStamp stamp = entry.stamp();
    return stamp == null ? null : course.memory().unchanged(entry.occurrence().path(), stamp);
  }

  private void read(Entry entry, Place place, Expansion expansion) throws IOException {
    if (place.named().isEmpty() && isNobodys(entry)) {
      tally.file(place, entry.size());
      course.wanted(place.occurrence());
      return;
    }
    Read read;
    try (InputStream in = entry.bytes().open()) {
      read = content(in, entry.size(), entry.id() == null ? null : key(entry), place);
    }
    if (read.broken() != null) {
      known.tell(place, Unreadable.problem(place.occurrence().path(), read.broken()));
    }
    FileStamp stamp = entry.stamp();
    if (stamp != null && stamp.size() == read.size() && read.broken() == null) {
      course.remember(place.occurrence().path(), stamp, read.key());
    }
    tally.file(place, read.size());
    finish(read, place, place.bytes(), expansion);
  }

  /// Whether the first bytes say that no extractor looks at an entry and that it is no archive.
  /// Then the rest need not be read, nor the content be named.
  private boolean isNobodys(Entry entry) throws IOException {
    byte[] start;
    try (InputStream in = entry.bytes().open()) {
      start = in.readNBytes(ArchiveFormat.START);
    }
    boolean archive = limits.archiveDepth() > 0 && ArchiveFormat.of(start, start.length) != null;
    return !archive && extractors.asleep(start, start.length).equals(extractors.magical());
  }

  /// Reads a content, and has those look at it that have not yet.
  ///
  /// @param vouched the key where the source knows it
  private Read content(InputStream in, long size, @Nullable ContentKey vouched, Place place) {
    buffer.begin(in, size);
    BitSet asleep = extractors.asleep(buffer.bytes(), buffer.length());
    ArchiveFormat format =
        limits.archiveDepth() == 0
            ? null
            : ArchiveFormat.of(buffer.bytes(), Math.min(buffer.length(), ArchiveFormat.START));
    BitSet awake = awake(place.named(), asleep, format != null);
    return buffer.end()
        ? small(vouched, awake, asleep, place, format)
        : large(in, size, vouched, awake, asleep, place, format);
  }

  /// Archives are shown to those that ask for them, not to those that want everything: they see the
  /// members.
  private BitSet awake(BitSet named, BitSet asleep, boolean archive) {
    BitSet awake = (BitSet) extractors.magical().clone();
    awake.andNot(asleep);
    awake.or(named);
    if (archive) {
      awake.andNot(extractors.always());
    }
    return awake;
  }

  private Read small(
      @Nullable ContentKey vouched,
      BitSet awake,
      BitSet asleep,
      Place place,
      @Nullable ArchiveFormat format) {
    ContentKey key = vouched == null ? digests.of(buffer.bytes(), buffer.length()) : vouched;
    Examined before = store.find(key);
    BitSet missing = awake;
    if (before != null) {
      missing = (BitSet) awake.clone();
      missing.andNot(before.done());
    }
    if (before != null && missing.isEmpty() && known.covers(before, place.named())) {
      tally.known();
    } else {
      tally.examined();
      extraction.begin(missing);
      extraction.seeWhole(buffer.bytes(), buffer.length());
      learn(key, place.named(), missing, asleep, extraction.end());
    }
    return new Read(key, buffer.length(), format, buffer.broken());
  }

  private Read large(
      InputStream in,
      long expected,
      @Nullable ContentKey vouched,
      BitSet awake,
      BitSet asleep,
      Place place,
      @Nullable ArchiveFormat format) {
    tally.examined();
    extraction.begin(awake);
    extraction.refuseWhole();
    Reach.Local reach = extraction.reach();
    boolean sized = place.depth() == 0;
    digests.begin();
    long offset = 0;
    int from = 0;
    int digested = 0;
    while (true) {
      course.checkCancelled();
      byte[] bytes = buffer.bytes();
      int length = buffer.length();
      digests.update(bytes, digested, length - digested);
      int to = buffer.end() ? length : Math.max(from, length - reach.after());
      extraction.see(new Window(bytes, length, from, to, offset, buffer.end()));
      if (buffer.end()) {
        break;
      }
      int keep = Math.max(0, to - reach.before()) / Seal.UNIT * Seal.UNIT;
      offset += keep;
      from = to - keep;
      digested = length - keep;
      buffer.shift(in, keep);
    }
    ContentKey digest = digests.end();
    ContentKey key = vouched == null ? digest : vouched;
    long size = offset + buffer.length();
    if (sized && size != expected && buffer.broken() == null) {
      known.tell(
          place,
          Problem.incomplete(
              "changed",
              place.occurrence().path(),
              "its size changed while it was read; scan again"));
    }
    learn(key, place.named(), awake, asleep, extraction.end());
    return new Read(key, size, format, buffer.broken());
  }

  private void learn(
      ContentKey key, BitSet named, BitSet asked, BitSet asleep, Map<Integer, Outcome> outcomes) {
    BitSet done = (BitSet) asked.clone();
    done.or(named);
    store.learn(key, new Examined(done, asleep, outcomes));
  }

  /// Unpacks what was read where it is an archive, and states what is known of it.
  ///
  /// @param bytes how an archive is read once more
  private void finish(Read read, Place place, Bytes bytes, Expansion expansion) throws IOException {
    if (read.format() == null) {
      store.learn(read.key(), archive(null));
    } else if (place.depth() == limits.archiveDepth()) {
      known.tooDeep(place);
    } else if (known.holds(read.key(), place.named(), place.depth())) {
      Examined examined = store.find(read.key());
      Outcome archive = examined == null ? null : examined.outcome(extractors.archive());
      if (archive != null) {
        known.replayMembers(place, archive, expansion);
      }
    } else {
      Unpacked unpacked;
      try (InputStream in = bytes.open()) {
        unpacked = unpack(read.format(), in, place, expansion);
      }
      store.learn(read.key(), archive(outcome(unpacked, read, place, bytes)));
    }
    Examined examined = store.find(read.key());
    if (examined != null) {
      known.state(read.key(), read.size(), place, examined);
    }
  }

  private Examined archive(@Nullable Outcome outcome) {
    BitSet done = new BitSet();
    done.set(extractors.archive());
    return new Examined(
        done, new BitSet(), outcome == null ? Map.of() : Map.of(extractors.archive(), outcome));
  }

  /// What an archive was found to hold.
  ///
  /// @param broken why it could not be read to its end; null where it could
  private record Unpacked(
      ArchiveFormat format,
      List<Member> members,
      List<Outcome.Statement> statements,
      @Nullable IOException broken) {

    /// Whether not a byte of a member could be read.
    boolean isEmpty() {
      boolean none = members.isEmpty() || (format == ArchiveFormat.GZIP && members.size() == 1);
      return none && statements.isEmpty() && members.stream().allMatch(each -> each.size() == 0);
    }
  }

  private Unpacked unpack(ArchiveFormat format, InputStream in, Place place, Expansion expansion) {
    List<Outcome.Statement> statements = new ArrayList<>();
    List<Member> found = new ArrayList<>();
    try (Members members = Members.open(format, in, place.name())) {
      for (int index = 0; members.next(); index++) {
        course.checkCancelled();
        expansion.chargeMember();
        String refusal = members.refusal();
        if (refusal != null) {
          statements.add(
              statement("member-unreadable", "its member " + members.name() + " " + refusal));
          continue;
        }
        Place at = place.member(format, index, members.name(), extractors);
        Read read = member(members, at, expansion);
        found.add(new Member(format, index, members.name(), read.size(), read.key()));
        if (read.broken() != null) {
          throw read.broken();
        }
      }
      return new Unpacked(format, found, statements, null);
    } catch (IOException e) {
      return new Unpacked(format, found, statements, e);
    }
  }

  private Outcome outcome(Unpacked unpacked, Read read, Place place, Bytes bytes)
      throws IOException {
    List<Outcome.Statement> statements = new ArrayList<>(unpacked.statements());
    IOException broken = unpacked.broken();
    if (broken != null && unpacked.isEmpty() && isNone(unpacked.format(), bytes)) {
      plain(read, place, bytes);
      statements.add(
          new Outcome.Statement(
              Problem.Weight.NOTICE,
              "not-an-archive",
              "it begins like one, and nothing can be read of it; its bytes were examined as they"
                  + " are"));
    } else if (broken != null) {
      int members = unpacked.members().size();
      String where = members + (members == 1 ? " member" : " members");
      String reason = "it is cut off or corrupt behind " + where + ": " + words(broken);
      statements.add(statement("archive-corrupt", reason));
    }
    FactWriter out = new FactWriter();
    Outcome.write(statements, out);
    unpacked.members().forEach(member -> member.write(out));
    return new Outcome(out.toByteArray(), true);
  }

  /// Whether nobody else could read more of what we read nothing of. The marks of the other formats
  /// are too long to be met by chance.
  private static boolean isNone(ArchiveFormat format, Bytes bytes) throws IOException {
    if (format != ArchiveFormat.ZIP) {
      return format == ArchiveFormat.GZIP;
    }
    try (InputStream in = bytes.open()) {
      return !Members.holdsDirectory(in);
    }
  }

  /// Examines what only begins like an archive as any other content.
  private void plain(Read read, Place place, Bytes bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      buffer.begin(in, read.size());
      BitSet asleep = extractors.asleep(buffer.bytes(), buffer.length());
      if (buffer.end()) {
        extraction.begin(extractors.always());
        extraction.seeWhole(buffer.bytes(), buffer.length());
        learn(read.key(), place.named(), extractors.always(), asleep, extraction.end());
      } else {
        large(in, read.size(), read.key(), extractors.always(), asleep, place, null);
      }
    }
  }

  /// What could be read of a broken member is examined as well.
  private Read member(Members members, Place at, Expansion expansion) throws IOException {
    Read read = content(expansion.charging(members.stream()), members.size(), null, at);
    tally.file(at, read.size());
    boolean inBuffer = read.format() != null && read.size() == buffer.length();
    byte[] copy = inBuffer ? Arrays.copyOf(buffer.bytes(), buffer.length()) : new byte[0];
    finish(read, at, inBuffer ? () -> new ByteArrayInputStream(copy) : at.bytes(), expansion);
    return read;
  }

  private static Outcome.Statement statement(String id, String reason) {
    return new Outcome.Statement(Problem.Weight.INCOMPLETE, id, reason);
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? "it ends too early" : e.getMessage();
  }
}
