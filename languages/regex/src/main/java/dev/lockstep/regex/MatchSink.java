package dev.lockstep.regex;

/// Takes matches one by one.
@FunctionalInterface
public interface MatchSink {

  /// @param match the searcher, whose [Searcher#start()], [Searcher#end()] and groups are the
  ///     match's until this returns
  /// @return whether to look for more
  boolean match(Searcher match);
}
