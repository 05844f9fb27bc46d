package dev.lockstep.secrets.rule;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is known to be no secret, or nobody's concern: a condition over commit, path and text.
///
/// @param all whether every check that is given must hold; else one is enough
/// @param commits in lower case
/// @param paths the path expressions, joined by `|`; null where there are none
/// @param target what `regexes` are tried on
/// @param regexes the expressions, joined by `|`; null where there are none
/// @param stopWords in lower case; they hold where the secret contains one in any case
public record Allowlist(
    String description,
    boolean all,
    List<String> commits,
    @Nullable Pattern paths,
    Target target,
    @Nullable Pattern regexes,
    List<String> stopWords) {

  /// What an allowlist's expressions are tried on.
  public enum Target {
    SECRET,
    MATCH,
    LINE
  }

  public Allowlist {
    commits = List.copyOf(commits);
    stopWords = List.copyOf(stopWords);
  }

  /// Whether commit and path alone allow everything. A list that also asks for text, with AND, is
  /// decided by [#allowsFinding].
  public boolean allowsPlace(String commit, String path) {
    if (!all) {
      return hasCommit(commit) || hasPath(path);
    }
    if (regexes != null || !stopWords.isEmpty()) {
      return false;
    }
    return (commits.isEmpty() || hasCommit(commit)) && (paths == null || hasPath(path));
  }

  /// Whether a finding is allowed by its text or, with AND, by text and place.
  public boolean allowsFinding(String commit, String path, String secret, byte[] regexTarget) {
    if (!all) {
      return hasText(regexTarget) || hasStopWord(secret);
    }
    return (commits.isEmpty() || hasCommit(commit))
        && (paths == null || hasPath(path))
        && (regexes == null || hasText(regexTarget))
        && (stopWords.isEmpty() || hasStopWord(secret));
  }

  /// Whether commit or path have a say in it beside the text.
  public boolean needsPlace() {
    return all ? paths != null || !commits.isEmpty() : regexes == null && stopWords.isEmpty();
  }

  public boolean hasPath(String path) {
    return paths != null && !path.isEmpty() && paths.occursIn(path);
  }

  private boolean hasCommit(String commit) {
    return !commit.isEmpty()
        && !commits.isEmpty()
        && commits.contains(commit.toLowerCase(Locale.ROOT));
  }

  private boolean hasText(byte[] text) {
    return regexes != null && text.length > 0 && regexes.occursIn(text, 0, text.length);
  }

  private boolean hasStopWord(String secret) {
    if (stopWords.isEmpty()) {
      return false;
    }
    String lower = secret.toLowerCase(Locale.ROOT);
    for (String word : stopWords) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
