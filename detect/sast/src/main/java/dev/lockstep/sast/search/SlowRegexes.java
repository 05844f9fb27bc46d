package dev.lockstep.sast.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Says whether a regular expression can be made to take exponential time: a repeated group that
/// can divide the same text among its rounds in more than one way.
///
/// That is so where what ends a round without bound can begin like the next round (`(a+)+`, `(\w+
/// ?)*`), where what begins a round without bound can end like the round before (`(\w+a)*`), and
/// where alternatives match alike (`(a|aa)*`). `(,\w+)*` is none of these: the comma tells the
/// rounds apart. The condition is a local form of the ambiguity of Weideman et al., "Analyzing
/// Matching Time Behavior of Backtracking Regular Expression Matchers by Using Ambiguity of NFA".
final class SlowRegexes {
  private static final int OTHER = 128;
  private static final int DEEPEST = 200;
  private static final Part NOTHING = new Part(new BitSet(), new BitSet(), true, false, false);

  private final String regex;
  private int at;
  private int depth;
  private boolean slow;

  private SlowRegexes(String regex) {
    this.regex = regex;
  }

  static boolean isSlow(String regex) {
    SlowRegexes reader = new SlowRegexes(regex);
    while (reader.at < regex.length()) {
      reader.alternatives();
      reader.at++;
    }
    return reader.slow;
  }

  /// A part of an expression.
  ///
  /// @param first what it can begin with, in ASCII and one more for all others
  /// @param last what it can end with
  /// @param single whether it is one character
  private record Part(
      BitSet first, BitSet last, boolean empty, boolean unbounded, boolean single) {}

  private Part alternatives() {
    int start = at;
    List<List<Part>> choices = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    choices.add(sequence());
    texts.add(regex.substring(start, at));
    while (at < regex.length() && regex.charAt(at) == '|') {
      int from = ++at;
      choices.add(sequence());
      texts.add(regex.substring(from, at));
    }
    return joined(choices, texts);
  }

  private Part joined(List<List<Part>> choices, List<String> texts) {
    BitSet first = new BitSet();
    BitSet last = new BitSet();
    boolean empty = false;
    for (List<Part> choice : choices) {
      first.or(firstOf(choice));
      last.or(lastOf(choice));
      empty |= choice.stream().allMatch(Part::empty);
    }
    boolean divides = choices.size() > 1 && alike(choices, texts, first);
    for (List<Part> choice : choices) {
      divides |= divides(choice, first, last);
    }
    boolean single = choices.stream().allMatch(one -> one.size() == 1 && one.getFirst().single());
    // Whether it divides matters only where it is repeated: kept in place of the bound.
    return new Part(first, last, empty, divides, single);
  }

  /// Whether rounds of this sequence can be told apart in more than one way.
  private static boolean divides(List<Part> parts, BitSet first, BitSet last) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      if (part.unbounded() && part.first().intersects(first)) {
        return true;
      }
      if (!part.empty()) {
        break;
      }
    }
    for (Part part : parts) {
      if (part.unbounded() && part.last().intersects(last)) {
        return true;
      }
      if (!part.empty()) {
        break;
      }
    }
    return false;
  }

  private static boolean alike(List<List<Part>> choices, List<String> texts, BitSet first) {
    for (int i = 0; i < choices.size(); i++) {
      for (int j = 0; j < choices.size(); j++) {
        String one = texts.get(i);
        String other = texts.get(j);
        if (i == j || one.isEmpty()) {
          continue;
        }
        List<Part> its = choices.get(i);
        List<Part> others = choices.get(j);
        boolean same = i < j && one.equals(other);
        boolean letters =
            its.size() == 1
                && others.size() == 1
                && its.getFirst().single()
                && others.getFirst().single()
                && its.getFirst().first().intersects(others.getFirst().first());
        boolean begins =
            other.startsWith(one)
                && others.size() > its.size()
                && firstOf(others.subList(its.size(), others.size())).intersects(first);
        if (same || letters || begins) {
          return true;
        }
      }
    }
    return false;
  }

  private static BitSet firstOf(List<Part> parts) {
    BitSet first = new BitSet();
    for (Part part : parts) {
      first.or(part.first());
      if (!part.empty()) {
        break;
      }
    }
    return first;
  }

  private static BitSet lastOf(List<Part> parts) {
    BitSet last = new BitSet();
    for (Part part : parts.reversed()) {
      last.or(part.last());
      if (!part.empty()) {
        break;
      }
    }
    return last;
  }

  private List<Part> sequence() {
    List<Part> parts = new ArrayList<>();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      boolean group = regex.charAt(at) == '(';
      Part part = group ? group() : atom();
      parts.add(repeated(part, group));
    }
    return parts;
  }

  private Part repeated(Part part, boolean group) {
    boolean divides = group && part.unbounded();
    Part bounded = new Part(part.first(), part.last(), part.empty(), false, part.single());
    if (at >= regex.length()) {
      return bounded;
    }
    char c = regex.charAt(at);
    int end = c == '{' ? regex.indexOf('}', at) : at;
    boolean counted = c == '{' && end > at + 1 && Character.isDigit(regex.charAt(at + 1));
    if (c != '*' && c != '+' && c != '?' && !counted) {
      return bounded;
    }
    boolean unbounded = c == '*' || c == '+' || (counted && regex.charAt(end - 1) == ',');
    boolean none = c == '*' || c == '?' || (counted && regex.charAt(at + 1) == '0');
    at = end + 1;
    boolean possessive = at < regex.length() && regex.charAt(at) == '+';
    if (possessive || (at < regex.length() && regex.charAt(at) == '?')) {
      at++;
    }
    slow |= unbounded && divides && !possessive;
    return new Part(
        part.first(), part.last(), part.empty() || none, unbounded, part.single() && !unbounded);
  }

  private Part group() {
    at++;
    boolean looks = false;
    if (regex.startsWith("?", at)) {
      looks = regex.startsWith("?=", at) || regex.startsWith("?!", at);
      looks |= regex.startsWith("?<=", at) || regex.startsWith("?<!", at);
      while (at < regex.length() && ":=!>".indexOf(regex.charAt(at)) < 0) {
        if (regex.charAt(at) == ')') {
          break;
        }
        at++;
      }
      if (at < regex.length() && regex.charAt(at) != ')') {
        at++;
      }
    }
    Part inner = ++depth > DEEPEST ? NOTHING : alternatives();
    depth--;
    if (at < regex.length()) {
      at++;
    }
    return looks ? NOTHING : inner;
  }

  private Part atom() {
    char c = regex.charAt(at++);
    BitSet set = new BitSet();
    switch (c) {
      case '^', '$' -> {
        return NOTHING;
      }
      case '.' -> set.set(0, OTHER + 1);
      case '[' -> set = characterClass();
      case '\\' -> {
        if (at < regex.length()) {
          char escaped = regex.charAt(at++);
          if (escaped == 'b' || escaped == 'B' || escaped == 'A' || escaped == 'Z') {
            return NOTHING;
          }
          set = escape(escaped);
        }
      }
      default -> set.set(Math.min(c, OTHER));
    }
    return new Part(set, set, false, false, true);
  }

  private BitSet characterClass() {
    BitSet set = new BitSet();
    boolean not = at < regex.length() && regex.charAt(at) == '^';
    if (not) {
      at++;
    }
    boolean begun = false;
    while (at < regex.length() && (regex.charAt(at) != ']' || !begun)) {
      begun = true;
      char c = regex.charAt(at++);
      if (c == '\\' && at < regex.length()) {
        set.or(escape(regex.charAt(at++)));
      } else if (at + 1 < regex.length()
          && regex.charAt(at) == '-'
          && regex.charAt(at + 1) != ']') {
        int to = Math.min(regex.charAt(at + 1), OTHER);
        set.set(Math.min(c, OTHER), Math.max(to, Math.min(c, OTHER)) + 1);
        at += 2;
      } else {
        set.set(Math.min(c, OTHER));
      }
    }
    at = Math.min(at + 1, regex.length());
    if (not) {
      set.flip(0, OTHER + 1);
    }
    return set;
  }

  private static BitSet escape(char c) {
    BitSet set = new BitSet();
    switch (c) {
      case 'd', 'D' -> set.set('0', '9' + 1);
      case 'w', 'W' -> {
        set.set('0', '9' + 1);
        set.set('A', 'Z' + 1);
        set.set('a', 'z' + 1);
        set.set('_');
      }
      case 's', 'S' -> {
        set.set('\t', '\r' + 1);
        set.set(' ');
      }
      case 'n' -> set.set('\n');
      case 'r' -> set.set('\r');
      case 't' -> set.set('\t');
      case 'p', 'P', 'u', 'x' -> set.set(0, OTHER + 1);
      default -> set.set(Math.min(c, OTHER));
    }
    if (c == 'D' || c == 'W' || c == 'S') {
      set.flip(0, OTHER + 1);
    }
    return set;
  }
}
