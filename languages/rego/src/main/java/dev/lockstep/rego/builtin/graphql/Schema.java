package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The types and directives that a valid schema declares, extensions included. Immutable once made.
public final class Schema {
  private static final List<String> LISTS =
      List.of("Directives", "Interfaces", "Fields", "Types", "EnumValues");

  final Map<String, Node> types = new TreeMap<>();
  final Map<String, Node> directives = new TreeMap<>();
  private final Map<String, List<Node>> possibleTypes = new HashMap<>();

  /// The types of operations, by their words.
  private final Map<String, Node> roots = new HashMap<>();

  private Schema() {}

  /// The schema that `document` declares.
  ///
  /// @throws GraphqlError where it contradicts itself
  public static Schema of(Document document) throws GraphqlError {
    Node own = document.node();
    Schema schema = new Schema();
    Node prelude = Prelude.document();
    for (Node definition : both(prelude, own, "Definitions")) {
      if (schema.types.put(definition.name(), definition) != null) {
        throw new GraphqlError(
            definition.place(), "Cannot redeclare type " + definition.name() + ".");
      }
    }
    for (Node extension : own.nodes("Extensions")) {
      schema.extend(extension);
    }
    schema.findPossibleTypes();
    for (Node directive : both(prelude, own, "Directives")) {
      schema.declare(directive);
    }
    schema.check(own);
    return schema;
  }

  private static List<Node> both(Node first, Node second, String list) {
    List<Node> all = new ArrayList<>(first.nodes(list));
    all.addAll(second.nodes(list));
    return all;
  }

  private void extend(Node extension) throws GraphqlError {
    Node base = types.get(extension.name());
    if (base == null) {
      base =
          new Node(extension.place())
              .with("Kind", extension.text("Kind"))
              .with("Name", extension.name());
    }
    if (!base.text("Kind").equals(extension.text("Kind"))) {
      throw new GraphqlError(
          extension.place(),
          "Cannot extend type "
              + extension.name()
              + " because the base type is a "
              + base.text("Kind")
              + ", not "
              + extension.text("Kind")
              + ".");
    }
    types.put(extension.name(), base.extendedBy(extension, LISTS));
  }

  private void findPossibleTypes() {
    for (Node type : types.values()) {
      switch (type.text("Kind")) {
        case "UNION" -> {
          for (String name : type.texts("Types")) {
            Node member = types.get(name);
            if (member != null) {
              addPossible(type.name(), member);
            }
          }
        }
        case "INPUT_OBJECT", "OBJECT" -> {
          type.texts("Interfaces").forEach(name -> addPossible(name, type));
          addPossible(type.name(), type);
        }
        case "INTERFACE" -> type.texts("Interfaces").forEach(name -> addPossible(name, type));
        default -> {}
      }
    }
  }

  private void addPossible(String name, Node type) {
    possibleTypes.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
  }

  /// A directive of the specification may be declared again; the first one counts twice.
  private void declare(Node directive) throws GraphqlError {
    boolean again = directives.containsKey(directive.name());
    boolean known =
        switch (directive.name()) {
          case "include", "skip", "deprecated", "specifiedBy", "defer", "oneOf" -> true;
          default -> false;
        };
    if (again && !known) {
      throw new GraphqlError(
          directive.place(), "Cannot redeclare directive " + directive.name() + ".");
    }
    directives.put(directive.name(), directive);
  }

  private void check(Node document) throws GraphqlError {
    SchemaChecker checker = new SchemaChecker(this);
    List<Node> entries = document.nodes("Schema");
    if (entries.size() > 1) {
      throw new GraphqlError(
          entries.get(1).place(),
          "Cannot have multiple schema entry points, consider schema extensions instead.");
    }
    for (Node entry : entries) {
      addRoots(entry);
      checker.checkDirectives(entry.nodes("Directives"), "SCHEMA", "", true);
    }
    for (Node entry : document.nodes("SchemaExtension")) {
      addRoots(entry);
      checker.checkDirectives(entry.nodes("Directives"), "SCHEMA", "", true);
    }
    checker.checkTypes();
    checker.checkDirectiveDefinitions();
    if (entries.isEmpty()) {
      addUsualRoot("query", "Query");
      addUsualRoot("mutation", "Mutation");
      addUsualRoot("subscription", "Subscription");
    }
    Node query = roots.get("query");
    if (query != null) {
      Node whole = query.extendedBy(Prelude.rootFields(), List.of("Fields"));
      types.put(query.name(), whole);
      roots.replaceAll((_, type) -> type.name().equals(whole.name()) ? whole : type);
      possibleTypes.values().forEach(all -> all.replaceAll(t -> same(t, whole) ? whole : t));
    }
  }

  private static boolean same(Node type, Node other) {
    return type.name().equals(other.name());
  }

  private void addRoots(Node entry) throws GraphqlError {
    for (Node operation : entry.nodes("OperationTypes")) {
      Node type = types.get(operation.text("Type"));
      if (type == null) {
        throw new GraphqlError(
            operation.place(),
            "Schema root "
                + operation.text("Operation")
                + " refers to a type "
                + operation.text("Type")
                + " that does not exist.");
      }
      roots.put(operation.text("Operation"), type);
    }
  }

  private void addUsualRoot(String operation, String name) {
    Node type = types.get(name);
    if (type != null) {
      roots.putIfAbsent(operation, type);
    }
  }

  /// The type of the operations that are called `word`, or null.
  @Nullable Node root(String word) {
    return roots.get(word.isEmpty() ? "query" : word);
  }

  @Nullable Node type(String name) {
    return types.get(name);
  }

  /// The objects that may be where `type` is stated.
  List<Node> possibleTypes(Node type) {
    return possibleTypes.getOrDefault(type.name(), List.of());
  }

  static boolean isComposite(Node type) {
    return switch (type.text("Kind")) {
      case "OBJECT", "INTERFACE", "UNION" -> true;
      default -> false;
    };
  }

  static boolean isLeaf(Node type) {
    return switch (type.text("Kind")) {
      case "ENUM", "SCALAR" -> true;
      default -> false;
    };
  }

  static boolean isInput(Node type) {
    return switch (type.text("Kind")) {
      case "ENUM", "SCALAR", "INPUT_OBJECT" -> true;
      default -> false;
    };
  }
}
