package dev.lockstep.conformance.source;

import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// JavaScript files beside TypeScript's own parser.
public final class ParseJavaScript extends ParsedFiles {
  private final TypeScriptProgram peer = new TypeScriptProgram();

  public ParseJavaScript() {
    super(Language.JAVASCRIPT, List.of(".js", ".jsx", ".cjs", ".mjs"));
  }

  @Override
  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    return peer.accepted(files);
  }

  @Override
  SortedSet<String> functions(Tree tree) {
    return TypeScriptProgram.functions(tree);
  }
}
