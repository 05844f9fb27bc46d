package dev.lockstep.sast.search;

import dev.lockstep.sast.match.CodePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a content must hold for a rule to find anything in it: names, texts, words. What a rule
/// takes away again is left out of it.
public sealed interface Need {
  /// Of every content.
  Need NOTHING = new All(List.of());

  /// All of some symbols.
  record Names(List<Integer> symbols) implements Need {
    public Names {
      symbols = List.copyOf(symbols);
    }
  }

  /// One of some texts.
  record Literals(List<String> texts) implements Need {
    public Literals {
      texts = List.copyOf(texts);
    }
  }

  /// All of some words of generic mode.
  record Words(List<String> words) implements Need {
    public Words {
      words = List.copyOf(words);
    }
  }

  /// All of some needs.
  record All(List<Need> parts) implements Need {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// One of some needs.
  record Any(List<Need> parts) implements Need {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// Of a rule. That of a taint rule has two parts: what its sources need, and its sinks.
  static Need of(Compilation compiled) {
    TaintPlan taint = compiled.taint();
    Plan plan = compiled.plan();
    if (plan != null) {
      return of(plan);
    }
    return taint == null ? NOTHING : new All(List.of(any(taint.sources()), any(taint.sinks())));
  }

  private static Need of(Plan plan) {
    return switch (plan.shape()) {
      case Plan.Shape.Code(CodePattern pattern, var _, int[][] choices) -> code(pattern, choices);
      case Plan.Shape.Regex(RegexPattern pattern) ->
          pattern.literals().isEmpty() ? NOTHING : new Literals(pattern.literals());
      case Plan.Shape.Generic(var pattern) ->
          pattern.words().isEmpty() ? NOTHING : new Words(pattern.words());
      case Plan.Shape.Any(List<Plan> parts) -> any(parts);
      case Plan.Shape.Inside(Plan part) -> of(part);
      case Plan.Shape.Anywhere(Plan part) -> of(part);
      case Plan.Shape.All(List<Plan> positive, List<Plan> _) ->
          all(positive.stream().map(Need::of).toList());
    };
  }

  private static Need code(CodePattern pattern, int[][] choices) {
    Need required = names(pattern.required());
    if (choices.length == 0) {
      return required;
    }
    List<Need> all = new ArrayList<>(List.of(required));
    for (int[] choice : choices) {
      all.add(
          new Any(Arrays.stream(choice).<Need>mapToObj(name -> new Names(List.of(name))).toList()));
    }
    return all(all);
  }

  private static Need names(int[] symbols) {
    return symbols.length == 0
        ? NOTHING
        : new Names(Arrays.stream(symbols).distinct().boxed().toList());
  }

  private static Need any(List<Plan> plans) {
    Set<Need> parts = new LinkedHashSet<>();
    for (Plan plan : plans) {
      Need part = of(plan);
      if (part.equals(NOTHING)) {
        return NOTHING;
      }
      parts.add(part);
    }
    return parts.size() == 1 ? parts.iterator().next() : new Any(List.copyOf(parts));
  }

  private static Need all(List<Need> needs) {
    Set<Need> parts = new LinkedHashSet<>();
    List<Integer> names = new ArrayList<>();
    for (Need need : needs) {
      if (need instanceof Names(List<Integer> symbols)) {
        names.addAll(symbols);
      } else if (need instanceof All(List<Need> inner)) {
        parts.addAll(inner);
      } else {
        parts.add(need);
      }
    }
    List<Need> all = new ArrayList<>(parts.size() + 1);
    if (!names.isEmpty()) {
      all.add(new Names(names.stream().distinct().toList()));
    }
    all.addAll(parts);
    return all.size() == 1 ? all.getFirst() : new All(all);
  }
}
