package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Look;
import dev.lockstep.regex.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads what [CompiledWriter] wrote, and trusts none of it.
final class CompiledReader {
  private static final int DEEPEST = 1100;

  private final byte[] bytes;
  private int at;
  private int depth;

  CompiledReader(byte[] bytes) {
    this.bytes = bytes;
  }

  Facts facts() {
    if (number() != CompiledWriter.VERSION) {
      throw malformed("another version");
    }
    String pattern = text();
    ArrayList<String> names = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      names.add(text());
    }
    Lengths length = new Lengths(number(), number() - 1);
    ArrayList<Literal> literals = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      String literal = text();
      if (literal.isEmpty()) {
        throw malformed("an empty literal");
      }
      literals.add(new Literal(literal, number() != 0));
    }
    int reachBefore = number() - 1;
    int reachAfter = number() - 1;
    ArrayList<Long> firstBytes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long word = 0;
      for (int shift = 0; shift < 64; shift += 16) {
        word |= (number() & 0xFFFFL) << shift;
      }
      firstBytes.add(word);
    }
    return new Facts(
        pattern,
        List.copyOf(names),
        length,
        List.copyOf(literals),
        reachBefore,
        reachAfter,
        List.copyOf(firstBytes),
        number() != 0,
        run());
  }

  private Run run() {
    int least = below(Node.MOST_COPIES + 1);
    int before = below(Run.FURTHEST + 1);
    long low = 0;
    long high = 0;
    for (int shift = 0; shift < 64; shift += 16) {
      low |= (number() & 0xFFFFL) << shift;
    }
    for (int shift = 0; shift < 64; shift += 16) {
      high |= (number() & 0xFFFFL) << shift;
    }
    return new Run(low, high, least, before);
  }

  byte[] restOfBytes() {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  Trees trees() {
    Node root = node();
    ArrayList<Anchoring.Branch> branches = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      branches.add(Anchoring.Branch.of(sequence(), sequence()));
    }
    return new Trees(root, List.copyOf(branches));
  }

  private List<Node> sequence() {
    if (number() != CompiledWriter.SEQUENCE) {
      throw malformed("a branch that is no sequence");
    }
    return nodes();
  }

  private Node node() {
    if (++depth > DEEPEST) {
      throw malformed("a tree too deep");
    }
    Node node =
        switch (number()) {
          case CompiledWriter.EMPTY -> new Node.Empty();
          case CompiledWriter.CHARS -> new Node.Chars(set());
          case CompiledWriter.CONDITION -> new Node.Condition(Look.of(below(Look.count())));
          case CompiledWriter.GROUP -> new Node.Group(below(1 << 20), node());
          case CompiledWriter.REPEAT -> repeat();
          case CompiledWriter.SEQUENCE -> new Node.Sequence(nodes());
          case CompiledWriter.CHOICE -> new Node.Choice(options());
          default -> throw malformed("an unknown node");
        };
    depth--;
    return node;
  }

  private Node repeat() {
    int min = below(Node.MOST_COPIES + 1);
    int max = below(Node.MOST_COPIES + 2) - 1;
    boolean greedy = number() != 0;
    return new Node.Repeat(node(), min, max, greedy);
  }

  private List<Node> nodes() {
    int count = count();
    ArrayList<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(node());
    }
    return nodes;
  }

  private List<Node> options() {
    List<Node> options = nodes();
    if (options.isEmpty()) {
      throw malformed("nothing to choose from");
    }
    return options;
  }

  private CodePoints set() {
    int[] bounds = new int[2 * count()];
    for (int i = 0; i < bounds.length; i += 2) {
      bounds[i] = below(CodePoints.LAST + 1);
      bounds[i + 1] = bounds[i] + below(CodePoints.LAST + 1 - bounds[i]);
    }
    return CodePoints.ofRanges(bounds);
  }

  private String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /// A number of things that take a byte or more each.
  private int count() {
    int count = number();
    if (count > bytes.length - at) {
      throw malformed("a count over the end");
    }
    return count;
  }

  private int below(int bound) {
    int value = number();
    if (value >= bound) {
      throw malformed("a number out of range");
    }
    return value;
  }

  private int number() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= bytes.length) {
        throw malformed("it ends early");
      }
      byte next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        if (value < 0) {
          break;
        }
        return value;
      }
    }
    throw malformed("a number too big");
  }

  private static IllegalArgumentException malformed(String reason) {
    return new IllegalArgumentException("not a compiled regex: " + reason);
  }
}
