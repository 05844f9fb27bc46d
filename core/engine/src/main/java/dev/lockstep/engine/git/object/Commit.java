package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A commit object, as far as a report needs it.
///
/// @param author the name; bytes that are no UTF-8 become U+FFFD, here and below
/// @param authorSeconds since 1970
/// @param committerSeconds since 1970
/// @param subject the first line of the message, cut where it is very long
public record Commit(
    ContentId tree,
    List<ContentId> parents,
    String author,
    String email,
    long authorSeconds,
    long committerSeconds,
    String subject) {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_NAME = 200;
  private static final int HEX = 2 * ContentId.LENGTH;
  private static final int MOST_PARENTS = 4096;

  public Commit {
    parents = List.copyOf(parents);
  }

  /// @throws GitFailure where the bytes are no commit
  public static Commit parse(byte[] bytes) {
    Lines lines = new Lines(bytes);
    ContentId tree = lines.id("tree ");
    List<ContentId> parents = new ArrayList<>();
    while (lines.startsWith("parent ")) {
      if (parents.size() == MOST_PARENTS) {
        throw GitFailure.corrupt("a commit with more than " + MOST_PARENTS + " parents");
      }
      parents.add(lines.id("parent "));
    }
    Person author = lines.person("author ");
    Person committer = lines.person("committer ");
    return new Commit(
        tree,
        parents,
        author.name,
        author.email,
        author.seconds,
        committer.seconds,
        lines.subject());
  }

  private record Person(String name, String email, long seconds) {}

  private static final class Lines {
    private final byte[] bytes;
    private int at;

    Lines(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean startsWith(String word) {
      if (word.length() > bytes.length - at) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        if (bytes[at + i] != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    ContentId id(String word) {
      int from = at + word.length();
      if (!startsWith(word) || from + HEX >= bytes.length || bytes[from + HEX] != '\n') {
        throw GitFailure.corrupt("a commit without a line `" + word.strip() + "`");
      }
      at = from + HEX + 1;
      return parseId(bytes, from);
    }

    Person person(String word) {
      if (!startsWith(word)) {
        throw GitFailure.corrupt("a commit without a line `" + word.strip() + "`");
      }
      int from = at + word.length();
      int end = lineEnd(from);
      at = Math.min(bytes.length, end + 1);
      int open = last('<', from, end);
      int close = last('>', from, end);
      if (open < 0 || close < open) {
        return new Person(text(from, end), "", 0);
      }
      int nameEnd = open > from && bytes[open - 1] == ' ' ? open - 1 : open;
      return new Person(text(from, nameEnd), text(open + 1, close), seconds(close + 2, end));
    }

    private int lineEnd(int from) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      return end;
    }

    private int last(char c, int from, int end) {
      for (int i = end - 1; i >= from; i--) {
        if (bytes[i] == c) {
          return i;
        }
      }
      return -1;
    }

    private String text(int from, int end) {
      int length = Math.min(end - from, LONGEST_NAME);
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private long seconds(int from, int end) {
      long value = 0;
      for (int i = from; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
        // What is out of any calendar's range counts as unknown.
        if (value > 1L << 38) {
          return 0;
        }
        value = value * 10 + bytes[i] - '0';
      }
      return value;
    }

    String subject() {
      // Other headers, such as signatures, end at the first empty line.
      while (at < bytes.length && bytes[at] != '\n') {
        at = lineEnd(at) + 1;
      }
      int from = Math.min(bytes.length, at + 1);
      while (from < bytes.length && bytes[from] == '\n') {
        from++;
      }
      int length = Math.min(lineEnd(from) - from, LONGEST_SUBJECT);
      return new String(bytes, from, length, StandardCharsets.UTF_8).strip();
    }
  }

  private static ContentId parseId(byte[] bytes, int from) {
    return hexId(new String(bytes, from, HEX, StandardCharsets.ISO_8859_1));
  }

  /// The id that 40 hex digits spell.
  ///
  /// @throws GitFailure where the text is none
  public static ContentId hexId(String hex) {
    if (hex.length() != HEX) {
      throw GitFailure.corrupt("an id of " + hex.length() + " digits");
    }
    try {
      return new ContentId(
          HexFormat.fromHexDigitsToLong(hex, 0, 16),
          HexFormat.fromHexDigitsToLong(hex, 16, 32),
          HexFormat.fromHexDigits(hex, 32, 40));
    } catch (IllegalArgumentException e) {
      throw new GitFailure(GitFailure.Code.CORRUPT, "an id with other than hex digits", e);
    }
  }

  /// What an annotated tag names.
  ///
  /// @throws GitFailure where the bytes are no tag
  public static ContentId taggedBy(byte[] tag) {
    return new Lines(tag).id("object ");
  }
}
