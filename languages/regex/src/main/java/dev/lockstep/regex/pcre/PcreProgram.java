package dev.lockstep.regex.pcre;

import dev.lockstep.regex.pcre.PcreNode.Greed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A regular expression as instructions for [PcreMatcher].
final class PcreProgram {
  static final int BYTE = 0;
  static final int SET = 1;
  /// Tries the first place, then the second.
  static final int SPLIT = 2;
  static final int JUMP = 3;
  static final int SAVE = 4;
  static final int TEST = 5;
  static final int BACK = 6;
  /// A sub-match, then on at the second place; the first holds kind and bounds.
  static final int LOOK = 7;
  static final int NOT_LOOK = 8;
  static final int BEHIND = 9;
  static final int NOT_BEHIND = 10;
  static final int ATOMIC = 11;
  static final int DONE = 12;
  /// A set again and again; then four words: least, most, greed.
  static final int STAR = 13;
  /// Remembers the place where a round begins, and fails a round that took nothing.
  static final int MARK = 14;
  static final int PROGRESS = 15;
  static final int IF_GROUP = 16;

  private static final int MAX_SIZE = 200_000;

  final List<CodeSet> sets = new ArrayList<>();
  int[] code = new int[64];
  int size;
  final int groups;
  int registers;
  final boolean @Nullable [] first;
  final FirstBytes.@Nullable Run run;
  final @Nullable Landmark landmark;

  PcreProgram(PcreNode node, int groups) throws PcreSyntax {
    this.groups = groups;
    this.registers = 2 * groups + 2;
    this.first = FirstBytes.of(node);
    this.run = FirstBytes.run(node);
    this.landmark = Landmark.of(node);
    emit(node);
    add(DONE);
    code = Arrays.copyOf(code, size);
  }

  private int add(int word) throws PcreSyntax {
    if (size >= MAX_SIZE) {
      throw new PcreSyntax("regular expression is too large", 0);
    }
    if (size == code.length) {
      code = Arrays.copyOf(code, size * 2);
    }
    code[size] = word;
    return size++;
  }

  private void emit(PcreNode node) throws PcreSyntax {
    switch (node) {
      case PcreNode.Empty() -> {}
      case PcreNode.One(CodeSet set) -> {
        add(SET);
        add(setIndex(set));
      }
      case PcreNode.Literal(int c) -> literal(c);
      case PcreNode.Sequence(List<PcreNode> parts) -> {
        for (PcreNode part : parts) {
          emit(part);
        }
      }
      case PcreNode.Choice(List<PcreNode> alternatives) -> choice(alternatives);
      case PcreNode.Group(int number, PcreNode body) -> {
        add(SAVE);
        add(2 * number);
        emit(body);
        add(SAVE);
        add(2 * number + 1);
      }
      case PcreNode.Atomic(PcreNode body) -> sub(ATOMIC, body, 0, 0);
      case PcreNode.Look(PcreNode body, boolean behind, boolean negative) -> {
        if (behind) {
          int[] bounds = width(body);
          sub(negative ? NOT_BEHIND : BEHIND, body, bounds[0], bounds[1]);
        } else {
          sub(negative ? NOT_LOOK : LOOK, body, 0, 0);
        }
      }
      case PcreNode.BackReference(int number, boolean ignoreCase) -> {
        if (number > groups || number < 1) {
          throw new PcreSyntax("reference to non-existent group " + number, 0);
        }
        add(BACK);
        add(ignoreCase ? -number : number);
      }
      case PcreNode.Conditional(int number, PcreNode yes, PcreNode no) -> {
        add(IF_GROUP);
        add(Math.min(number, groups));
        int toNo = add(0);
        emit(yes);
        add(JUMP);
        int toEnd = add(0);
        code[toNo] = size;
        emit(no);
        code[toEnd] = size;
      }
      case PcreNode.Assertion(PcreNode.Test test) -> {
        add(TEST);
        add(test.ordinal());
      }
      case PcreNode.Repeat repeat -> repeat(repeat);
    }
  }

  private int setIndex(CodeSet set) {
    sets.add(set);
    return sets.size() - 1;
  }

  private void literal(int c) throws PcreSyntax {
    for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      add(BYTE);
      add(each);
    }
  }

  private void choice(List<PcreNode> alternatives) throws PcreSyntax {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < alternatives.size(); i++) {
      boolean last = i == alternatives.size() - 1;
      int second = 0;
      if (!last) {
        add(SPLIT);
        add(size + 2);
        second = add(0);
      }
      emit(alternatives.get(i));
      if (!last) {
        add(JUMP);
        ends.add(add(0));
        code[second] = size;
      }
    }
    for (int end : ends) {
      code[end] = size;
    }
  }

  private void sub(int op, PcreNode body, int least, int most) throws PcreSyntax {
    add(op);
    int end = add(0);
    add(least);
    add(most);
    emit(body);
    add(DONE);
    code[end] = size;
  }

  private void repeat(PcreNode.Repeat repeat) throws PcreSyntax {
    if (repeat.body() instanceof PcreNode.One(CodeSet set)) {
      star(set, repeat);
      return;
    }
    if (repeat.body() instanceof PcreNode.Literal(int c) && c < 128) {
      star(CodeSet.of(c).ready(), repeat);
      return;
    }
    if (repeat.greed() == Greed.POSSESSIVE) {
      sub(
          ATOMIC,
          new PcreNode.Repeat(repeat.body(), repeat.min(), repeat.max(), Greed.GREEDY),
          0,
          0);
      return;
    }
    for (int i = 0; i < repeat.min(); i++) {
      emit(repeat.body());
    }
    boolean lazy = repeat.greed() == Greed.LAZY;
    if (repeat.max() < 0) {
      loop(repeat.body(), lazy);
      return;
    }
    List<Integer> exits = new ArrayList<>();
    for (int i = repeat.min(); i < repeat.max(); i++) {
      exits.add(split(lazy));
      emit(repeat.body());
    }
    for (int exit : exits) {
      code[exit] = size;
    }
  }

  /// @return where the exit's place is to be written
  private int split(boolean lazy) throws PcreSyntax {
    add(SPLIT);
    int first = add(0);
    int second = add(0);
    code[lazy ? second : first] = size;
    return lazy ? first : second;
  }

  private void loop(PcreNode body, boolean lazy) throws PcreSyntax {
    int start = size;
    int exit = split(lazy);
    int register = registers++;
    add(MARK);
    add(register);
    emit(body);
    add(PROGRESS);
    add(register);
    add(JUMP);
    add(start);
    code[exit] = size;
  }

  private void star(CodeSet set, PcreNode.Repeat repeat) throws PcreSyntax {
    add(STAR);
    add(setIndex(set));
    add(repeat.min());
    add(repeat.max() < 0 ? Integer.MAX_VALUE : repeat.max());
    add(repeat.greed().ordinal());
  }

  /// Least and most code points of a match.
  private static int[] width(PcreNode node) throws PcreSyntax {
    return switch (node) {
      case PcreNode.Empty _, PcreNode.Assertion _, PcreNode.Look _ -> new int[] {0, 0};
      case PcreNode.One _, PcreNode.Literal _ -> new int[] {1, 1};
      case PcreNode.Sequence(List<PcreNode> parts) -> {
        int[] sum = {0, 0};
        for (PcreNode part : parts) {
          int[] each = width(part);
          sum[0] += each[0];
          sum[1] += each[1];
        }
        yield sum;
      }
      case PcreNode.Choice(List<PcreNode> alternatives) -> {
        int[] bounds = {Integer.MAX_VALUE, 0};
        for (PcreNode alternative : alternatives) {
          int[] each = width(alternative);
          bounds[0] = Math.min(bounds[0], each[0]);
          bounds[1] = Math.max(bounds[1], each[1]);
        }
        yield bounds;
      }
      case PcreNode.Group(int _, PcreNode body) -> width(body);
      case PcreNode.Atomic(PcreNode body) -> width(body);
      case PcreNode.Repeat(PcreNode body, int min, int max, Greed _) -> {
        int[] each = width(body);
        if (max < 0) {
          throw new PcreSyntax("lookbehind assertion is not fixed length", 0);
        }
        yield new int[] {each[0] * min, each[1] * max};
      }
      case PcreNode.BackReference _, PcreNode.Conditional _ ->
          throw new PcreSyntax("lookbehind assertion is not fixed length", 0);
    };
  }
}
