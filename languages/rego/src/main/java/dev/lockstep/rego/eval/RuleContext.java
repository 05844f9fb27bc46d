package dev.lockstep.rego.eval;

import dev.lockstep.rego.compile.Arities;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What the expressions of one rule share while they are lowered: slots, cells, and what the rule
/// depends on.
final class RuleContext {
  final DocumentTree tree;
  final Arities arities;
  final List<RegoError> errors;
  final Set<Group> dependencies = new HashSet<>();

  /// The metadata of the rule and of what it stands in, and that of the rule alone. Few rules ask.
  final Supplier<Value> metadataChain;

  final Supplier<Value> metadataRule;
  private final Map<String, Integer> slots = new HashMap<>();

  /// Whether the rule does more than compare and compute: its results are worth keeping.
  boolean searches;

  private int slotCount;
  private int cellCount;

  RuleContext(
      DocumentTree tree,
      Arities arities,
      List<RegoError> errors,
      Supplier<Value> metadataChain,
      Supplier<Value> metadataRule) {
    this.tree = tree;
    this.arities = arities;
    this.errors = errors;
    this.metadataChain = metadataChain;
    this.metadataRule = metadataRule;
  }

  int slot(String variable) {
    return slots.computeIfAbsent(variable, _ -> slotCount++);
  }

  int newSlot() {
    return slotCount++;
  }

  int newCell() {
    searches = true;
    return cellCount++;
  }

  Frame.Layout layout() {
    return new Frame.Layout(slotCount, cellCount);
  }
}
