package dev.lockstep.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One finding as gitleaks 8.30 reports it (its `report.Finding`), for compat mode and for readers
/// of gitleaks' formats. Unlike a [Finding] it holds the secret itself, so it never reaches a
/// [Report] or a cache.
///
/// gitleaks works on bytes. Here a byte that is not part of valid UTF-8 stands as the lone
/// surrogate `U+DC00 + byte` ([RawText]), so that every writer can do what Go does with it.
///
/// @param startLine from 1 in gitleaks' own count, likewise the columns, which count bytes
/// @param line the raw line; in no report, but redacted like the rest
/// @param symlinkFile the link's path where the file was reached through one, else empty
/// @param commit empty outside histories, likewise author, email, date and message
/// @param link the place at the repository's host; empty where it is not known
/// @param entropy Shannon's of the secret, as gitleaks computes it in 32 bits
/// @param tags null where gitleaks writes `null`
/// @param fingerprint gitleaks' own: `commit:file:rule:line`, without the commit outside histories
public record GitleaksFinding(
    String ruleId,
    String description,
    int startLine,
    int endLine,
    int startColumn,
    int endColumn,
    String line,
    String match,
    String secret,
    String file,
    String symlinkFile,
    String commit,
    String link,
    float entropy,
    String author,
    String email,
    String date,
    String message,
    @Nullable List<String> tags,
    String fingerprint) {

  private static final String REDACTED = "REDACTED";

  public GitleaksFinding {
    tags = tags == null ? null : List.copyOf(tags);
  }

  /// This finding without its secret, as `gitleaks --redact` writes it; the commit's message is
  /// redacted as well, which gitleaks forgets.
  public GitleaksFinding redacted() {
    return new GitleaksFinding(
        ruleId,
        description,
        startLine,
        endLine,
        startColumn,
        endColumn,
        replaceSecret(line),
        replaceSecret(match),
        REDACTED,
        file,
        symlinkFile,
        commit,
        link,
        entropy,
        author,
        email,
        date,
        secret.isEmpty() ? message : replaceSecret(message),
        tags,
        fingerprint);
  }

  /// The same with a link to its place at the repository's host.
  public GitleaksFinding linked(String to) {
    return new GitleaksFinding(
        ruleId,
        description,
        startLine,
        endLine,
        startColumn,
        endColumn,
        line,
        match,
        secret,
        file,
        symlinkFile,
        commit,
        to,
        entropy,
        author,
        email,
        date,
        message,
        tags,
        fingerprint);
  }

  /// Java's `replace` with an empty secret puts the mask around every `char`, Go's
  /// `strings.ReplaceAll` around every code point: findings of a path have an empty secret.
  private String replaceSecret(String text) {
    if (!secret.isEmpty()) {
      return text.replace(secret, REDACTED);
    }
    StringBuilder out = new StringBuilder(REDACTED);
    text.codePoints().forEach(point -> out.appendCodePoint(point).append(REDACTED));
    return out.toString();
  }
}
