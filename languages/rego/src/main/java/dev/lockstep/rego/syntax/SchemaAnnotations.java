package dev.lockstep.rego.syntax;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The schemas that metadata names: `input.user: schema.user`, or a schema itself in the place of
/// its name. Each becomes an object of `path` and `schema`, or `definition`.
final class SchemaAnnotations {
  private SchemaAnnotations() {}

  /// Says what is wrong with a statement.
  static final class InvalidSchema extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSchema(String reason) {
      super(reason);
    }
  }

  /// The statements of `schemas`, one key each.
  static ArrayValue normalized(ArrayValue schemas) throws InvalidSchema {
    List<Value> all = new ArrayList<>();
    for (Value one : schemas) {
      if (!(one instanceof ObjectValue pair)
          || pair.size() != 1
          || !(pair.key(0) instanceof StringValue target)) {
        throw new InvalidSchema("invalid document reference");
      }
      all.add(statement(target.text(), pair.value(0)));
    }
    return ArrayValue.of(all);
  }

  private static Value statement(String target, Value schema) throws InvalidSchema {
    ObjectValue.Builder statement = new ObjectValue.Builder(2);
    statement.put("path", path(target, "invalid document reference"));
    switch (schema) {
      case StringValue name -> {
        ArrayValue path = path(name.text(), "invalid schema reference");
        if (!path.get(0).equals(StringValue.of("schema"))) {
          throw new InvalidSchema("invalid schema reference");
        }
        statement.put("schema", path);
      }
      case ObjectValue definition -> statement.put("definition", definition);
      default -> throw new InvalidSchema("invalid schema declaration for path \"" + target + "\"");
    }
    return statement.build();
  }

  private static ArrayValue path(String text, String problem) throws InvalidSchema {
    try {
      return switch (RegoParser.term(text)) {
        case Term.Var(String name, _) -> ArrayValue.of(List.of(StringValue.of(name)));
        case Term.Ref(List<Term> parts, _) -> {
          List<Value> path = new ArrayList<>();
          for (Term part : parts) {
            path.add(
                part instanceof Term.Scalar(StringValue key, _)
                    ? key
                    : StringValue.of(part.toString()));
          }
          yield ArrayValue.of(path);
        }
        default -> throw new InvalidSchema(problem);
      };
    } catch (RegoErrors e) {
      throw new InvalidSchema(problem);
    }
  }
}
