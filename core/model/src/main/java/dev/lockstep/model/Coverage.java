package dev.lockstep.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was looked at. Holds no clock and no cache figures: those differ from run to run.
///
/// @param kinds the capabilities that ran
/// @param files entries examined, archive members included
/// @param bytes their sizes added up
/// @param notExamined entries in scope with an incomplete problem
/// @param passedOver entries out of scope, by reason: `git-ignored`, `excluded`, `too-large`,
///     `submodule`
/// @param gitIgnoredExamined entries examined although git ignores them
public record Coverage(
    List<Kind> kinds,
    long files,
    long bytes,
    long notExamined,
    SortedMap<String, Long> passedOver,
    long gitIgnoredExamined) {

  public Coverage {
    kinds = kinds.stream().sorted().toList();
    passedOver = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
  }
}
