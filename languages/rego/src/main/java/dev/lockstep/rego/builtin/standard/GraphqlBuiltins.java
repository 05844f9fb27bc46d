package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.graphql.Document;
import dev.lockstep.rego.builtin.graphql.GraphqlError;
import dev.lockstep.rego.builtin.graphql.QueryChecker;
import dev.lockstep.rego.builtin.graphql.Schema;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// GraphQL documents, as texts or as the objects that were made of them.
final class GraphqlBuiltins {
  private static final String BOTH =
      "any<string, object[any: any]>, any<string, object[any: any]> => ";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "graphql.parse",
              BOTH + "array<object[any: any], object[any: any]>",
              GraphqlBuiltins::parse),
          Builtin.of(
              "graphql.parse_and_verify",
              BOTH + "array<boolean, object[any: any], object[any: any]>",
              GraphqlBuiltins::parseAndVerify),
          Builtin.of(
              "graphql.parse_query", "string => object[any: any]", GraphqlBuiltins::parseQuery),
          Builtin.of(
              "graphql.parse_schema", "string => object[any: any]", GraphqlBuiltins::parseSchema),
          Builtin.of("graphql.is_valid", BOTH + "boolean", GraphqlBuiltins::isValid),
          Builtin.of(
              "graphql.schema_is_valid",
              "any<string, object[any: any]> => boolean",
              GraphqlBuiltins::isSchemaValid));

  private static final ArrayValue UNVERIFIED =
      ArrayValue.of(BooleanValue.FALSE, ObjectValue.EMPTY, ObjectValue.EMPTY);

  private GraphqlBuiltins() {}

  /// Reads an operand.
  private enum Reader {
    QUERY,
    SCHEMA;

    Document read(Value[] operands, int position, CallContext context)
        throws BuiltinFailure, GraphqlError {
      return switch (operands[position - 1]) {
        case StringValue string -> {
          context.spend(1 + string.text().length() / 16);
          yield this == QUERY ? Document.query(string.text()) : Document.schema(string.text());
        }
        case ObjectValue object -> Document.of(object);
        default ->
            throw BuiltinFailure.operandType(position, operands[position - 1], "string", "object");
      };
    }
  }

  private static Value parse(Value[] operands, CallContext context) throws BuiltinFailure {
    Document query = read(Reader.QUERY, operands, 1, context);
    Document schema = read(Reader.SCHEMA, operands, 2, context);
    try {
      String problems =
          QueryChecker.problems(compiled(operands[1], schema, context), query, context::spend);
      if (!problems.isEmpty()) {
        throw BuiltinFailure.of(problems);
      }
    } catch (GraphqlError e) {
      throw BuiltinFailure.of(e.toldOfSchema(), e);
    }
    return ArrayValue.of(query.toValue(), schema.toValue());
  }

  private static Document read(Reader reader, Value[] operands, int position, CallContext context)
      throws BuiltinFailure {
    try {
      return reader.read(operands, position, context);
    } catch (GraphqlError e) {
      throw BuiltinFailure.of(e.told(), e);
    }
  }

  private static Schema compiled(Value operand, Document document, CallContext context)
      throws GraphqlError {
    Key key = new Key(operand);
    if (context.cached(key) instanceof Schema known) {
      return known;
    }
    Schema schema = Schema.of(document);
    context.cache(key, schema);
    return schema;
  }

  private static Value parseAndVerify(Value[] operands, CallContext context) {
    try {
      Document query = Reader.QUERY.read(operands, 1, context);
      Document schema = Reader.SCHEMA.read(operands, 2, context);
      String problems =
          QueryChecker.problems(compiled(operands[1], schema, context), query, context::spend);
      return problems.isEmpty()
          ? ArrayValue.of(BooleanValue.TRUE, query.toValue(), schema.toValue())
          : UNVERIFIED;
    } catch (GraphqlError | BuiltinFailure e) {
      return UNVERIFIED;
    }
  }

  private static Value parseQuery(Value[] operands, CallContext context) throws BuiltinFailure {
    Operands.string(operands, 1);
    return read(Reader.QUERY, operands, 1, context).toValue();
  }

  private static Value parseSchema(Value[] operands, CallContext context) throws BuiltinFailure {
    Operands.string(operands, 1);
    return read(Reader.SCHEMA, operands, 1, context).toValue();
  }

  private static Value isValid(Value[] operands, CallContext context) {
    try {
      Document query = Reader.QUERY.read(operands, 1, context);
      Document schema = Reader.SCHEMA.read(operands, 2, context);
      return BooleanValue.of(
          QueryChecker.problems(compiled(operands[1], schema, context), query, context::spend)
              .isEmpty());
    } catch (GraphqlError | BuiltinFailure e) {
      return BooleanValue.FALSE;
    }
  }

  private static Value isSchemaValid(Value[] operands, CallContext context) {
    try {
      compiled(operands[0], Reader.SCHEMA.read(operands, 1, context), context);
      return BooleanValue.TRUE;
    } catch (GraphqlError | BuiltinFailure e) {
      return BooleanValue.FALSE;
    }
  }

  private record Key(Value schema) {}
}
