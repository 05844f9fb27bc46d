package dev.lockstep.engine.scan;

import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.archive.Members;
import dev.lockstep.engine.source.Bytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of an archive's member: read by going through the archive again.
///
/// @param index how many members come before it
record MemberBytes(Bytes archive, ArchiveFormat format, int index) implements Bytes {

  @Override
  public InputStream open() throws IOException {
    Members members = Members.open(format, archive.open(), "");
    try {
      for (int i = 0; i <= index; i++) {
        if (!members.next()) {
          throw new IOException("the archive has lost members");
        }
      }
    } catch (IOException | RuntimeException e) {
      members.close();
      throw e;
    }
    return new FilterInputStream(members.stream()) {
      @Override
      public void close() throws IOException {
        members.close();
      }
    };
  }
}
