package dev.lockstep.engine.scan;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Examined;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of contents, from this scan or an earlier one, stated at the places where they
/// stand: nothing is read for it.
final class Replay {
  private final Course course;
  private final Extractors extractors;
  private final Limits limits;
  private final Store store;
  private final Tally tally;

  Replay(Course course) {
    this.course = course;
    extractors = course.extractors();
    limits = course.limits();
    store = course.store();
    tally = course.tally();
  }

  /// Whether all is known that an entry of this content needs, its members' included.
  boolean holds(ContentKey key, BitSet named, int depth) {
    Examined examined = store.find(key);
    if (examined == null
        || !examined.done().get(extractors.archive())
        || !covers(examined, named)) {
      return false;
    }
    Outcome archive = examined.outcome(extractors.archive());
    if (archive == null || depth == limits.archiveDepth()) {
      return true;
    }
    List<Member> members = members(archive);
    if (members == null) {
      return false;
    }
    for (Member member : members) {
      if (!holds(member.key(), extractors.named(member.name()), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable List<Member> members(Outcome archive) {
    try {
      FactReader in = archive.reader();
      Outcome.statements(in);
      List<Member> members = new ArrayList<>();
      while (in.hasNext()) {
        members.add(Member.read(in));
      }
      return members;
    } catch (MalformedFact e) {
      return null; // a miss: the archive is read again
    }
  }

  /// States what is known of a content at a place, and of its members at theirs.
  void replay(ContentKey key, long size, Place place, Expansion expansion) {
    Examined examined = store.find(key);
    if (examined == null) {
      throw new IllegalStateException(key + " was known and is not");
    }
    tally.file(place, size);
    Outcome archive = examined.outcome(extractors.archive());
    if (archive != null) {
      replayMembers(place, archive, expansion);
    }
    state(key, size, place, examined);
  }

  /// The members of a known archive, at their places.
  void replayMembers(Place place, Outcome archive, Expansion expansion) {
    if (place.depth() == limits.archiveDepth()) {
      tooDeep(place);
      return;
    }
    List<Member> members = members(archive);
    for (Member member : members == null ? List.<Member>of() : members) {
      expansion.chargeMember();
      expansion.charge(member.size());
      Place at = place.member(member.format(), member.index(), member.name(), extractors);
      replay(member.key(), member.size(), at, expansion);
    }
  }

  /// Whether all have answered of whom a content with this name may ask.
  boolean covers(Examined examined, BitSet named) {
    return isSubset(named, examined.done(), examined.done())
        && isSubset(extractors.magical(), examined.done(), examined.asleep());
  }

  private static boolean isSubset(BitSet set, BitSet a, BitSet b) {
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      if (!a.get(i) && !b.get(i)) {
        return false;
      }
    }
    return true;
  }

  /// An archive that is not opened for lying too deep.
  void tooDeep(Place place) {
    tell(
        place,
        Problem.incomplete(
            "archive-too-deep",
            place.occurrence().path(),
            "it lies " + place.depth() + " archives deep; unpack it and scan what is inside"));
  }

  void tell(Place place, Problem problem) {
    tally.add(place.occurrence().told(problem));
  }

  /// States what extractors said of a content to those who ask for it there.
  void state(ContentKey key, long size, Place place, Examined examined) {
    course.wanted(place.occurrence());
    for (int extractor : examined.outcomes().keySet()) {
      if (extractors.speaks(extractor, examined, place.named())) {
        tally.add(new Found(key, size, place, examined));
        return;
      }
    }
  }
}
