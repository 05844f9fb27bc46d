package dev.lockstep.secrets.rule;

import dev.lockstep.regex.MatchSink;
import dev.lockstep.regex.Regex;
import dev.lockstep.regex.Searcher;
import dev.lockstep.regex.syntax.RegexSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// An expression of a rule, and searchers for it that threads take and give back: a searcher keeps
/// what it learns from text to text.
public final class Pattern {
  private static final int KEPT = 64;

  private final String text;
  private final Regex regex;
  private final Deque<Searcher> idle = new ArrayDeque<>(0);

  private Pattern(String text, Regex regex) {
    this.text = text;
    this.regex = regex;
  }

  /// @throws BadRegex where the text is no expression
  public static Pattern compile(String text) throws BadRegex {
    try {
      return new Pattern(text, Regex.compile(text));
    } catch (RegexSyntax e) {
      throw new BadRegex(String.valueOf(e.getMessage()), e);
    }
  }

  /// What [#toBytes()] wrote.
  ///
  /// @throws IllegalArgumentException where the bytes are no compiled form of this version
  public static Pattern fromBytes(byte[] compiled) {
    Regex regex = Regex.fromBytes(compiled);
    return new Pattern(regex.toString(), regex);
  }

  public byte[] toBytes() {
    return regex.toBytes();
  }

  public String text() {
    return text;
  }

  public Regex regex() {
    return regex;
  }

  /// How many groups it captures, the whole match not counted.
  public int groups() {
    return regex.groupCount();
  }

  public boolean occursIn(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return occursIn(bytes, 0, bytes.length);
  }

  public boolean occursIn(byte[] bytes, int from, int to) {
    Searcher searcher = take();
    searcher.text(bytes, from, to);
    boolean found = searcher.find(from);
    giveBack(searcher);
    return found;
  }

  /// All matches that do not overlap, from left to right.
  ///
  /// @param anchors where in the text the expression's literals begin, ascending; what is there
  ///     does not matter where it has none
  /// @param count how many of them
  public void findAll(byte[] bytes, int length, int[] anchors, int count, MatchSink sink) {
    if (count == 0 && !regex.literals().isEmpty()) {
      return;
    }
    Searcher searcher = take();
    searcher.text(bytes, length);
    if (regex.literals().isEmpty()) {
      searcher.findAll(sink);
    } else {
      searcher.findAll(anchors, count, sink);
    }
    giveBack(searcher);
  }

  /// The group that holds a secret in the first match within `bytes[from, to)`: the one asked for,
  /// or with 0 the first that is not empty; all of the range where there is none, or no match.
  public Span group(int asked, byte[] bytes, int from, int to) {
    if (groups() == 0) {
      return new Span(from, to);
    }
    Searcher searcher = take();
    searcher.text(bytes, from, to);
    Span group = searcher.find(from) ? group(asked, searcher) : null;
    giveBack(searcher);
    return group == null ? new Span(from, to) : group;
  }

  private @Nullable Span group(int asked, Searcher found) {
    if (asked > 0) {
      int start = found.groupStart(asked);
      return start < 0
          ? new Span(found.start(), found.start())
          : new Span(start, found.groupEnd(asked));
    }
    for (int group = 1; group <= groups(); group++) {
      if (found.groupEnd(group) > found.groupStart(group)) {
        return new Span(found.groupStart(group), found.groupEnd(group));
      }
    }
    return null;
  }

  private Searcher take() {
    synchronized (idle) {
      Searcher searcher = idle.pollFirst();
      if (searcher != null) {
        return searcher;
      }
    }
    return regex.searcher();
  }

  private void giveBack(Searcher searcher) {
    searcher.text(new byte[0], 0);
    synchronized (idle) {
      if (idle.size() < KEPT) {
        idle.addFirst(searcher);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
