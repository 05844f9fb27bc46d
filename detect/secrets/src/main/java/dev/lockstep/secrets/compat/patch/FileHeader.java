package dev.lockstep.secrets.compat.patch;

import org.jspecify.annotations.Nullable;

/// The lines from `diff --git` to a file's first hunk.
final class FileHeader {
  /// Instead of the name of a file that is not there.
  static final String NONE = "/dev/null";

  private static final String[] OF_NO_INTEREST = {
    "old mode ",
    "new mode ",
    "copy from ",
    "rename old ",
    "rename from ",
    "similarity index ",
    "dissimilarity index ",
    "index "
  };

  private final String bothNames;
  private String newName = "";
  private boolean added;
  private boolean deleted;

  private FileHeader(String bothNames) {
    this.bothNames = bothNames;
  }

  /// @return null where the names are malformed
  static @Nullable FileHeader of(String names) {
    String both = PatchName.ofBoth(names);
    return both == null ? null : new FileHeader(both);
  }

  /// Takes a line of the header.
  enum Answer {
    GOES_ON,
    ENDS,
    MALFORMED
  }

  Answer take(String line) {
    if (line.startsWith("--- ")) {
      return PatchName.of(line.substring(4), true) == null ? Answer.MALFORMED : Answer.GOES_ON;
    }
    if (line.startsWith("+++ ")) {
      return newName(PatchName.of(line.substring(4), true), true);
    }
    if (line.startsWith("deleted file mode ")) {
      deleted = true;
      return Answer.GOES_ON;
    }
    if (line.startsWith("new file mode ")) {
      added = true;
      newName = bothNames;
      return Answer.GOES_ON;
    }
    if (line.startsWith("copy to ")) {
      return newName(PatchName.of(line.substring(8), false), false);
    }
    if (line.startsWith("rename to ") || line.startsWith("rename new ")) {
      return newName(PatchName.of(line.substring(line.indexOf(' ', 7) + 1), false), false);
    }
    for (String start : OF_NO_INTEREST) {
      if (line.startsWith(start)) {
        return Answer.GOES_ON;
      }
    }
    return Answer.ENDS;
  }

  /// @param checked whether it must be the same as one known from a line before
  private Answer newName(@Nullable String name, boolean checked) {
    boolean differs = checked && !newName.isEmpty() && !newName.equals(name);
    boolean gone = checked && deleted && !NONE.equals(name);
    if (name == null || differs || gone) {
      return Answer.MALFORMED;
    }
    if (!deleted) {
      newName = name;
    }
    return Answer.GOES_ON;
  }

  /// The name of the file after the change, a `char` a byte; empty where none is known.
  String name() {
    return newName.isEmpty() && !deleted ? bothNames : newName;
  }

  boolean isAdded() {
    return added;
  }

  boolean isDeleted() {
    return deleted;
  }
}
