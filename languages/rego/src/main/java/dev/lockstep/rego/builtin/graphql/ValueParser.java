package dev.lockstep.rego.builtin.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses what queries and schemas share: values, arguments, directives and types.
final class ValueParser {
  private final Cursor cursor;

  ValueParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Node value(boolean constant) throws GraphqlError {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case BRACKET_LEFT -> list(constant);
      case BRACE_LEFT -> object(constant);
      case DOLLAR -> {
        if (constant) {
          throw cursor.unexpected();
        }
        yield scalar(token.place(), variable(), ValueKind.VARIABLE);
      }
      case INT -> scalar(token.place(), cursor.next().value(), ValueKind.INT);
      case FLOAT -> scalar(token.place(), cursor.next().value(), ValueKind.FLOAT);
      case STRING -> scalar(token.place(), cursor.next().value(), ValueKind.STRING);
      case BLOCK_STRING -> scalar(token.place(), cursor.next().value(), ValueKind.BLOCK);
      case NAME -> {
        ValueKind kind =
            switch (token.value()) {
              case "true", "false" -> ValueKind.BOOLEAN;
              case "null" -> ValueKind.NULL;
              default -> ValueKind.ENUM;
            };
        yield scalar(token.place(), cursor.next().value(), kind);
      }
      default -> throw cursor.unexpected();
    };
  }

  /// `$name`, without the sign.
  String variable() throws GraphqlError {
    cursor.expect(Token.Kind.DOLLAR);
    return cursor.name();
  }

  private static Node scalar(Place place, String raw, ValueKind kind) {
    return new Node(place)
        .with("Raw", raw)
        .with("Kind", kind.number())
        .with("ExpectedTypeHasDefault", false);
  }

  private Node list(boolean constant) throws GraphqlError {
    Node list = scalar(cursor.peek().place(), "", ValueKind.LIST).with("Comment", cursor.comment());
    cursor.expect(Token.Kind.BRACKET_LEFT);
    List<Node> elements = new ArrayList<>();
    while (!cursor.at(Token.Kind.BRACKET_RIGHT)) {
      Node element = cursor.nested(() -> value(constant));
      elements.add(new Node(element.place()).with("Name", "").with("Value", element));
    }
    cursor.next();
    return list.with("Children", elements);
  }

  private Node object(boolean constant) throws GraphqlError {
    Node object =
        scalar(cursor.peek().place(), "", ValueKind.OBJECT).with("Comment", cursor.comment());
    cursor.expect(Token.Kind.BRACE_LEFT);
    List<Node> members = new ArrayList<>();
    while (!cursor.at(Token.Kind.BRACE_RIGHT)) {
      members.add(cursor.nested(() -> argument(constant)));
    }
    cursor.next();
    return object.with("Children", members);
  }

  /// `name: value`
  private Node argument(boolean constant) throws GraphqlError {
    Node argument = new Node(cursor.peek().place()).with("Comment", cursor.comment());
    argument.with("Name", cursor.name());
    cursor.expect(Token.Kind.COLON);
    return argument.with("Value", value(constant));
  }

  @Nullable List<Node> arguments(boolean constant) throws GraphqlError {
    List<Node> arguments =
        cursor.some(Token.Kind.PAREN_LEFT, Token.Kind.PAREN_RIGHT, () -> argument(constant));
    if (arguments != null) {
      cursor.next();
    }
    return arguments;
  }

  List<Node> directives(boolean constant) throws GraphqlError {
    List<Node> directives = new ArrayList<>();
    while (cursor.skip(Token.Kind.AT)) {
      Node directive = new Node(cursor.peek().place()).with("Name", cursor.name());
      directives.add(directive.with("Arguments", arguments(constant)).with("Location", ""));
    }
    return directives;
  }

  Node type() throws GraphqlError {
    boolean isList = cursor.skip(Token.Kind.BRACKET_LEFT);
    Node type = new Node(cursor.peek().place());
    if (isList) {
      type.with("NamedType", "").with("Elem", cursor.nested(this::type));
      cursor.expect(Token.Kind.BRACKET_RIGHT);
    } else {
      type.with("NamedType", cursor.name());
    }
    return type.with("NonNull", cursor.skip(Token.Kind.BANG));
  }
}
