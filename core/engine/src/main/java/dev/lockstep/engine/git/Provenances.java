package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.walk.Introduction;
import dev.lockstep.model.Provenance;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says of introductions what a report says of them: who, when, with what message, and where the
/// commit's page is.
public final class Provenances {
  private final GitRepository repository;
  private final Map<String, Commit> commits = new HashMap<>();
  private final @Nullable String page;

  public Provenances(GitRepository repository) {
    this.repository = repository;
    String remote = repository.config().value("remote.origin.url");
    this.page = remote == null ? null : page(remote);
  }

  /// What is known of an introduction before its commit is read.
  static Provenance untold(Introduction introduction) {
    return new Provenance(
        introduction.commit().hex(),
        null,
        null,
        null,
        null,
        introduction.atHead(),
        introduction.refs(),
        null);
  }

  /// The same with all that its commit says.
  ///
  /// @throws dev.lockstep.engine.git.object.GitFailure where the commit cannot be read
  Provenance told(Provenance untold) {
    String id = untold.commit();
    if (id == null) {
      return untold;
    }
    Commit commit = commits.computeIfAbsent(id, this::commit);
    return new Provenance(
        id,
        commit.author(),
        commit.email(),
        Instant.ofEpochSecond(commit.authorSeconds()),
        commit.subject(),
        untold.atHead(),
        untold.refs(),
        page == null ? null : page + id);
  }

  private Commit commit(String id) {
    return repository.commits().commit(ContentId.of(HexFormat.of().parseHex(id), 0));
  }

  /// What stands before a commit's id in the address of its page; null where the host is not known.
  static @Nullable String page(String remote) {
    String path = path(remote);
    if (path == null || !isPlain(path)) {
      return null;
    }
    String host = path.substring(0, path.indexOf('/')).toLowerCase(Locale.ROOT);
    String address = "https://" + host + path.substring(path.indexOf('/'));
    if (host.equals("github.com") || host.equals("codeberg.org")) {
      return address + "/commit/";
    }
    if (host.equals("bitbucket.org")) {
      return address + "/commits/";
    }
    return host.startsWith("gitlab.") ? address + "/-/commit/" : null;
  }

  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
          && "._~/-".indexOf(c) < 0) {
        return false;
      }
    }
    return path.indexOf('/') > 0;
  }

  /// Host and path of `https://user@host/path.git`, `ssh://git@host:22/path.git` or
  /// `git@host:path`.
  private static @Nullable String path(String remote) {
    String rest = remote.strip();
    int scheme = rest.indexOf("://");
    if (scheme >= 0) {
      rest = rest.substring(scheme + 3);
      int slash = rest.indexOf('/');
      if (slash < 0) {
        return null;
      }
      String host = rest.substring(rest.lastIndexOf('@', slash) + 1, slash);
      int port = host.indexOf(':');
      rest = (port < 0 ? host : host.substring(0, port)) + rest.substring(slash);
    } else {
      int colon = rest.indexOf(':');
      if (colon < 0) {
        return null;
      }
      String host = rest.substring(rest.lastIndexOf('@', colon) + 1, colon);
      rest = host + "/" + rest.substring(colon + 1);
    }
    rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return rest.endsWith(".git") ? rest.substring(0, rest.length() - 4) : rest;
  }
}
