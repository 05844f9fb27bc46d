package dev.lockstep.secrets.compat.patch;

import dev.lockstep.model.RawText;
import dev.lockstep.secrets.compat.Commit;
import dev.lockstep.secrets.compat.Fragment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what `git log -p -U0` and `git diff -U0` print into fragments: the added lines of each
/// hunk, as gitleaks' `go-gitdiff` 0.9 does. Like it, it ends at a hunk that contradicts its
/// header, and says so.
///
/// Patches of other programs, without `diff --git`, are not read: git writes none.
final class PatchReader {
  private static final String FILE = "diff --git ";
  private static final String HUNK = "@@ -";
  private static final String COMMIT = "commit";

  private final PatchLines lines;
  private final Consumer<Fragment> sink;
  private final BiConsumer<String, Commit> binaries;
  private final List<String> preamble = new ArrayList<>();
  private boolean namesCommit;
  private @Nullable Commit commit = CommitHeader.NONE;
  private byte[] added = new byte[1 << 12];
  private int size;

  private PatchReader(InputStream in, Consumer<Fragment> sink, BiConsumer<String, Commit> binaries)
      throws IOException {
    this.lines = new PatchLines(in);
    this.sink = sink;
    this.binaries = binaries;
  }

  /// States all fragments of a stream.
  ///
  /// @return false where it broke off at something that is no patch
  static boolean read(InputStream in, Consumer<Fragment> sink) throws IOException {
    return read(in, sink, (path, commit) -> {});
  }

  /// As above.
  ///
  /// @param binaries is told of files that are no text and were not deleted
  static boolean read(InputStream in, Consumer<Fragment> sink, BiConsumer<String, Commit> binaries)
      throws IOException {
    return new PatchReader(in, sink, binaries).read();
  }

  private boolean read() throws IOException {
    while (!lines.atEnd()) {
      if (lines.startsWith(FILE)) {
        if (!file()) {
          return false;
        }
        continue;
      }
      if (lines.startsWith(COMMIT)) {
        preamble.clear();
        namesCommit = false;
      }
      String line = lines.text();
      preamble.add(line);
      namesCommit |= line.contains(COMMIT);
      lines.next();
    }
    return true;
  }

  private boolean file() throws IOException {
    FileHeader header = FileHeader.of(lines.text().substring(FILE.length()));
    if (header == null || !readable(header)) {
      lines.next();
      return true;
    }
    if (namesCommit) {
      commit = CommitHeader.of(preamble);
    }
    preamble.clear();
    namesCommit = false;
    return hunks(header);
  }

  /// Leaves the header's last line behind; not so where it is malformed.
  private boolean readable(FileHeader header) throws IOException {
    while (true) {
      FileHeader.Answer answer = header.take(lines.following());
      if (answer == FileHeader.Answer.MALFORMED) {
        return false;
      }
      lines.next();
      if (answer == FileHeader.Answer.ENDS || lines.atEnd()) {
        return header.isDeleted() || !header.name().isEmpty();
      }
    }
  }

  private boolean hunks(FileHeader header) throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    while (lines.startsWith(HUNK)) {
      Hunk hunk = Hunk.of(lines.text());
      if (hunk == null || (header.isAdded() && hunk.oldLines() > 0)) {
        return false;
      }
      lines.next();
      if (!hunk(hunk)) {
        return false;
      }
      fragments.add(fragment(header, hunk));
    }
    if (header.isDeleted()) {
      return true;
    }
    if (isBinary()) {
      binaries.accept(path(header), commit());
    } else {
      fragments.forEach(sink);
    }
    return true;
  }

  private boolean isBinary() {
    return lines.startsWith("GIT binary patch")
        || (lines.startsWith("Binary files ") && lines.endsWith("differ\n"));
  }

  private Fragment fragment(FileHeader header, Hunk hunk) {
    byte[] bytes = Arrays.copyOf(added, size);
    return new Fragment(bytes, bytes.length, path(header), "", hunk.newStart(), commit());
  }

  private static String path(FileHeader header) {
    return RawText.of(header.name().getBytes(StandardCharsets.ISO_8859_1));
  }

  private Commit commit() {
    return commit == null ? Commit.NONE : commit;
  }

  /// Gathers the added lines of a hunk, whose header was read.
  private boolean hunk(Hunk hunk) throws IOException {
    size = 0;
    long before = hunk.oldLines();
    long after = hunk.newLines();
    boolean lastAdded = false;
    boolean changes = false;
    while (before > 0 || after > 0) {
      if (lines.atEnd()) {
        return false;
      }
      char kind = (char) lines.bytes()[0];
      switch (kind) {
        case '+' -> after--;
        case '-' -> before--;
        case ' ', '\n' -> {
          before--;
          after--;
        }
        default -> {
          if (!isWithoutLineFeed()) {
            return false;
          }
        }
      }
      if (kind == '+') {
        add();
      } else if (kind == '\\' && lastAdded) {
        removeLineFeed();
      }
      lastAdded = kind == '+';
      changes |= kind == '+' || kind == '-';
      lines.next();
    }
    if (isWithoutLineFeed()) {
      if (lastAdded) {
        removeLineFeed();
      }
      lines.next();
    }
    return before == 0 && after == 0 && changes;
  }

  /// `\ No newline at end of file`, in any language.
  private boolean isWithoutLineFeed() {
    return lines.length() >= 12 && lines.startsWith("\\ ");
  }

  private void add() {
    int length = lines.length() - 1;
    if (size + length > added.length) {
      added = Arrays.copyOf(added, Math.max(size + length, 2 * added.length));
    }
    System.arraycopy(lines.bytes(), 1, added, size, length);
    size += length;
  }

  private void removeLineFeed() {
    if (size > 0 && added[size - 1] == '\n') {
      size--;
    }
  }
}
