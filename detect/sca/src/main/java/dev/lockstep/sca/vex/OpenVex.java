package dev.lockstep.sca.vex;

import dev.lockstep.model.Mark;
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
        && Members.text(document, "@context").contains("openvex")) {
      for (ObjectValue statement : Members.objects(document.get("statements"))) {
        String status = Members.text(statement, "status");
        if (status.equals("not_affected") || status.equals("fixed")) {
          read(statement, status, file, statements);
        }
      }
    }
    return statements;
  }

  private static void read(
      ObjectValue statement, String status, String file, List<Statement> statements) {
    String justification = Members.text(statement, "justification");
    String impact = Members.text(statement, "impact_statement");
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
      ids.add(Members.text(object, "name"));
      ids.addAll(Members.texts(object.get("aliases")));
    }
    return ids;
  }

  /// The components a statement speaks of: subcomponents where it names some. What is named by
  /// something else than a package URL is nothing that a scan can tell, and excuses nothing.
  private static List<String> products(ObjectValue statement) {
    List<String> products = new ArrayList<>(Members.texts(statement.get("products")));
    for (ObjectValue product : Members.objects(statement.get("products"))) {
      List<ObjectValue> inner = Members.objects(product.get("subcomponents"));
      for (ObjectValue one : inner.isEmpty() ? List.of(product) : inner) {
        products.add(Members.text(one, "@id"));
        products.add(Members.text(Members.object(one, "identifiers"), "purl"));
      }
    }
    products.removeIf(product -> !product.startsWith("pkg:"));
    return products;
  }
}
