package dev.lockstep.sast;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.sast.link.Outline;
import java.util.ArrayList;
import java.util.List;

/// An outline as bytes: it is read with the other facts of a file more often than anybody looks
/// into it.
final class PackedOutline {
  private static final int MAX_NAMES = 1_000_000;

  private final byte[] bytes;

  private PackedOutline(byte[] bytes) {
    this.bytes = bytes;
  }

  static PackedOutline of(Outline outline) {
    FactWriter out = new FactWriter();
    names(outline.classes(), out);
    names(outline.functions(), out);
    names(outline.outside(), out);
    names(outline.bases(), out);
    names(outline.asked(), out);
    numbers(outline.sources(), out);
    numbers(outline.sinks(), out);
    return new PackedOutline(out.toByteArray());
  }

  private static void names(List<String> names, FactWriter out) {
    out.number(names.size());
    names.forEach(out::text);
  }

  private static void numbers(List<Integer> numbers, FactWriter out) {
    out.number(numbers.size());
    numbers.forEach(out::number);
  }

  static PackedOutline read(FactReader in) {
    return new PackedOutline(in.raw(in.integer()));
  }

  void write(FactWriter out) {
    out.number(bytes.length);
    out.raw(bytes);
  }

  /// What the bytes say.
  ///
  /// @throws MalformedFact where they are no outline
  Outline outline() {
    FactReader in = new FactReader(bytes, 0, bytes.length);
    return new Outline(
        names(in), names(in), names(in), names(in), names(in), numbers(in), numbers(in));
  }

  private static List<String> names(FactReader in) {
    List<String> names = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      names.add(in.text());
    }
    return names;
  }

  private static List<Integer> numbers(FactReader in) {
    List<Integer> numbers = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      numbers.add(in.integer());
    }
    return numbers;
  }

  private static int count(FactReader in) {
    int count = in.integer();
    if (count > MAX_NAMES) {
      throw new MalformedFact(count + " names");
    }
    return count;
  }
}
