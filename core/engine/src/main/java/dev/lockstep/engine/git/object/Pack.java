package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.nio.file.Path;

/// A pack and its index (gitformat-pack).
final class Pack implements AutoCloseable {
  static final int HEADER = 12;
  private static final int MAGIC = 0x5041434b;

  private final MappedFile file;
  private final PackIndex index;

  private Pack(MappedFile file, PackIndex index) {
    this.file = file;
    this.index = index;
  }

  /// Opens a pack whose index lies beside it.
  ///
  /// @param indexFile `pack-*.idx`
  static Pack open(Path indexFile) {
    String name = String.valueOf(indexFile.getFileName());
    PackIndex index = PackIndex.open(indexFile);
    try {
      Path packFile = indexFile.resolveSibling(name.substring(0, name.length() - 3) + "pack");
      MappedFile file = MappedFile.open(packFile);
      Pack pack = new Pack(file, index);
      try {
        pack.check();
      } catch (GitFailure e) {
        file.close();
        throw e;
      }
      return pack;
    } catch (GitFailure e) {
      index.close();
      throw e;
    }
  }

  private void check() {
    if (file.size() < HEADER + ContentId.LENGTH || file.intAt(0) != MAGIC) {
      throw GitFailure.corrupt(name() + " is no pack");
    }
    int version = file.intAt(4);
    if (version != 2 && version != 3) {
      throw new GitFailure(
          GitFailure.Code.UNSUPPORTED, name() + " has version " + version + "; 2 and 3 are read");
    }
    if (file.intAt(8) != index.count()) {
      throw GitFailure.corrupt(name() + " and its index disagree about how many objects there are");
    }
    if (!checksum().equals(index.packChecksum())) {
      throw GitFailure.corrupt(name() + " was cut off, or its index is another pack's");
    }
  }

  String name() {
    return String.valueOf(file.path().getFileName());
  }

  MappedFile file() {
    return file;
  }

  PackIndex index() {
    return index;
  }

  /// The checksum of the whole, as the last bytes state it: what tells packs apart.
  ContentId checksum() {
    byte[] trailer = new byte[ContentId.LENGTH];
    file.copy(end(), trailer, 0, trailer.length);
    return ContentId.of(trailer, 0);
  }

  /// Where the last entry ends.
  long end() {
    return file.size() - ContentId.LENGTH;
  }

  @Override
  public void close() {
    file.close();
    index.close();
  }
}
