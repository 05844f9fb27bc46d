package dev.lockstep.engine.scan;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.source.Bytes;
import dev.lockstep.engine.source.Entry;
import java.util.BitSet;

/// Where a content stands while it is examined.
///
/// @param named extractors that its path wakes
/// @param depth how many archives it lies in
/// @param members its number and those of the archives it lies in: an archive may have several
///     members of one name
record Place(
    Occurrence occurrence, Bytes bytes, BitSet named, int depth, boolean gitIgnored, String members)
    implements Comparable<Place> {

  static Place of(Entry entry, Extractors extractors) {
    Occurrence at = entry.occurrence();
    return new Place(
        at, entry.bytes(), extractors.named(at.pathInTarget()), 0, entry.gitIgnored(), "");
  }

  /// A member of the archive that stands here.
  Place member(ArchiveFormat format, int index, String name, Extractors extractors) {
    Occurrence member =
        new Occurrence(
            occurrence.path() + "!/" + name,
            occurrence.pathInTarget() + "!/" + name,
            occurrence.provenance(),
            occurrence.introduced());
    return new Place(
        member,
        new MemberBytes(bytes, format, index),
        extractors.named(name),
        depth + 1,
        gitIgnored,
        members + "/" + index);
  }

  @Override
  public int compareTo(Place other) {
    int byPath = occurrence.compareTo(other.occurrence);
    return byPath != 0 ? byPath : members.compareTo(other.members);
  }

  /// The last name of its path.
  String name() {
    String path = occurrence.pathInTarget();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
