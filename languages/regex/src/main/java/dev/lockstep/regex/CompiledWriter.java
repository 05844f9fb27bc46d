package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes a pattern as [CompiledReader] reads it: a version, the facts, the tree.
///
/// Numbers are LEB128, small ones short.
final class CompiledWriter {
  static final int VERSION = 2;

  static final int EMPTY = 0;
  static final int CHARS = 1;
  static final int CONDITION = 2;
  static final int GROUP = 3;
  static final int REPEAT = 4;
  static final int SEQUENCE = 5;
  static final int CHOICE = 6;

  private byte[] bytes = new byte[256];
  private int size;

  void facts(Facts facts) {
    number(VERSION);
    text(facts.pattern());
    number(facts.groupNames().size());
    facts.groupNames().forEach(this::text);
    number(facts.length().min());
    number(facts.length().max() + 1);
    number(facts.literals().size());
    for (Literal literal : facts.literals()) {
      text(literal.text());
      number(literal.anyCase() ? 1 : 0);
    }
    number(facts.reachBefore() + 1);
    number(facts.reachAfter() + 1);
    for (long word : facts.firstBytes()) {
      for (int shift = 0; shift < 64; shift += 16) {
        number((int) (word >>> shift & 0xFFFF));
      }
    }
    number(facts.atTextStart() ? 1 : 0);
    number(facts.run().least());
    number(facts.run().before());
    for (int c = 0; c < 0x80; c += 16) {
      number(facts.run().bits(c));
    }
  }

  void trees(Trees trees) {
    node(trees.root());
    number(trees.branches().size());
    for (Anchoring.Branch branch : trees.branches()) {
      nodes(SEQUENCE, branch.before());
      nodes(SEQUENCE, branch.rest());
    }
  }

  private void node(Node node) {
    switch (node) {
      case Node.Empty _ -> number(EMPTY);
      case Node.Chars chars -> {
        number(CHARS);
        set(chars.set());
      }
      case Node.Condition condition -> {
        number(CONDITION);
        number(condition.look().number());
      }
      case Node.Group group -> {
        number(GROUP);
        number(group.number());
        node(group.body());
      }
      case Node.Repeat repeat -> {
        number(REPEAT);
        number(repeat.min());
        number(repeat.max() + 1);
        number(repeat.greedy() ? 1 : 0);
        node(repeat.body());
      }
      case Node.Sequence sequence -> nodes(SEQUENCE, sequence.parts());
      case Node.Choice choice -> nodes(CHOICE, choice.options());
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void nodes(int tag, List<Node> nodes) {
    number(tag);
    number(nodes.size());
    nodes.forEach(this::node);
  }

  private void set(CodePoints set) {
    number(set.rangeCount());
    for (int i = 0; i < set.rangeCount(); i++) {
      number(set.first(i));
      number(set.last(i) - set.first(i));
    }
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    for (byte value : utf8) {
      add(value);
    }
  }

  private void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      add((byte) (rest | 0x80));
      rest >>>= 7;
    }
    add((byte) rest);
  }

  private void add(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = value;
  }
}
