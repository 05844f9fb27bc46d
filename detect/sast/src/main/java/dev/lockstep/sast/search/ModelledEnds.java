package dev.lockstep.sast.search;

import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.library.Library;
import dev.lockstep.sast.library.Model;
import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where models of libraries say that a rule begins or ends: at calls whose results come from
/// outside, and at arguments that are dangerous for a weakness that the rule is about.
final class ModelledEnds {
  private final SourceFile file;
  private final Tree tree;
  private final Library library;
  private final Set<String> weaknesses;
  private final long label;

  /// @param label the bit of the taint without a name
  ModelledEnds(SourceFile file, Library library, SastRule rule, long label) {
    this.file = file;
    this.tree = file.tree();
    this.library = library;
    this.weaknesses = rule.weaknesses();
    this.label = label;
  }

  void addTo(Spots spots) {
    for (int node = 1; node < tree.size(); node++) {
      Model model = tree.is(node, Kind.CALL) ? model(node + 1) : null;
      if (model == null) {
        continue;
      }
      if (model.isSource()) {
        spots.source(match(node), true, label, _ -> true, false, true);
      }
      if (model.sinkOf().stream().anyMatch(weaknesses::contains)) {
        sinks(model, tree.next(node + 1), spots);
      }
    }
  }

  private void sinks(Model model, int arguments, Spots spots) {
    int index = 0;
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (model.at().isEmpty() || model.at().contains(index)) {
        spots.sink(match(a), true, labels -> labels != 0);
      }
      index++;
    }
  }

  private Match match(int node) {
    return new Match(tree.start(node), tree.end(node), node, Bindings.NONE);
  }

  private @Nullable Model model(int callee) {
    int qualified = file.names().qualified(callee);
    if (qualified != Names.NONE) {
      String full = tree.symbols().text(qualified);
      int dot = full.lastIndexOf('.');
      return library.function(dot < 0 ? "" : full.substring(0, dot), full.substring(dot + 1));
    }
    if (tree.is(callee, Kind.NAME)) {
      return library.function("", tree.symbolText(callee));
    }
    if (!tree.is(callee, Kind.MEMBER)) {
      return null;
    }
    String name = tree.symbolText(tree.child(callee, 1));
    int object = callee + 1;
    Model function =
        tree.is(object, Kind.NAME) ? library.function(tree.symbolText(object), name) : null;
    if (function != null) {
      return function;
    }
    int type = file.names().type(object);
    return library.method(type == Names.NONE ? "" : tree.symbols().text(type), name);
  }
}
