package dev.lockstep.regex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Random patterns and texts that are likely to meet, and the ways to read a searcher's answer.
final class Texts {
  private static final List<String> ATOMS =
      List.of(
          "a", "b", "k", "s", "A", "\\w", "\\d", "\\s", ".", "[a-c]", "[^a]", "é", "^", "$", "\\b",
          "\\B", "\\A", "\\z", "\\W", "\\n", "€", "(?:)", "ab", "key", "-", "foo", "[k-s]", "token",
          "secret=");
  private static final List<String> QUANTIFIERS =
      List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{0,5}");
  private static final List<String> FLAGS = List.of("(?i:", "(?s:", "(?m:", "(?P<n>", "(?-i:");
  private static final List<String> PIECES =
      List.of(
          "a", "b", "k", "s", "K", "A", "\n", " ", "é", "€", "x", "-", "key", "foo", "0", "ab", "_",
          "c", "token", "secret=", "SECRET=", "\u212A", "\u017F");

  private Texts() {}

  static String pattern(Random random, int depth) {
    return switch (random.nextInt(depth <= 0 ? 2 : 8)) {
      case 0, 1 -> any(ATOMS, random);
      case 2, 3 -> pattern(random, depth - 1) + pattern(random, depth - 1);
      case 4 -> "(" + pattern(random, depth - 1) + ")";
      case 5 -> "(?:" + pattern(random, depth - 1) + "|" + pattern(random, depth - 1) + ")";
      case 6 -> "(?:" + pattern(random, depth - 1) + ")" + any(QUANTIFIERS, random);
      default -> any(FLAGS, random) + pattern(random, depth - 1) + ")";
    };
  }

  static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(pieces); i > 0; i--) {
      text.append(any(PIECES, random));
    }
    return text.toString();
  }

  static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// All matches with their groups: `0,3,1,2;` and so on.
  static String all(Searcher searcher, byte[] text) {
    StringBuilder found = new StringBuilder();
    searcher.text(text, text.length);
    searcher.findAll(match -> tell(match, found));
    return found.toString();
  }

  /// The same, found around the places of the literals.
  static String anchored(Searcher searcher, byte[] text) {
    StringBuilder found = new StringBuilder();
    int[] anchors = anchors(searcher.regex(), text);
    searcher.text(text, text.length);
    searcher.findAll(anchors, anchors.length, match -> tell(match, found));
    return found.toString();
  }

  private static boolean tell(Searcher match, StringBuilder found) {
    for (int group = 0; group <= match.regex().groupCount(); group++) {
      found.append(group == 0 ? "" : ",").append(match.groupStart(group));
      found.append(',').append(match.groupEnd(group));
    }
    found.append(';');
    return true;
  }

  /// Every place where a literal of the pattern begins.
  static int[] anchors(Regex regex, byte[] text) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < text.length; at++) {
      for (Literal literal : regex.literals()) {
        if (stands(literal, text, at)) {
          places.add(at);
          break;
        }
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean stands(Literal literal, byte[] text, int at) {
    byte[] bytes = utf8(literal.text());
    if (at + bytes.length > text.length) {
      return false;
    }
    byte[] there = Arrays.copyOfRange(text, at, at + bytes.length);
    for (int i = 0; i < there.length; i++) {
      if (literal.anyCase() && 'A' <= there[i] && there[i] <= 'Z') {
        there[i] = (byte) (there[i] | 0x20);
      }
    }
    return Arrays.equals(bytes, there);
  }
}
