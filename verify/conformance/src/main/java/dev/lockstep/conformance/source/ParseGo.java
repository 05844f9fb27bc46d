package dev.lockstep.conformance.source;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Go files beside `go/parser` of the Go that is on the path.
public final class ParseGo extends ParsedFiles {
  private final GoProgram peer = new GoProgram("functions.go.txt", List.of());

  public ParseGo() {
    super(Language.GO, List.of(".go"));
  }

  @Override
  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    return peer.accepted(files);
  }

  @Override
  SortedSet<String> functions(Tree tree) {
    Lines lines = new Lines(tree.source());
    SortedSet<String> functions = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      boolean declared = tree.is(node, Kind.FUNCTION) && tree.parent(node) == 0;
      if (declared) {
        functions.add(tree.symbolText(tree.child(node, 1)) + " " + lines.lineOf(tree.start(node)));
      } else if (tree.is(node, Kind.LAMBDA)) {
        functions.add("func " + lines.lineOf(tree.start(node)));
      }
    }
    return functions;
  }
}
