package dev.lockstep.regex.pcre;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The texts that an expression matches from their beginning to their end, where they are few.
final class WholeTexts {
  private static final int MOST = 300;

  private WholeTexts() {}

  /// Of an expression that says where a text ends; empty for any other, and where there are many.
  static List<String> of(PcreNode node) {
    if (!(node instanceof PcreNode.Sequence(List<PcreNode> parts)) || parts.isEmpty()) {
      return node instanceof PcreNode.Group(int _, PcreNode body) ? of(body) : List.of();
    }
    if (!(parts.getLast() instanceof PcreNode.Assertion(PcreNode.Test test)) || !isEnd(test)) {
      return List.of();
    }
    boolean begins =
        parts.getFirst() instanceof PcreNode.Assertion(PcreNode.Test first)
            && (first == PcreNode.Test.LINE_START || first == PcreNode.Test.TEXT_START);
    return sequence(parts.subList(begins ? 1 : 0, parts.size() - 1))
        .map(texts -> List.copyOf(new LinkedHashSet<>(texts)))
        .orElse(List.of());
  }

  private static boolean isEnd(PcreNode.Test test) {
    return switch (test) {
      case LINE_END, TEXT_END, TEXT_END_OR_LAST_LINE -> true;
      default -> false;
    };
  }

  private static Optional<List<String>> texts(PcreNode node) {
    return switch (node) {
      case PcreNode.Empty() -> Optional.of(List.of(""));
      case PcreNode.Literal(int c) -> Optional.of(List.of(Character.toString(c)));
      case PcreNode.Group(int _, PcreNode body) -> texts(body);
      case PcreNode.Sequence(List<PcreNode> parts) -> sequence(parts);
      case PcreNode.Choice(List<PcreNode> alternatives) -> choice(alternatives);
      case PcreNode.Repeat(PcreNode body, int min, int max, PcreNode.Greed _)
          when min == 0 && max == 1 ->
          choice(List.of(body, new PcreNode.Empty()));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> choice(List<PcreNode> alternatives) {
    List<String> all = new ArrayList<>();
    for (PcreNode alternative : alternatives) {
      Optional<List<String>> its = texts(alternative);
      if (its.isEmpty() || all.size() + its.get().size() > MOST) {
        return Optional.empty();
      }
      all.addAll(its.get());
    }
    return Optional.of(all);
  }

  private static Optional<List<String>> sequence(List<PcreNode> parts) {
    List<String> all = List.of("");
    for (PcreNode part : parts) {
      Optional<List<String>> its = texts(part);
      if (its.isEmpty() || (long) all.size() * its.get().size() > MOST) {
        return Optional.empty();
      }
      List<String> longer = new ArrayList<>(all.size() * its.get().size());
      for (String before : all) {
        for (String text : its.get()) {
          longer.add(before + text);
        }
      }
      all = longer;
    }
    return Optional.of(all);
  }
}
