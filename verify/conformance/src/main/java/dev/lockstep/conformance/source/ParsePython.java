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
import org.jspecify.annotations.Nullable;

/// Python files beside `ast` of the `python3` that is on the path.
public final class ParsePython extends ParsedFiles {
  private static final String PROGRAM = "functions.py";
  private @Nullable Path folder;

  public ParsePython() {
    super(Language.PYTHON, List.of(".py", ".pyi"));
  }

  @Override
  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    Path made = folder == null ? PeerFolder.with("functions.py.txt", PROGRAM) : folder;
    folder = made;
    return Listing.of(made, List.of("python3", PROGRAM), files);
  }

  @Override
  SortedSet<String> functions(Tree tree) {
    Lines lines = new Lines(tree.source());
    SortedSet<String> functions = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION)) {
        functions.add(
            tree.symbolText(tree.child(node, 1)) + " " + lines.lineOf(keyword(tree, node)));
      } else if (tree.is(node, Kind.LAMBDA)) {
        functions.add(
            "lambda " + lines.lineOf(Inside.parentheses(tree.source(), tree.start(node))));
      }
    }
    return functions;
  }

  /// Where `def` or its `async` stands, behind the decorators.
  private static int keyword(Tree tree, int function) {
    int modifiers = function + 1;
    int start = tree.start(function);
    for (int each = modifiers + 1; each < tree.next(modifiers); each = tree.next(each)) {
      if (tree.is(each, Kind.DECORATOR)) {
        start = afterLine(tree.source(), tree.end(each));
      }
    }
    return start;
  }

  private static int afterLine(byte[] source, int from) {
    int at = from;
    while (at < source.length && (source[at] == ' ' || source[at] == '#' || source[at] < ' ')) {
      boolean comment = source[at] == '#';
      at++;
      while (comment && at < source.length && source[at] != '\n') {
        at++;
      }
    }
    return at;
  }
}
