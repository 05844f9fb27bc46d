package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import java.util.List;

/// How a content came into a history.
///
/// @param commit the first commit that holds it: no ancestor of it does, and of several such
///     commits it is the one whose ancestors are the oldest
/// @param order the commit's place in the history, parents before children, from 1 on
/// @param paths where it stands or stood, those at HEAD first, capped; bytes that are no UTF-8
///     become U+FFFD
/// @param atHead whether HEAD holds it
/// @param refs the full names of references whose histories hold the commit, branches first, capped
public record Introduction(
    ContentId content,
    ContentId commit,
    int order,
    List<String> paths,
    boolean atHead,
    List<String> refs) {

  public Introduction {
    paths = List.copyOf(paths);
    refs = List.copyOf(refs);
  }
}
