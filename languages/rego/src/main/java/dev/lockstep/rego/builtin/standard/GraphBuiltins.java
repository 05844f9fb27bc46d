package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Graphs as objects from each vertex to the array or set of its neighbours.
final class GraphBuiltins {
  private static final String OPERANDS =
      "object[any: any<array[any], set[any]>], any<array[any], set[any]> => ";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("graph.reachable", OPERANDS + "set[any]", GraphBuiltins::reachable),
          Builtin.of(
              "graph.reachable_paths",
              OPERANDS + "set[array[any]]",
              GraphBuiltins::reachablePaths));

  private GraphBuiltins() {}

  private static Value reachable(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue graph = Operands.object(operands, 1);
    Deque<Value> open = new ArrayDeque<>();
    initial(operands).forEach(open::add);
    SetValue.Builder reached = new SetValue.Builder();
    while (!open.isEmpty()) {
      Value vertex = open.remove();
      Value edges = graph.get(vertex);
      context.spend(1);
      if (edges == null || reached.contains(vertex)) {
        continue;
      }
      reached.add(vertex);
      vertices(edges).forEach(open::add);
    }
    return reached.build();
  }

  private static Value reachablePaths(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue graph = Operands.object(operands, 1);
    Paths paths = new Paths(graph, context);
    for (Value start : initial(operands)) {
      Value edges = graph.get(start);
      if (edges != null) {
        paths.begin(start, edges);
      }
    }
    return paths.found.build();
  }

  private static Iterable<Value> initial(Value[] operands) throws BuiltinFailure {
    return switch (operands[1]) {
      case ArrayValue array -> array;
      case SetValue set -> set;
      default -> throw BuiltinFailure.operandType(2, operands[1], "{array, set}");
    };
  }

  private static Iterable<Value> vertices(Value edges) {
    return switch (edges) {
      case ArrayValue array -> array;
      case SetValue set -> set;
      default -> List.of();
    };
  }

  /// Collects the longest paths without a circle.
  private static final class Paths {
    private final ObjectValue graph;
    private final CallContext context;
    private final SetValue.Builder found = new SetValue.Builder();
    private final List<Value> path = new ArrayList<>();
    private final Set<Value> onPath = new HashSet<>();

    Paths(ObjectValue graph, CallContext context) {
      this.graph = graph;
      this.context = context;
    }

    /// Begins at `vertex`. It may be its own neighbour once, as in the reference.
    void begin(Value vertex, Value edges) {
      path.add(vertex);
      onPath.add(vertex);
      boolean ends = true;
      for (Value neighbour : vertices(edges)) {
        ends = false;
        Value further = graph.get(neighbour);
        if (further == null) {
          keep();
        } else {
          from(neighbour, further);
        }
      }
      if (ends) {
        keep();
      }
      path.removeLast();
      onPath.remove(vertex);
    }

    private void from(Value vertex, Value edges) {
      path.add(vertex);
      boolean isNew = onPath.add(vertex);
      boolean ends = true;
      for (Value neighbour : vertices(edges)) {
        ends = false;
        extend(neighbour);
      }
      if (ends) {
        keep();
      }
      path.removeLast();
      if (isNew) {
        onPath.remove(vertex);
      }
    }

    private void extend(Value neighbour) {
      context.spend(1 + path.size() / 8);
      Value edges = graph.get(neighbour);
      if (edges == null || onPath.contains(neighbour)) {
        keep();
      } else {
        from(neighbour, edges);
      }
    }

    private void keep() {
      found.add(ArrayValue.of(path));
    }
  }
}
