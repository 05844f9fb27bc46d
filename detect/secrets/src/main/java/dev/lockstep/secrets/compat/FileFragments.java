package dev.lockstep.secrets.compat;

import dev.lockstep.engine.archive.ArchiveFormat;
import dev.lockstep.engine.archive.Members;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.model.Problem;
import dev.lockstep.secrets.rule.Allowlist;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The fragments of a file, and to a depth those of the files in an archive (`sources/file.go`).
/// What is an archive its name tells; a member's path is its archive's, `!` and its own.
///
/// One thread's; it keeps its buffers from file to file.
final class FileFragments {
  private final List<Allowlist> allowlists;
  private final int maxDepth;
  private final Consumer<Problem> problems;
  private final Chunks chunks = new Chunks();
  private long bytesLeft;

  /// @param allowlists of the whole configuration: a member that they name by its path is passed
  ///     over
  /// @param maxDepth archives within archives that are opened; 0 for none
  FileFragments(List<Allowlist> allowlists, int maxDepth, Consumer<Problem> problems) {
    this.allowlists = allowlists;
    this.maxDepth = maxDepth;
    this.problems = problems;
  }

  /// @throws IOException where the file cannot be read to its end; its fragments so far are stated
  void read(InputStream in, String path, String symlink, Consumer<Fragment> sink)
      throws IOException {
    bytesLeft = Limits.DEFAULT.archiveBytes();
    file(in, "", path, symlink, 0, sink);
  }

  private void file(
      InputStream in, String outer, String path, String symlink, int depth, Consumer<Fragment> sink)
      throws IOException {
    ArchiveName name = ArchiveName.of(path);
    String whole = outer + path;
    if (name == null) {
      chunks.read(in, whole, symlink, sink);
    } else if (depth < maxDepth) {
      archive(in, name, whole, path, symlink, depth, sink);
    } else if (maxDepth > 0) {
      problems.accept(
          Problem.notice(
              "archive-too-deep", whole, "it lies deeper than --max-archive-depth opens"));
    }
  }

  private void archive(
      InputStream in,
      ArchiveName name,
      String whole,
      String path,
      String symlink,
      int depth,
      Consumer<Fragment> sink)
      throws IOException {
    ArchiveFormat format = name.format();
    if (format == null) {
      problems.accept(
          Problem.incomplete(
              "archive-unsupported", whole, "archives of its kind are not opened here"));
      return;
    }
    BufferedInputStream buffered = new BufferedInputStream(in);
    if (isEmptyZip(buffered)) {
      return;
    }
    boolean bundle = name.tar() || format == ArchiveFormat.ZIP || format == ArchiveFormat.TAR;
    try (Members members = Members.open(format, new Left(buffered), path)) {
      while (members.next()) {
        if (members.isSingle() == bundle) {
          return; // the name says what the bytes are not: gitleaks finds nothing in it either
        }
        InputStream bytes = new Counted(members.stream());
        if (!bundle) {
          chunks.read(
              format == ArchiveFormat.GZIP ? new Pieces(bytes) : bytes, whole, symlink, sink);
          continue;
        }
        String refusal = members.refusal();
        String inner = clean(members.name());
        if (refusal != null) {
          problems.accept(
              Problem.incomplete("member-unreadable", whole + "!" + inner, "it " + refusal));
        } else if (!isAllowed(inner)) {
          InputStream read = members.isDeflated() ? new Pieces(bytes) : bytes;
          file(read, whole + "!", inner, symlink, depth + 1, sink);
        }
      }
    }
  }

  /// A zip without members is its directory's end.
  private static boolean isEmptyZip(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    return start.length == 4
        && start[0] == 'P'
        && start[1] == 'K'
        && start[2] == 5
        && start[3] == 6;
  }

  private boolean isAllowed(String path) {
    for (Allowlist allowlist : allowlists) {
      if (allowlist.hasPath(path)) {
        return true;
      }
    }
    return false;
  }

  /// As Go's `filepath.Clean`, but for names that are none here.
  private static String clean(String name) {
    try {
      String clean = Path.of(name).normalize().toString().replace('\\', '/');
      return clean.isEmpty() ? "." : clean;
    } catch (InvalidPathException e) {
      return name;
    }
  }

  /// An archive within an archive, which is left open when it ends.
  private static final class Left extends FilterInputStream {
    Left(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Whoever opened it closes it.
    }
  }

  /// Counts what comes out of an outermost archive.
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(1);
      return read;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int read = super.read(into, at, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      bytesLeft -= Math.max(0, read);
      if (bytesLeft < 0) {
        throw new IOException("it unpacks to more bytes than are read of one archive");
      }
    }
  }
}
