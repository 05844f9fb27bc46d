package dev.lockstep.sca.vex;

import dev.lockstep.model.Mark;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What CSAF documents say is not affected, or fixed. Source: OASIS CSAF 2.0, sections 3.2.2 and
/// 3.2.3, and profile 5 (VEX).
public final class CsafVex {
  private CsafVex() {}

  /// @param file as the marks name it
  /// @return empty for a document that is something else. Products without a package URL are
  ///     nothing that a scan can tell, and nothing is excused for them.
  public static List<Statement> read(String json, String file) throws MalformedDocument {
    List<Statement> statements = new ArrayList<>();
    if (JsonReader.read(json) instanceof ObjectValue document
        && Members.text(Members.object(document, "document"), "csaf_version").startsWith("2.")) {
      Map<String, String> purls = purls(Members.object(document, "product_tree"));
      for (ObjectValue one : Members.objects(document.get("vulnerabilities"))) {
        ObjectValue status = Members.object(one, "product_status");
        state(one, status, "known_not_affected", purls, file, statements);
        state(one, status, "fixed", purls, file, statements);
        state(one, status, "first_fixed", purls, file, statements);
      }
    }
    return statements;
  }

  private static void state(
      ObjectValue vulnerability,
      ObjectValue status,
      String word,
      Map<String, String> purls,
      String file,
      List<Statement> out) {
    List<String> ids = new ArrayList<>();
    ids.add(Members.text(vulnerability, "cve"));
    Members.objects(vulnerability.get("ids")).forEach(one -> ids.add(Members.text(one, "text")));
    ids.removeIf(String::isEmpty);
    for (String product : Members.texts(status.get(word))) {
      String purl = purls.get(product);
      if (purl != null) {
        String why = word.equals("known_not_affected") ? why(vulnerability, product) : "";
        String state = word.equals("known_not_affected") ? "not affected" : "fixed";
        Mark mark = new Mark(Mark.Type.VEX, why.isEmpty() ? state : state + ": " + why, file);
        ids.forEach(id -> out.add(new Statement(id, purl, mark)));
      }
    }
  }

  /// The label of a flag, else the words of an impact.
  private static String why(ObjectValue vulnerability, String product) {
    for (ObjectValue flag : Members.objects(vulnerability.get("flags"))) {
      if (Members.texts(flag.get("product_ids")).contains(product)) {
        return Members.text(flag, "label").replace('_', ' ');
      }
    }
    for (ObjectValue threat : Members.objects(vulnerability.get("threats"))) {
      boolean all = threat.get("product_ids") == null;
      if (Members.text(threat, "category").equals("impact")
          && (all || Members.texts(threat.get("product_ids")).contains(product))) {
        return Members.text(threat, "details");
      }
    }
    return "";
  }

  /// The purl of each product; of a product within another one, that of the inner one.
  private static Map<String, String> purls(ObjectValue tree) {
    Map<String, String> purls = new HashMap<>();
    Members.objects(tree.get("full_product_names")).forEach(one -> add(one, purls));
    Deque<ObjectValue> open = new ArrayDeque<>(Members.objects(tree.get("branches")));
    while (!open.isEmpty()) {
      ObjectValue branch = open.remove();
      add(Members.object(branch, "product"), purls);
      open.addAll(Members.objects(branch.get("branches")));
    }
    for (ObjectValue one : Members.objects(tree.get("relationships"))) {
      ObjectValue whole = Members.object(one, "full_product_name");
      add(whole, purls);
      String inner = purls.get(Members.text(one, "product_reference"));
      if (inner != null) {
        purls.putIfAbsent(Members.text(whole, "product_id"), inner);
      }
    }
    return purls;
  }

  private static void add(ObjectValue product, Map<String, String> purls) {
    String purl = Members.text(Members.object(product, "product_identification_helper"), "purl");
    if (!purl.isEmpty()) {
      purls.put(Members.text(product, "product_id"), purl);
    }
  }
}
