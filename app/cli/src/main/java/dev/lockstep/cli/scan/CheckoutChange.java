package dev.lockstep.cli.scan;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What is checked out, beside the branch that it goes to: the commits and lines since both parted.
///
/// @param base the commit where they parted
/// @param authors who wrote the commits since, by their addresses
/// @param begin when the first of these was written; empty where there is none
record CheckoutChange(
    String base,
    List<String> paths,
    long added,
    long deleted,
    long commits,
    List<String> authors,
    Optional<Instant> begin) {

  /// @param targets revisions of the branch that it goes to, of which the first that is there
  ///     counts
  /// @return empty where none is there, or the clone does not reach back to where they parted
  static Optional<CheckoutChange> of(GitProgram git, List<String> targets) {
    for (String target : targets) {
      if (git.line("rev-parse", "--verify", "--quiet", target + "^{commit}").isPresent()) {
        return git.line("merge-base", "HEAD", target).map(base -> since(git, base));
      }
    }
    return Optional.empty();
  }

  private static CheckoutChange since(GitProgram git, String base) {
    String range = base + "..HEAD";
    List<String> log =
        git.line("log", "--format=%aI %ae", range)
            .map(text -> text.lines().toList())
            .orElse(List.of());
    TreeSet<String> authors = new TreeSet<>();
    Optional<Instant> begin = Optional.empty();
    for (String commit : log) {
      String[] words = commit.split(" ", 2);
      authors.add(words[words.length - 1]);
      begin = earlier(begin, words[0]);
    }
    return lines(git, base, log.size(), List.copyOf(authors), begin);
  }

  private static Optional<Instant> earlier(Optional<Instant> than, String date) {
    try {
      Instant at = OffsetDateTime.parse(date).toInstant();
      return than.isPresent() && than.get().isBefore(at) ? than : Optional.of(at);
    } catch (DateTimeException e) {
      return than;
    }
  }

  /// Nothing of the repository's is started: neither its drivers of differences nor of texts.
  private static CheckoutChange lines(
      GitProgram git, String base, long commits, List<String> authors, Optional<Instant> begin) {
    String[] question = {
      "diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", base, "HEAD"
    };
    TreeSet<String> paths = new TreeSet<>();
    long added = 0;
    long deleted = 0;
    for (String file : git.line(question).orElse("").split("\0", -1)) {
      String[] columns = file.split("\t", 3);
      if (columns.length == 3) {
        added += number(columns[0]);
        deleted += number(columns[1]);
        paths.add(columns[2]);
      }
    }
    return new CheckoutChange(base, List.copyOf(paths), added, deleted, commits, authors, begin);
  }

  /// A binary file has none: `-`.
  private static long number(String column) {
    return column.matches("[0-9]{1,9}") ? Long.parseLong(column) : 0;
  }

  /// As policies see it: `base`, `commits`, `files`, `lines` (added and deleted), `added`,
  /// `deleted`, `authors`, `paths`.
  ObjectValue value() {
    return new ObjectValue.Builder()
        .put("base", StringValue.of(base))
        .put("commits", LongValue.of(commits))
        .put("files", LongValue.of(paths.size()))
        .put("lines", LongValue.of(added + deleted))
        .put("added", LongValue.of(added))
        .put("deleted", LongValue.of(deleted))
        .put("authors", texts(authors))
        .put("paths", texts(paths))
        .build();
  }

  /// Whole days since its first commit was written; 0 where it has none.
  long ageDays(Instant now) {
    return begin.map(at -> Math.max(0, Duration.between(at, now).toDays())).orElse(0L);
  }

  private static ArrayValue texts(List<String> texts) {
    return ArrayValue.of(texts.stream().map(StringValue::of).toList());
  }
}
