package dev.lockstep.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a content stands in the history of a repository.
///
/// @param commit the first commit that introduced it, in hex; null for what only the index or the
///     work tree holds
/// @param atHead whether it is still in the tree of HEAD
/// @param refs the full names of the refs that reach it, capped
/// @param link the commit's page at its host, where the host is known
public record Provenance(
    @Nullable String commit,
    @Nullable String author,
    @Nullable String email,
    @Nullable Instant date,
    @Nullable String message,
    boolean atHead,
    List<String> refs,
    @Nullable String link) {

  public Provenance {
    refs = List.copyOf(refs);
  }
}
