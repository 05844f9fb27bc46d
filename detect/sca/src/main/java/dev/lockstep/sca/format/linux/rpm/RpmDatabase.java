package dev.lockstep.sca.format.linux.rpm;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// rpm's database of installed packages, in each of the forms that it had.
public final class RpmDatabase implements Format {
  @Override
  public String id() {
    return "rpm-database";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of("packages", "packages.db", "rpmdb.sqlite"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.contains("lib/rpm/") || path.contains("lib/sysimage/rpm/");
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    ByteBuffer file = ByteBuffer.wrap(text.bytes(), 0, text.length()).slice();
    Headers headers =
        header -> {
          if (!RpmHeader.state(header, out)) {
            out.incomplete(0, "the header of a package is damaged");
          }
        };
    try {
      read(file, headers);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedDocument("it is cut off or damaged", 0, 0, e);
    }
  }

  private static void read(ByteBuffer file, Headers headers) throws MalformedDocument {
    int length = file.limit();
    if (length >= 100 && isSqlite(file)) {
      SqliteFile.read(file, headers);
    } else if (length >= 16 && little(file, 0) == NdbFile.MAGIC) {
      NdbFile.read(file, headers);
    } else if (length >= 512
        && (little(file, 12) == BerkeleyFile.MAGIC
            || Integer.reverseBytes(little(file, 12)) == BerkeleyFile.MAGIC)) {
      BerkeleyFile.read(file, headers);
    }
  }

  private static int little(ByteBuffer file, int at) {
    return file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private static boolean isSqlite(ByteBuffer file) {
    byte[] start = new byte[16];
    file.get(0, start);
    return new String(start, StandardCharsets.ISO_8859_1).equals(SqliteFile.MAGIC);
  }
}
