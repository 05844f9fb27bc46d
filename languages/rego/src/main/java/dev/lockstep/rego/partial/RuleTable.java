package dev.lockstep.rego.partial;

import dev.lockstep.rego.compile.ResolvedRule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of a program by the documents that they make.
final class RuleTable {
  private final Map<List<Value>, List<ResolvedRule>> rules = new LinkedHashMap<>();

  RuleTable(List<ResolvedRule> all) {
    for (ResolvedRule rule : all) {
      rules.computeIfAbsent(constant(rule.reference()), _ -> new ArrayList<>()).add(rule);
    }
  }

  /// The paths behind `data` at which rules make documents.
  Iterable<List<Value>> paths() {
    return rules.keySet();
  }

  List<ResolvedRule> at(List<Value> path) {
    return rules.getOrDefault(path, List.of());
  }

  /// The longest path that rules make something at and `path` begins with, or null.
  @Nullable List<Value> covering(List<Value> path) {
    for (int length = path.size(); length > 0; length--) {
      List<Value> begin = path.subList(0, length);
      if (rules.containsKey(begin)) {
        return List.copyOf(begin);
      }
    }
    return null;
  }

  /// Whether rules make a part of the document at `path`.
  boolean isAbove(List<Value> path) {
    return rules.keySet().stream()
        .anyMatch(
            other -> other.size() > path.size() && other.subList(0, path.size()).equals(path));
  }

  /// What follows `data` in `reference` up to what is no constant.
  static List<Value> constant(List<Term> reference) {
    List<Value> path = new ArrayList<>();
    for (Term part : reference.subList(1, reference.size())) {
      if (!(part instanceof Term.Scalar(Value key, _))) {
        break;
      }
      path.add(key);
    }
    return path;
  }
}
