package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds input types that no value can have, for each needs one of itself (section 3.10).
final class InputCycles {
  private static final int MAX_DEPTH = 1_000;

  private final Schema schema;
  private final Set<String> visited = new HashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<String, Integer> begins = new HashMap<>();

  InputCycles(Schema schema) {
    this.schema = schema;
  }

  void check() throws GraphqlError {
    for (Node type : schema.types.values()) {
      if (type.text("Kind").equals("INPUT_OBJECT")) {
        check(type);
      }
    }
  }

  private void check(Node type) throws GraphqlError {
    if (!visited.add(type.name())) {
      return;
    }
    if (path.size() > MAX_DEPTH) {
      throw new GraphqlError(type.place(), "input types nest too deeply");
    }
    begins.put(type.name(), path.size());
    for (Node field : type.nodes("Fields")) {
      Node of = Types.of(field);
      Node next = Types.isNonNull(of) ? schema.type(of.text("NamedType")) : null;
      if (next == null || !next.text("Kind").equals("INPUT_OBJECT")) {
        continue;
      }
      path.add(field);
      Integer begin = begins.get(next.name());
      if (begin != null) {
        throw cycle(next, path.subList(begin, path.size()));
      }
      check(next);
      path.removeLast();
    }
    begins.remove(type.name());
  }

  private static GraphqlError cycle(Node type, List<Node> fields) {
    String names = fields.stream().map(Node::name).collect(Collectors.joining("."));
    return new GraphqlError(
        fields.getFirst().place(),
        "Cannot reference Input Object "
            + SchemaChecker.quoted(type.name())
            + " within itself through a series of non-null fields: "
            + SchemaChecker.quoted(names)
            + ".");
  }
}
