package dev.lockstep.secrets.compat.patch;

import dev.lockstep.model.RawText;
import dev.lockstep.secrets.compat.Commit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands before a commit's patch in `git log`, as gitleaks reads it (`patch_header.go` of its
/// `go-gitdiff`). Text is Latin-1: a `char` a byte.
final class CommitHeader {
  /// Before the first commit, and of a change that is in no commit yet.
  static final Commit NONE = new Commit("", "", "", GitDate.UNKNOWN, "");

  /// Go's line scanner gives up at a longer line.
  private static final int MAX_LINE = 64 * 1024;

  private final List<String> lines;
  private int at;

  private CommitHeader(List<String> lines) {
    this.lines = lines;
  }

  /// @param lines without their line feeds
  /// @return null where gitleaks cannot read them, and then says nothing of the commit
  static @Nullable Commit of(List<String> lines) {
    for (String line : lines) {
      if (line.length() >= MAX_LINE) {
        return null;
      }
    }
    return new CommitHeader(lines).read();
  }

  private @Nullable Commit read() {
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    if (at == lines.size() || !lines.get(at).startsWith("commit ")) {
      return null;
    }
    String sha = lines.get(at++).substring("commit ".length()).strip();
    sha = sha.indexOf(' ') > 0 ? sha.substring(0, sha.indexOf(' ')) : sha;
    String author = "";
    String email = "";
    String date = GitDate.UNKNOWN;
    for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
      String line = lines.get(at);
      if (line.startsWith("Author:")) {
        int open = line.indexOf('<');
        int close = open < 0 ? -1 : line.indexOf('>', open);
        if (open >= 0 && close < 0) {
          return null;
        }
        author = open < 0 ? "" : line.substring("Author:".length(), open).strip();
        email = open < 0 ? "" : line.substring(open + 1, close).strip();
      } else if (line.startsWith("Date:")) {
        date = GitDate.utc(line.substring("Date:".length()).strip());
        if (date == null) {
          return null;
        }
      }
    }
    at++;
    return new Commit(sha, text(author), text(email), date, text(message()));
  }

  /// The title's lines joined by blanks, and what follows without the title's indent.
  private String message() {
    StringBuilder title = new StringBuilder();
    String indent = "";
    for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
      String line = lines.get(at);
      if (title.isEmpty()) {
        indent = line.substring(0, line.length() - line.stripLeading().length());
      } else {
        title.append(' ');
      }
      title.append(line.strip());
    }
    at++;
    String body = title.isEmpty() ? "" : body(indent);
    return body.isEmpty() ? title.toString() : title + "\n\n" + body;
  }

  private String body(String indent) {
    StringBuilder body = new StringBuilder();
    boolean gap = false;
    for (; at < lines.size(); at++) {
      String line = lines.get(at).stripTrailing();
      line = line.startsWith(indent) ? line.substring(indent.length()) : line;
      if (line.isEmpty()) {
        gap = true;
        continue;
      }
      if (!body.isEmpty()) {
        body.append(gap ? "\n\n" : "\n");
      }
      gap = false;
      body.append(line);
    }
    return body.toString();
  }

  private static String text(String bytes) {
    return RawText.of(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
