package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Look;
import dev.lockstep.regex.syntax.Node;
import java.util.Arrays;
import java.util.List;

/// Makes programs of trees, from the end to the beginning: each part is told where to go on.
final class ProgramBuilder {
  private final Alphabet alphabet;
  private final boolean backward;
  private final boolean saving;
  private byte[] ops = new byte[64];
  private int[] next = new int[64];
  private int[] argument = new int[64];
  private int size;
  private int slots = 2;

  private ProgramBuilder(Alphabet alphabet, boolean backward, boolean saving) {
    this.alphabet = alphabet;
    this.backward = backward;
    this.saving = saving;
  }

  /// Matches from where it is started.
  static Program forward(Alphabet alphabet, Node node) {
    ProgramBuilder builder = new ProgramBuilder(alphabet, false, false);
    return builder.program(builder.emit(node, builder.add(Program.MATCH, 0, 0)));
  }

  /// The same, and saves where groups begin and end.
  static Program saving(Alphabet alphabet, Node node) {
    ProgramBuilder builder = new ProgramBuilder(alphabet, false, true);
    return builder.program(builder.emit(node, builder.add(Program.MATCH, 0, 0)));
  }

  /// Matches from where it is started to the left.
  static Program backward(Alphabet alphabet, Node node) {
    ProgramBuilder builder = new ProgramBuilder(alphabet, true, false);
    return builder.program(builder.emit(node, builder.add(Program.MATCH, 0, 0)));
  }

  /// Matches from where it is started or behind it, earlier beginnings preferred.
  static Program searching(Alphabet alphabet, Node node) {
    ProgramBuilder builder = new ProgramBuilder(alphabet, false, false);
    int match = builder.add(Program.MATCH, 0, 0);
    int body = builder.emit(node, match);
    int fork = builder.add(Program.FORK, body, 0);
    int any = builder.add(Program.CHARS, fork, alphabet.set(CodePoints.ALL));
    builder.argument[fork] = any;
    return builder.program(fork);
  }

  private Program program(int start) {
    return new Program(
        alphabet,
        start,
        Arrays.copyOf(ops, size),
        Arrays.copyOf(next, size),
        Arrays.copyOf(argument, size),
        slots);
  }

  private int add(byte op, int to, int value) {
    if (size == ops.length) {
      ops = Arrays.copyOf(ops, size * 2);
      next = Arrays.copyOf(next, size * 2);
      argument = Arrays.copyOf(argument, size * 2);
    }
    ops[size] = op;
    next[size] = to;
    argument[size] = value;
    return size++;
  }

  /// Adds a part and returns where it begins.
  private int emit(Node node, int to) {
    return switch (node) {
      case Node.Empty _ -> to;
      case Node.Chars chars -> add(Program.CHARS, to, alphabet.set(chars.set()));
      case Node.Condition condition -> {
        Look look = backward ? condition.look().reversed() : condition.look();
        yield add(Program.LOOK, to, look.number());
      }
      case Node.Group group -> group(group, to);
      case Node.Repeat repeat -> repeat(repeat, to);
      case Node.Sequence sequence -> sequence(sequence.parts(), to);
      case Node.Choice choice -> choice(choice.options(), to);
    };
  }

  private int group(Node.Group group, int to) {
    if (!saving) {
      return emit(group.body(), to);
    }
    slots = Math.max(slots, 2 * group.number() + 2);
    int close = add(Program.SAVE, to, 2 * group.number() + 1);
    return add(Program.SAVE, emit(group.body(), close), 2 * group.number());
  }

  private int sequence(List<Node> parts, int to) {
    int start = to;
    for (int i = 0; i < parts.size(); i++) {
      start = emit(parts.get(backward ? i : parts.size() - 1 - i), start);
    }
    return start;
  }

  private int choice(List<Node> options, int to) {
    int start = emit(options.getLast(), to);
    for (int i = options.size() - 2; i >= 0; i--) {
      start = add(Program.FORK, emit(options.get(i), to), start);
    }
    return start;
  }

  private int repeat(Node.Repeat repeat, int to) {
    Node body = repeat.body();
    int start = to;
    int copies = repeat.min();
    if (repeat.max() == Node.UNBOUNDED) {
      if (repeat.min() == 0) {
        return star(repeat, to);
      }
      start = plus(repeat, to);
      copies--;
    } else {
      for (int i = repeat.min(); i < repeat.max(); i++) {
        start = fork(emit(body, start), to, repeat.greedy());
      }
    }
    for (int i = 0; i < copies; i++) {
      start = emit(body, start);
    }
    return start;
  }

  private int star(Node.Repeat repeat, int to) {
    if (Node.nullable(repeat.body())) {
      // (x+)? keeps the order of preference right where x can be empty, as in Go.
      return fork(plus(repeat, to), to, repeat.greedy());
    }
    int fork = add(Program.FORK, to, to);
    enter(fork, emit(repeat.body(), fork), repeat.greedy());
    return fork;
  }

  private int plus(Node.Repeat repeat, int to) {
    int fork = add(Program.FORK, to, to);
    int start = emit(repeat.body(), fork);
    enter(fork, start, repeat.greedy());
    return start;
  }

  private int fork(int body, int past, boolean greedy) {
    return add(Program.FORK, greedy ? body : past, greedy ? past : body);
  }

  private void enter(int fork, int body, boolean greedy) {
    if (greedy) {
      next[fork] = body;
    } else {
      argument[fork] = body;
    }
  }
}
