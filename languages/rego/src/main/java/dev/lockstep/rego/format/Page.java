package dev.lockstep.rego.format;

import dev.lockstep.rego.syntax.Lexeme;
import java.util.List;

/// What is written: lines with their indents, and the comments of the source where they belong.
final class Page {
  private final StringBuilder text = new StringBuilder();
  private final List<Lexeme> comments;
  private int nextComment;
  private int level;
  private boolean inLine;

  /// The row of the source of what was written last.
  private int row;

  Page(List<Lexeme> comments) {
    this.comments = comments;
  }

  void up() {
    level++;
  }

  void down() {
    level--;
  }

  void write(String words) {
    if (!inLine) {
      text.append("\t".repeat(level));
      inLine = true;
    }
    text.append(words);
  }

  /// Writes what ends in `sourceRow` of the source.
  void write(String words, int sourceRow) {
    write(words);
    row = Math.max(row, sourceRow);
  }

  /// Ends the line, with the comment that stood behind what is in it.
  void endLine() {
    boolean trailing = false;
    while (nextComment < comments.size() && comments.get(nextComment).row() <= row) {
      String comment = comments.get(nextComment++).text().stripTrailing();
      if (trailing) {
        text.append('\n').append("\t".repeat(level)).append(comment);
      } else {
        text.append(inLine ? " " : "\t".repeat(level)).append(comment);
      }
      trailing = true;
    }
    text.append('\n');
    inLine = false;
  }

  void blankLine() {
    if (inLine) {
      endLine();
    }
    if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
  }

  /// Whether comments stand before `sourceRow` that are not written yet.
  boolean hasCommentsBefore(int sourceRow) {
    return nextComment < comments.size() && comments.get(nextComment).row() < sourceRow;
  }

  /// Writes the comments before `sourceRow` on lines of their own.
  void comments(int sourceRow) {
    int before = -1;
    boolean metadata = false;
    while (hasCommentsBefore(sourceRow)) {
      Lexeme comment = comments.get(nextComment++);
      boolean begins = comment.text().strip().equals("# METADATA");
      if (before >= 0 && (comment.row() - before > 1 || (metadata && begins))) {
        blankLine();
        metadata = false;
      }
      metadata |= begins;
      write(comment.text().stripTrailing());
      text.append('\n');
      inLine = false;
      before = comment.row();
    }
    if (before >= 0 && sourceRow - before > 1 && sourceRow < Integer.MAX_VALUE) {
      blankLine();
    }
  }

  /// All that was written, with one line's end at its end.
  String text() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end) + "\n";
  }
}
