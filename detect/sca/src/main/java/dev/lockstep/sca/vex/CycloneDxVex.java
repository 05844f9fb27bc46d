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

/// Analyses of CycloneDX documents that say a component is not affected. Source: the CycloneDX
/// specification 1.4 to 1.7, `vulnerabilities[].analysis`, and its BOM-Link.
public final class CycloneDxVex {
  private CycloneDxVex() {}

  /// @param file as the marks name it
  /// @return empty for a document that is something else. An analysis of the document's own
  /// subject,
  ///     or one that names nothing, speaks of all components; one of an unknown component of none.
  public static List<Statement> read(String json, String file) throws MalformedDocument {
    List<Statement> statements = new ArrayList<>();
    if (JsonReader.read(json) instanceof ObjectValue document
        && Members.text(document, "bomFormat").equals("CycloneDX")) {
      Map<String, String> purls = purls(document);
      for (ObjectValue one : Members.objects(document.get("vulnerabilities"))) {
        ObjectValue analysis = Members.object(one, "analysis");
        if (excuses(Members.text(analysis, "state"))) {
          Mark mark = new Mark(Mark.Type.VEX, reason(analysis), file);
          read(one, purls, mark, statements);
        }
      }
    }
    return statements;
  }

  private static boolean excuses(String state) {
    return switch (state) {
      case "not_affected", "false_positive", "resolved", "resolved_with_pedigree" -> true;
      default -> false; // in_triage, exploitable, and what a later version may add
    };
  }

  private static String reason(ObjectValue analysis) {
    String justification = Members.text(analysis, "justification");
    String words = justification.isEmpty() ? Members.text(analysis, "detail") : justification;
    String state = Members.text(analysis, "state");
    return (words.isEmpty() ? state : state + ": " + words).replace('_', ' ');
  }

  private static void read(
      ObjectValue vulnerability, Map<String, String> purls, Mark mark, List<Statement> out) {
    List<String> ids = new ArrayList<>();
    ids.add(Members.text(vulnerability, "id"));
    for (ObjectValue other : Members.objects(vulnerability.get("references"))) {
      ids.add(Members.text(other, "id"));
    }
    ids.removeIf(String::isEmpty);
    List<String> products = products(vulnerability, purls);
    for (String id : ids) {
      for (String product : products) {
        out.add(new Statement(id, product, mark));
      }
    }
  }

  private static List<String> products(ObjectValue vulnerability, Map<String, String> purls) {
    List<ObjectValue> affects = Members.objects(vulnerability.get("affects"));
    if (affects.isEmpty()) {
      return List.of("");
    }
    List<String> products = new ArrayList<>();
    for (ObjectValue affected : affects) {
      String ref = Members.text(affected, "ref");
      String local = ref.startsWith("urn:cdx:") ? ref.substring(ref.indexOf('#') + 1) : ref;
      String purl = purls.get(local);
      if (purl != null) {
        products.add(plain(purl));
      } else if (local.startsWith("pkg:")) {
        products.add(plain(local));
      }
    }
    return products;
  }

  /// Without Maven's default type, which some writers state and our components do not.
  private static String plain(String purl) {
    String type = "?type=jar";
    return purl.endsWith(type) ? purl.substring(0, purl.length() - type.length()) : purl;
  }

  /// By reference: the purl of a component, and nothing for the subject itself. A component without
  /// a purl is left out.
  private static Map<String, String> purls(ObjectValue document) {
    Map<String, String> purls = new HashMap<>();
    Deque<ObjectValue> open = new ArrayDeque<>(Members.objects(document.get("components")));
    while (!open.isEmpty()) {
      ObjectValue component = open.remove();
      String purl = Members.text(component, "purl");
      if (!purl.isEmpty()) {
        purls.put(Members.text(component, "bom-ref"), purl);
      }
      open.addAll(Members.objects(component.get("components")));
    }
    ObjectValue subject = Members.object(Members.object(document, "metadata"), "component");
    purls.put(Members.text(subject, "bom-ref"), "");
    purls.remove(""); // no reference leads to what has no name
    return purls;
  }
}
