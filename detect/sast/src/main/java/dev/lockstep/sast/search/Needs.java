package dev.lockstep.sast.search;

import dev.lockstep.sast.match.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a content holds of what rules need.
final class Needs {
  private final @Nullable SourceFile file;
  private final byte[] bytes;
  private @Nullable Set<String> words;
  private @Nullable String text;

  /// @param file the content as a tree; null where it has none
  Needs(byte[] bytes, @Nullable SourceFile file) {
    this.bytes = bytes;
    this.file = file;
  }

  boolean areMet(Need need) {
    return switch (need) {
      case Need.Names(List<Integer> names) -> hasAll(names);
      case Need.Literals(List<String> literals) -> hasOne(literals);
      case Need.Words(List<String> wanted) -> words().containsAll(wanted);
      case Need.All(List<Need> parts) -> {
        for (Need part : parts) {
          if (!areMet(part)) {
            yield false;
          }
        }
        yield true;
      }
      case Need.Any(List<Need> parts) -> {
        for (Need part : parts) {
          if (areMet(part)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private boolean hasAll(List<Integer> required) {
    if (file == null) {
      return true;
    }
    for (int i = 0; i < required.size(); i++) {
      if (!file.has(required.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOne(List<String> literals) {
    if (text == null) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    for (String literal : literals) {
      byte[] wanted = literal.getBytes(StandardCharsets.UTF_8);
      if (text.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> words() {
    if (words == null) {
      words = new HashSet<>();
      int start = -1;
      for (int i = 0; i <= bytes.length; i++) {
        boolean word = i < bytes.length && isWord(bytes[i]);
        if (word && start < 0) {
          start = i;
        } else if (!word && start >= 0) {
          words.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
          start = -1;
        }
      }
    }
    return words;
  }

  private static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
