package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Packages and relationships of an SPDX document, whatever it is written in.
final class SpdxGraph {
  private final Statements out;
  private final List<Package> packages = new ArrayList<>();
  private final List<Need> needs = new ArrayList<>();
  private final Set<String> described = new HashSet<>();

  /// @param licences the better known one first
  record Package(
      String id, String purl, String name, String version, List<String> licences, int line) {}

  private record Need(String from, String to, Scope scope) {}

  SpdxGraph(Statements out) {
    this.out = out;
  }

  void describes(String id) {
    described.add(id);
  }

  void add(Package one) {
    packages.add(one);
  }

  /// @param type `DEPENDS_ON` and the like; others are passed over
  void relationship(String from, String type, String to) {
    switch (type) {
      case "DESCRIBES" -> described.add(to);
      case "DESCRIBED_BY" -> described.add(from);
      case "DEPENDS_ON", "CONTAINS", "STATIC_LINK", "DYNAMIC_LINK" ->
          needs.add(new Need(from, to, Scope.RUNTIME));
      case "DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "CONTAINED_BY" ->
          needs.add(new Need(to, from, Scope.RUNTIME));
      case "DEV_DEPENDENCY_OF", "DEV_TOOL_OF" -> needs.add(new Need(to, from, Scope.DEV));
      case "TEST_DEPENDENCY_OF", "TEST_TOOL_OF" -> needs.add(new Need(to, from, Scope.TEST));
      case "BUILD_DEPENDENCY_OF", "BUILD_TOOL_OF" -> needs.add(new Need(to, from, Scope.BUILD));
      case "OPTIONAL_DEPENDENCY_OF" -> needs.add(new Need(to, from, Scope.OPTIONAL));
      default -> {}
    }
  }

  void state() {
    BomDraft draft = new BomDraft(out);
    Set<String> needing = new HashSet<>();
    needs.forEach(need -> needing.add(need.from));
    for (Package one : packages) {
      // A document that describes all of its packages one by one is a list of them.
      if (described.contains(one.id) && (needing.contains(one.id) || described.size() == 1)) {
        draft.subject(one.id);
      } else {
        state(one, draft);
      }
    }
    needs.forEach(need -> draft.needs(need.from, need.to));
    draft.end();
  }

  private static void state(Package one, BomDraft bom) {
    Statements.Draft draft = bom.component(one.id, one.purl, one.name, one.version, one.line);
    if (draft != null) {
      for (String licence : one.licences) {
        if (!licence.isEmpty() && !licence.equals("NOASSERTION") && !licence.equals("NONE")) {
          draft.licence(licence);
          break;
        }
      }
    }
  }
}
