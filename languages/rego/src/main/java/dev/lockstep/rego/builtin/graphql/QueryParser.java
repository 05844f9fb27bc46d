package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses executable documents: operations and fragments (specification, section 2.2).
final class QueryParser {
  private final Cursor cursor;
  private final ValueParser values;

  private QueryParser(String source) {
    this.cursor = new Cursor(source);
    this.values = new ValueParser(cursor);
  }

  static Node parse(String source) throws GraphqlError {
    return new QueryParser(source).document();
  }

  private Node document() throws GraphqlError {
    List<Node> operations = new ArrayList<>();
    List<Node> fragments = new ArrayList<>();
    while (!cursor.at(Token.Kind.EOF)) {
      Token token = cursor.peek();
      if (token.is(Token.Kind.BRACE_LEFT)) {
        operations.add(
            new Node(token.place())
                .with("Operation", "query")
                .with("Name", "")
                .with("SelectionSet", requiredSelections()));
      } else if (token.isName("fragment")) {
        fragments.add(fragment());
      } else if (token.is(Token.Kind.NAME)) {
        operations.add(operation());
      } else {
        throw cursor.unexpected();
      }
    }
    return new Node(Place.NONE).with("Operations", operations).with("Fragments", fragments);
  }

  private Node operation() throws GraphqlError {
    Node operation = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    switch (cursor.peek().value()) {
      case "query", "mutation", "subscription" ->
          operation.with("Operation", cursor.next().value());
      default -> throw cursor.unexpected();
    }
    operation.with("Name", cursor.at(Token.Kind.NAME) ? cursor.next().value() : "");
    return operation
        .with("VariableDefinitions", variables())
        .with("Directives", values.directives(false))
        .with("SelectionSet", requiredSelections());
  }

  private @Nullable List<Node> variables() throws GraphqlError {
    List<Node> variables =
        cursor.some(Token.Kind.PAREN_LEFT, Token.Kind.PAREN_RIGHT, this::variable);
    if (variables != null) {
      cursor.next();
    }
    return variables;
  }

  private Node variable() throws GraphqlError {
    Node variable = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    variable.with("Variable", values.variable());
    cursor.expect(Token.Kind.COLON);
    variable.with("Type", values.type());
    if (cursor.skip(Token.Kind.EQUALS)) {
      variable.with("DefaultValue", values.value(true));
    }
    return variable.with("Directives", values.directives(false)).with("Used", false);
  }

  private List<Node> requiredSelections() throws GraphqlError {
    Token token = cursor.peek();
    List<Node> selections =
        cursor.some(Token.Kind.BRACE_LEFT, Token.Kind.BRACE_RIGHT, this::selection);
    if (selections == null) {
      throw new GraphqlError(token.place(), "Expected {, found " + token.kind().word());
    }
    cursor.next();
    return selections;
  }

  private Node selection() throws GraphqlError {
    return cursor.at(Token.Kind.SPREAD) ? spread() : field();
  }

  private Node field() throws GraphqlError {
    Node field = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    String alias = cursor.name();
    field.with("Alias", alias).with("Name", cursor.skip(Token.Kind.COLON) ? cursor.name() : alias);
    field.with("Arguments", values.arguments(false)).with("Directives", values.directives(false));
    return cursor.at(Token.Kind.BRACE_LEFT)
        ? field.with("SelectionSet", requiredSelections())
        : field;
  }

  private Node spread() throws GraphqlError {
    Node comment = cursor.comment();
    cursor.expect(Token.Kind.SPREAD);
    Node spread = new Node(cursor.peek().place()).with("Comment", comment);
    if (cursor.at(Token.Kind.NAME) && !cursor.peek().isName("on")) {
      return spread.with("Name", cursor.name()).with("Directives", values.directives(false));
    }
    boolean conditional = cursor.peek().value().equals("on");
    if (conditional) {
      cursor.next();
    }
    return spread
        .with("TypeCondition", conditional ? cursor.name() : "")
        .with("Directives", values.directives(false))
        .with("SelectionSet", requiredSelections());
  }

  private Node fragment() throws GraphqlError {
    Node fragment = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    cursor.expectKeyword("fragment");
    if (cursor.peek().value().equals("on")) {
      throw cursor.unexpected();
    }
    fragment.with("Name", cursor.name()).with("VariableDefinition", variables());
    cursor.expectKeyword("on");
    return fragment
        .with("TypeCondition", cursor.name())
        .with("Directives", values.directives(false))
        .with("SelectionSet", requiredSelections());
  }
}
