package dev.lockstep.engine.git.index;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The index's extension `TREE`: for each folder that is unchanged since the index was filled, the
/// id of its
/// tree.
///
/// @param id null where something in the folder changed since
/// @param folders by their raw names
record CachedTrees(@Nullable ContentId id, int entries, Map<String, CachedTrees> folders) {
  private static final int DEEPEST = 1_000;

  static CachedTrees parse(byte[] bytes, int from, int size) {
    Parser parser = new Parser(bytes, from, from + size);
    parser.name();
    return parser.folder(0);
  }

  @Nullable CachedTrees folder(String rawName) {
    return folders.get(rawName);
  }

  private static final class Parser {
    private final byte[] bytes;
    private final int end;
    private int at;

    Parser(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.at = from;
      this.end = end;
    }

    CachedTrees folder(int depth) {
      int entries = number(' ');
      int count = number('\n');
      if (depth > DEEPEST || count < 0) {
        throw malformed();
      }
      ContentId id = null;
      if (entries >= 0) {
        if (end - at < ContentId.LENGTH) {
          throw malformed();
        }
        id = ContentId.of(bytes, at);
        at += ContentId.LENGTH;
      }
      Map<String, CachedTrees> folders = new HashMap<>();
      for (int i = 0; i < count; i++) {
        folders.put(name(), folder(depth + 1));
      }
      return new CachedTrees(id, entries, folders);
    }

    String name() {
      int from = at;
      while (at < end && bytes[at] != 0) {
        at++;
      }
      if (at >= end) {
        throw malformed();
      }
      return new String(bytes, from, at++ - from, StandardCharsets.ISO_8859_1);
    }

    private int number(char stop) {
      int from = at;
      while (at < end && bytes[at] != stop) {
        at++;
      }
      if (at >= end || at - from > 11) {
        throw malformed();
      }
      try {
        return Integer.parseInt(new String(bytes, from, at++ - from, StandardCharsets.ISO_8859_1));
      } catch (NumberFormatException e) {
        throw new GitFailure(GitFailure.Code.CORRUPT, "the index has a malformed tree cache", e);
      }
    }

    private static GitFailure malformed() {
      return GitFailure.corrupt("the index has a malformed tree cache");
    }
  }
}
