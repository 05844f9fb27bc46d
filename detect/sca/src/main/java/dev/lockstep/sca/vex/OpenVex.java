package dev.lockstep.sca.vex;

import dev.lockstep.model.Mark;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements of OpenVEX documents that a product is not affected, or fixed. Source: the OpenVEX
/// specification 0.2.0.
public final class OpenVex {
  private OpenVex() {}

  /// @param file as the marks name it
  /// @return empty for a document that is something else
  public static List<Statement> read(String json, String file) throws MalformedDocument {
    List<Statement> statements = new ArrayList<>();
    if (JsonReader.read(json) instanceof ObjectValue document
        && text(document, "@context").contains("openvex")) {
      for (ObjectValue statement : objects(document.get("statements"))) {
        String status = text(statement, "status");
        if (status.equals("not_affected") || status.equals("fixed")) {
          read(statement, status, file, statements);
        }
      }
    }
    return statements;
  }

  private static void read(
      ObjectValue statement, String status, String file, List<Statement> statements) {
    String justification = text(statement, "justification");
    String impact = text(statement, "impact_statement");
    String words = justification.isEmpty() ? impact : justification.replace('_', ' ');
    String reason = status.replace('_', ' ') + (words.isEmpty() ? "" : ": " + words);
    Mark mark = new Mark(Mark.Type.VEX, reason, file);
    for (String id : ids(statement.get("vulnerability"))) {
      for (String product : products(statement)) {
        statements.add(new Statement(id, product, mark));
      }
    }
  }

  /// The vulnerability is an object, or, in older documents, its name.
  private static List<String> ids(@Nullable Value vulnerability) {
    List<String> ids = new ArrayList<>();
    if (vulnerability instanceof StringValue name) {
      ids.add(name.text());
    } else if (vulnerability instanceof ObjectValue object) {
      ids.add(text(object, "name"));
      if (object.get("aliases") instanceof ArrayValue aliases) {
        for (Value alias : aliases) {
          if (alias instanceof StringValue text) {
            ids.add(text.text());
          }
        }
      }
    }
    return ids;
  }

  /// The components a statement speaks of: subcomponents where it names some, and all where its
  /// products are no package URLs.
  private static List<String> products(ObjectValue statement) {
    List<String> products = new ArrayList<>();
    for (ObjectValue product : objects(statement.get("products"))) {
      List<ObjectValue> inner = objects(product.get("subcomponents"));
      for (ObjectValue one : inner.isEmpty() ? List.of(product) : inner) {
        String id = text(one, "@id");
        products.add(id.startsWith("pkg:") ? id : "");
      }
    }
    return products.isEmpty() ? List.of("") : products;
  }

  private static List<ObjectValue> objects(@Nullable Value value) {
    List<ObjectValue> objects = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (Value element : array) {
        if (element instanceof ObjectValue object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  private static String text(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue string ? string.text() : "";
  }
}
