package dev.lockstep.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The members of a zip in the order of their bytes. The directory at its end is not asked: it
/// could leave members out, and an unpacker that does not look at it would find them.
final class ZipMembers extends Members {
  private final ZipArchiveInputStream zip;
  private final InputStream stream;
  private @Nullable ZipArchiveEntry entry;
  private boolean begun;

  ZipMembers(InputStream in) {
    zip = new ZipArchiveInputStream(in, "UTF-8", true, true, true);
    stream = new MemberStream(zip);
  }

  @Override
  public boolean next() throws IOException {
    try {
      do {
        entry = zip.getNextEntry();
        if (entry == null && !begun) {
          // What begins with the mark of a member has one; the library takes a stump for the end.
          throw new ZipException("it ends inside its first member");
        }
        if (!begun && entry != null && !isMethod(entry.getMethod())) {
          throw new ZipException("its first member is packed by a method that no zip has");
        }
        begun = true;
      } while (entry != null && entry.isDirectory());
      return entry != null;
    } catch (RuntimeException e) {
      throw new ZipException("malformed zip: " + e.getMessage());
    }
  }

  /// Source: APPNOTE.TXT 6.3.10, section 4.4.5.
  private static boolean isMethod(int method) {
    return (method >= 0 && method <= 20) || (method >= 93 && method <= 99);
  }

  @Override
  public String name() {
    return entry == null ? "" : entry.getName();
  }

  @Override
  public long size() {
    return entry == null ? -1 : entry.getSize();
  }

  @Override
  public boolean isDeflated() {
    return entry != null && entry.getMethod() == ZipEntry.DEFLATED;
  }

  @Override
  public @Nullable String refusal() {
    if (entry == null || zip.canReadEntryData(entry)) {
      return null;
    }
    return entry.getGeneralPurposeBit().usesEncryption()
        ? "is encrypted"
        : "is compressed by method " + entry.getMethod() + ", which is not supported";
  }

  @Override
  public InputStream stream() {
    return stream;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
