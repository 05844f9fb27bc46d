package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.Host;
import dev.lockstep.rego.builtin.schema.SchemaTypes;
import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.rego.types.Type;
import dev.lockstep.rego.types.TypeTree;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is known of documents by JSON Schemas: one of the input for all rules, others where the
/// metadata of rules and packages say so.
final class DocumentSchemas {
  /// The name of the schema of the input of all rules.
  static final ArrayValue ROOT = ArrayValue.of(List.of(StringValue.of("schema")));

  private static final StringValue INPUT = StringValue.of("input");
  private static final long MAX_STEPS = 20_000_000L;

  private final Map<ArrayValue, Value> schemas;
  private final Map<ArrayValue, Type> types = new HashMap<>();
  private final CallContext context =
      new Evaluation(
          null,
          null,
          0,
          new Evaluation.Settings(false, MAX_STEPS, 0, 0, Host.NONE, () -> false, Observer.NONE),
          new ConcurrentHashMap<>());

  /// @param schemas by their names, each of which begins with `schema`
  DocumentSchemas(Map<ArrayValue, Value> schemas) {
    this.schemas = schemas;
  }

  /// States the type of the input where there is a schema of it.
  void ofInput(TypeTree documents, List<RegoError> errors) {
    Value schema = schemas.get(ROOT);
    if (schema == null) {
      return;
    }
    try {
      documents.put(List.of(INPUT), SchemaTypes.of(schema, context));
    } catch (BuiltinFailure e) {
      errors.add(new RegoError(RegoError.TYPE, String.valueOf(e.getMessage()), Location.NONE));
    }
  }

  /// The types of `documents` with what `annotations` state of them, later ones in the place of
  /// earlier ones.
  TypeTree with(
      TypeTree documents, List<Annotations> annotations, Location rule, List<RegoError> errors) {
    TypeTree all = documents;
    for (Annotations one : annotations) {
      if (!(one.content().get("schemas") instanceof ArrayValue statements)) {
        continue;
      }
      for (Value statement : statements) {
        if (statement instanceof ObjectValue object
            && object.get("path") instanceof ArrayValue path) {
          all = with(all, path, object, rule, errors);
        }
      }
    }
    return all;
  }

  private TypeTree with(
      TypeTree documents,
      ArrayValue path,
      ObjectValue statement,
      Location rule,
      List<RegoError> errors) {
    try {
      Value definition = statement.get("definition");
      if (definition != null) {
        return documents.stating(path.asList(), SchemaTypes.of(definition, context));
      }
      if (!(statement.get("schema") instanceof ArrayValue name) || schemas.isEmpty()) {
        return documents;
      }
      Type known = types.get(name);
      if (known == null) {
        Value schema = schemas.get(name);
        if (schema == null) {
          throw BuiltinFailure.of("undefined schema: " + reference(name));
        }
        known = SchemaTypes.of(schema, context);
        types.put(name, known);
      }
      return documents.stating(path.asList(), known);
    } catch (BuiltinFailure e) {
      errors.add(new RegoError(RegoError.TYPE, String.valueOf(e.getMessage()), rule));
      return documents;
    }
  }

  private static String reference(ArrayValue name) {
    List<Term> parts = new ArrayList<>(List.of(new Term.Var("schema", Location.NONE)));
    for (int i = 1; i < name.size(); i++) {
      parts.add(new Term.Scalar(name.get(i), Location.NONE));
    }
    return new Term.Ref(parts, Location.NONE).toString();
  }
}
