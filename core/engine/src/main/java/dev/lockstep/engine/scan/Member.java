package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.cache.ContentKey;

/// A member that an archive was seen to hold: the engine's own fact.
///
/// @param index its number among the archive's members, those that cannot be read included
record Member(ArchiveFormat format, int index, String name, long size, ContentKey key) {
  private static final long LOW = 0xffff_ffffL;

  void write(FactWriter out) {
    out.number(format.code());
    out.number(index);
    out.text(name);
    out.number(size);
    ContentId id = key.id();
    write(id.high(), out);
    write(id.middle(), out);
    out.number(id.low() & LOW);
    write(key.seal(), out);
  }

  static Member read(FactReader in) {
    ArchiveFormat format = ArchiveFormat.ofCode(in.integer());
    if (format == null) {
      throw new MalformedFact("no archive format");
    }
    int index = in.integer();
    String name = in.text();
    long size = in.number();
    ContentId id = new ContentId(readLong(in), readLong(in), (int) in.number());
    return new Member(format, index, name, size, new ContentKey(id, readLong(in)));
  }

  private static void write(long value, FactWriter out) {
    out.number(value >>> 32);
    out.number(value & LOW);
  }

  private static long readLong(FactReader in) {
    return in.number() << 32 | in.number();
  }
}
