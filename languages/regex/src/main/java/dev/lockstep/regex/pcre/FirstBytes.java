package dev.lockstep.regex.pcre;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bytes a match of a regular expression can begin with.
final class FirstBytes {
  private static final int FIRST_OF_MORE = 0x80;

  private final boolean[] bytes = new boolean[256];

  private FirstBytes() {}

  /// By byte, from 0 to 255; null where a match may be empty, or begin with anything.
  static boolean @Nullable [] of(PcreNode node) {
    FirstBytes first = new FirstBytes();
    return first.add(node) ? null : first.bytes;
  }

  /// Adds what a node begins with.
  ///
  /// @return whether it may match without a byte, or its bytes are not known
  private boolean add(PcreNode node) {
    return switch (node) {
      case PcreNode.Empty(), PcreNode.Look _, PcreNode.Assertion _ -> true;
      case PcreNode.BackReference _ -> {
        Arrays.fill(bytes, true);
        yield true;
      }
      case PcreNode.One(CodeSet set) -> {
        for (int c = 0; c < FIRST_OF_MORE; c++) {
          bytes[c] |= set.contains(c);
        }
        Arrays.fill(bytes, FIRST_OF_MORE, bytes.length, true);
        yield false;
      }
      case PcreNode.Literal(int c) -> {
        byte[] encoded = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        bytes[encoded[0] & 0xff] = true;
        if (c == 0xfffd) {
          Arrays.fill(bytes, FIRST_OF_MORE, bytes.length, true);
        }
        yield false;
      }
      case PcreNode.Sequence(List<PcreNode> parts) -> {
        for (PcreNode part : parts) {
          if (!add(part)) {
            yield false;
          }
        }
        yield true;
      }
      case PcreNode.Choice(List<PcreNode> alternatives) -> {
        boolean open = false;
        for (PcreNode alternative : alternatives) {
          open |= add(alternative);
        }
        yield open;
      }
      case PcreNode.Group(int _, PcreNode body) -> add(body);
      case PcreNode.Atomic(PcreNode body) -> add(body);
      case PcreNode.Repeat(PcreNode body, int min, int _, PcreNode.Greed _) ->
          add(body) || min == 0;
      case PcreNode.Conditional(int _, PcreNode yes, PcreNode no) -> {
        boolean open = add(yes);
        yield add(no) || open;
      }
    };
  }

  /// What a match begins with any number of, where what follows cares not how many: where no match
  /// begins, none begins in the run of them that follows.
  ///
  /// @param head one that comes before, and is itself one of them; null for none
  record Run(@Nullable CodeSet head, CodeSet set) {}

  /// Null for none.
  static @Nullable Run run(PcreNode node) {
    List<PcreNode> parts = node instanceof PcreNode.Sequence(var all) ? all : List.of(node);
    if (parts.isEmpty() || parts.stream().anyMatch(FirstBytes::caresForStart)) {
      return null;
    }
    CodeSet whole = repeated(parts.getFirst());
    if (whole != null) {
      return new Run(null, whole);
    }
    CodeSet behind = parts.size() > 1 ? repeated(parts.get(1)) : null;
    return behind != null
            && parts.getFirst() instanceof PcreNode.One(CodeSet head)
            && behind.containsAll(head)
        ? new Run(head, behind)
        : null;
  }

  private static @Nullable CodeSet repeated(PcreNode node) {
    return node instanceof PcreNode.Repeat(PcreNode.One(CodeSet set), int min, int max, var greed)
            && min <= 1
            && max < 0
            && greed != PcreNode.Greed.POSSESSIVE
        ? set
        : null;
  }

  /// Whether what a part matches may depend on where the whole match began.
  private static boolean caresForStart(PcreNode node) {
    return switch (node) {
      case PcreNode.Assertion(PcreNode.Test test) -> test == PcreNode.Test.SEARCH_START;
      case PcreNode.BackReference _, PcreNode.Conditional _ -> true;
      case PcreNode.Sequence(List<PcreNode> parts) ->
          parts.stream().anyMatch(FirstBytes::caresForStart);
      case PcreNode.Choice(List<PcreNode> alternatives) ->
          alternatives.stream().anyMatch(FirstBytes::caresForStart);
      case PcreNode.Group(int _, PcreNode body) -> caresForStart(body);
      case PcreNode.Atomic(PcreNode body) -> caresForStart(body);
      case PcreNode.Repeat(PcreNode body, int _, int _, PcreNode.Greed _) -> caresForStart(body);
      case PcreNode.Look(PcreNode body, boolean _, boolean _) -> caresForStart(body);
      case PcreNode.Empty(), PcreNode.One _, PcreNode.Literal _ -> false;
    };
  }
}
