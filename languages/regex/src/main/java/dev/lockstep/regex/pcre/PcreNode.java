package dev.lockstep.regex.pcre;

import java.util.List;

/// A Perl-compatible regular expression as a tree.
sealed interface PcreNode {
  record Empty() implements PcreNode {}

  /// One code point.
  record One(CodeSet set) implements PcreNode {}

  record Literal(int codePoint) implements PcreNode {}

  record Sequence(List<PcreNode> parts) implements PcreNode {}

  record Choice(List<PcreNode> alternatives) implements PcreNode {}

  /// A group with a number.
  record Group(int number, PcreNode body) implements PcreNode {}

  record Atomic(PcreNode body) implements PcreNode {}

  /// @param max -1 where there is no bound
  record Repeat(PcreNode body, int min, int max, Greed greed) implements PcreNode {}

  record Look(PcreNode body, boolean behind, boolean negative) implements PcreNode {}

  record BackReference(int number, boolean ignoreCase) implements PcreNode {}

  /// A test of the group, then one of two.
  record Conditional(int number, PcreNode yes, PcreNode no) implements PcreNode {}

  record Assertion(Test test) implements PcreNode {}

  /// How a repetition prefers.
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /// What is tested at a place.
  enum Test {
    LINE_START,
    LINE_END,
    TEXT_START,
    TEXT_END,
    TEXT_END_OR_LAST_LINE,
    WORD_EDGE,
    NO_WORD_EDGE,
    SEARCH_START,
    KEEP
  }
}
