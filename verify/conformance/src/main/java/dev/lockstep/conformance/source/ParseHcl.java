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

/// Terraform's files beside the parser of `github.com/hashicorp/hcl/v2`, whose attributes, blocks
/// and calls stand for functions.
public final class ParseHcl extends ParsedFiles {
  private final GoProgram peer =
      new GoProgram("blocks.go.txt", List.of("github.com/hashicorp/hcl/v2@v2.25.0"));

  public ParseHcl() {
    super(Language.HCL, List.of(".tf"));
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
      if (tree.is(node, Kind.CALL)) {
        int callee = tree.child(node, 0);
        functions.add(tree.symbolText(callee) + " " + lines.lineOf(tree.start(callee)));
      }
    }
    return functions;
  }
}
