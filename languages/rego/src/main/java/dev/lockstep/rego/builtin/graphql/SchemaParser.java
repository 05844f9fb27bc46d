package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses type system documents (specification, section 3).
final class SchemaParser {
  private static final Set<String> LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION",
          "SCHEMA",
          "SCALAR",
          "OBJECT",
          "FIELD_DEFINITION",
          "ARGUMENT_DEFINITION",
          "INTERFACE",
          "UNION",
          "ENUM",
          "ENUM_VALUE",
          "INPUT_OBJECT",
          "INPUT_FIELD_DEFINITION");

  private final Cursor cursor;
  private final ValueParser values;

  private SchemaParser(String source) {
    this.cursor = new Cursor(source);
    this.values = new ValueParser(cursor);
  }

  static Node parse(String source) throws GraphqlError {
    return new SchemaParser(source).document();
  }

  /// A description and the comments before it.
  private record Description(Token token, @Nullable Node comment) {
    String text() {
      return token.value();
    }
  }

  private Node document() throws GraphqlError {
    List<Node> schemas = new ArrayList<>();
    List<Node> schemaExtensions = new ArrayList<>();
    List<Node> directives = new ArrayList<>();
    List<Node> definitions = new ArrayList<>();
    List<Node> extensions = new ArrayList<>();
    while (!cursor.at(Token.Kind.EOF)) {
      Description description = description();
      if (!cursor.at(Token.Kind.NAME)) {
        throw cursor.unexpected();
      }
      switch (cursor.peek().value()) {
        case "scalar", "type", "interface", "union", "enum", "input" ->
            definitions.add(definition(description, cursor.comment(), false));
        case "schema" -> schemas.add(schema(description, cursor.comment()));
        case "directive" -> directives.add(directive(description));
        case "extend" -> {
          if (description != null && !description.text().isEmpty()) {
            throw Cursor.unexpected(description.token);
          }
          extension(schemaExtensions, extensions);
        }
        default -> throw cursor.unexpected();
      }
    }
    return new Node(Place.NONE)
        .with("Schema", schemas)
        .with("SchemaExtension", schemaExtensions)
        .with("Directives", directives)
        .with("Definitions", definitions)
        .with("Extensions", extensions)
        .with("Comment", cursor.comment());
  }

  private void extension(List<Node> schemas, List<Node> extensions) throws GraphqlError {
    Node comment = cursor.comment();
    cursor.next();
    switch (cursor.peek().value()) {
      case "schema" -> {
        Node schema = schema(null, comment);
        if (schema.nodes("Directives").isEmpty() && schema.nodes("OperationTypes").isEmpty()) {
          throw cursor.unexpected();
        }
        schemas.add(schema);
      }
      case "scalar", "type", "interface", "union", "enum", "input" ->
          extensions.add(definition(null, comment, true));
      default -> throw cursor.unexpected();
    }
  }

  private @Nullable Description description() throws GraphqlError {
    if (!cursor.at(Token.Kind.STRING) && !cursor.at(Token.Kind.BLOCK_STRING)) {
      return null;
    }
    Node comment = cursor.comment();
    return new Description(cursor.next(), comment);
  }

  private static Node described(Node node, @Nullable Description description) {
    return node.with("Description", description == null ? "" : description.text())
        .with("BeforeDescriptionComment", description == null ? null : description.comment);
  }

  private Node schema(@Nullable Description description, @Nullable Node comment)
      throws GraphqlError {
    cursor.expectKeyword("schema");
    Node schema = described(new Node(cursor.peek().place()), description);
    schema.with("AfterDescriptionComment", comment).with("Directives", values.directives(true));
    List<Node> operations =
        cursor.some(Token.Kind.BRACE_LEFT, Token.Kind.BRACE_RIGHT, this::operationType);
    return ended(schema.with("OperationTypes", operations), operations);
  }

  private Node operationType() throws GraphqlError {
    Node operation = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    Token token = cursor.next();
    switch (token.value()) {
      case "query", "mutation", "subscription" -> operation.with("Operation", token.value());
      default -> throw Cursor.unexpected(token);
    }
    cursor.expect(Token.Kind.COLON);
    return operation.with("Type", cursor.name());
  }

  /// Takes the brace behind `parts`, where there were any, and the comments before it.
  private Node ended(Node node, @Nullable List<Node> parts) throws GraphqlError {
    if (parts != null) {
      node.with("EndOfDefinitionComment", cursor.comment());
      cursor.next();
    }
    return node;
  }

  private Node definition(
      @Nullable Description description, @Nullable Node comment, boolean extension)
      throws GraphqlError {
    String word = cursor.next().value();
    Node definition = described(new Node(cursor.peek().place()), description);
    definition
        .with("AfterDescriptionComment", comment)
        .with("BuiltIn", false)
        .with("Name", cursor.name());
    switch (word) {
      case "scalar" ->
          definition.with("Kind", "SCALAR").with("Directives", values.directives(true));
      case "type" -> object(definition.with("Kind", "OBJECT"), true);
      case "interface" -> object(definition.with("Kind", "INTERFACE"), !extension);
      case "union" -> union(definition.with("Kind", "UNION"));
      case "enum" -> enumeration(definition.with("Kind", "ENUM"));
      default -> input(definition.with("Kind", "INPUT_OBJECT"), extension);
    }
    if (extension && saysNothing(definition)) {
      throw cursor.unexpected();
    }
    return definition;
  }

  private static boolean saysNothing(Node extension) {
    return extension.nodes("Directives").isEmpty()
        && extension.nodes("Fields").isEmpty()
        && extension.nodes("EnumValues").isEmpty()
        && extension.texts("Interfaces").isEmpty()
        && extension.texts("Types").isEmpty();
  }

  private void object(Node definition, boolean mayImplement) throws GraphqlError {
    if (mayImplement) {
      definition.with("Interfaces", interfaces());
    }
    definition.with("Directives", values.directives(true));
    List<Node> fields = cursor.some(Token.Kind.BRACE_LEFT, Token.Kind.BRACE_RIGHT, this::field);
    ended(definition.with("Fields", fields), fields);
  }

  private List<String> interfaces() throws GraphqlError {
    List<String> names = new ArrayList<>();
    if (cursor.peek().value().equals("implements")) {
      cursor.next();
      cursor.skip(Token.Kind.AMP);
      do {
        names.add(cursor.name());
      } while (cursor.skip(Token.Kind.AMP));
    }
    return names;
  }

  private void union(Node definition) throws GraphqlError {
    definition.with("Directives", values.directives(true));
    List<String> types = new ArrayList<>();
    if (cursor.skip(Token.Kind.EQUALS)) {
      cursor.skip(Token.Kind.PIPE);
      do {
        types.add(cursor.name());
      } while (cursor.skip(Token.Kind.PIPE));
    }
    definition.with("Types", types);
  }

  private void enumeration(Node definition) throws GraphqlError {
    definition.with("Directives", values.directives(true));
    List<Node> all = cursor.some(Token.Kind.BRACE_LEFT, Token.Kind.BRACE_RIGHT, this::enumValue);
    ended(definition.with("EnumValues", all), all);
  }

  private Node enumValue() throws GraphqlError {
    return member().with("Name", cursor.name()).with("Directives", values.directives(true));
  }

  private void input(Node definition, boolean extension) throws GraphqlError {
    definition.with("Directives", values.directives(!extension));
    List<Node> fields = cursor.some(Token.Kind.BRACE_LEFT, Token.Kind.BRACE_RIGHT, this::input);
    ended(definition.with("Fields", fields), fields);
  }

  /// A node of a definition with what describes it.
  private Node member() throws GraphqlError {
    Description description = description();
    boolean said = description != null && !description.text().isEmpty();
    Node comment = cursor.comment();
    Node member = described(new Node(cursor.peek().place()), said ? description : null);
    return member.with("AfterDescriptionComment", comment);
  }

  private Node field() throws GraphqlError {
    Node field = member().with("Name", cursor.name()).with("Arguments", parameters());
    cursor.expect(Token.Kind.COLON);
    return field.with("Type", values.type()).with("Directives", values.directives(true));
  }

  private @Nullable List<Node> parameters() throws GraphqlError {
    List<Node> parameters = cursor.some(Token.Kind.PAREN_LEFT, Token.Kind.PAREN_RIGHT, this::input);
    if (parameters != null) {
      cursor.next();
    }
    return parameters;
  }

  /// A parameter, or a field of an input type.
  private Node input() throws GraphqlError {
    Node input = member().with("Name", cursor.name());
    cursor.expect(Token.Kind.COLON);
    input.with("Type", values.type());
    if (cursor.skip(Token.Kind.EQUALS)) {
      input.with("DefaultValue", values.value(true));
    }
    return input.with("Directives", values.directives(true));
  }

  private Node directive(@Nullable Description description) throws GraphqlError {
    Node comment = cursor.comment();
    cursor.next();
    cursor.expect(Token.Kind.AT);
    Node directive = described(new Node(cursor.peek().place()), description);
    directive
        .with("AfterDescriptionComment", comment)
        .with("Name", cursor.name())
        .with("Arguments", parameters());
    boolean repeatable = cursor.peek().isName("repeatable");
    if (repeatable) {
      cursor.next();
    }
    cursor.expectKeyword("on");
    cursor.skip(Token.Kind.PIPE);
    List<String> locations = new ArrayList<>();
    do {
      Token location = cursor.expect(Token.Kind.NAME);
      if (!LOCATIONS.contains(location.value())) {
        throw Cursor.unexpected(location);
      }
      locations.add(location.value());
    } while (cursor.skip(Token.Kind.PIPE));
    return directive.with("IsRepeatable", repeatable).with("Locations", locations);
  }
}
