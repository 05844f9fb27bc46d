package dev.lockstep.conformance.source;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// TypeScript's own parser, run by `node`, which `npm` fetches once.
final class TypeScriptProgram {
  private static final String VERSION = "typescript@5.9.3";
  private static final String PROGRAM = "functions.js";
  private @Nullable Path folder;

  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    Path made = folder == null ? install() : folder;
    folder = made;
    return Listing.of(made, List.of("node", "--stack-size=4000", PROGRAM), files);
  }

  private static Path install() throws IOException {
    Path made = PeerFolder.with("functions.js.txt", PROGRAM);
    Listing.prepare(
        made, List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", VERSION));
    return made;
  }

  /// The functions that have a body, under the names that our program gives them.
  static SortedSet<String> functions(Tree tree) {
    Lines lines = new Lines(tree.source());
    SortedSet<String> functions = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.FUNCTION) && !tree.is(tree.child(node, 5), Kind.NONE)) {
        functions.add(name(tree, node) + " " + lines.lineOf(start(tree, node)));
      } else if (tree.is(node, Kind.LAMBDA)) {
        functions.add(lambda(tree, node, lines));
      }
    }
    return functions;
  }

  /// An arrow or `function`, whose span takes in the parentheses around it.
  private static String lambda(Tree tree, int node, Lines lines) {
    int modifiers = node + 1;
    int parameters = tree.next(modifiers);
    if (tree.symbolText(node).equals("=>")) {
      boolean async = !tree.is(modifiers, Kind.NONE);
      return "=> " + lines.lineOf(tree.start(async ? modifiers : parameters));
    }
    boolean named = tree.childCount(node) > 4 && tree.is(tree.child(node, 4), Kind.NAME);
    String name = named ? tree.symbolText(tree.child(node, 4)) : "function";
    return name + " " + lines.lineOf(Inside.parentheses(tree.source(), tree.start(node)));
  }

  private static String name(Tree tree, int function) {
    int name = tree.child(function, 1);
    return switch (tree.kind(name)) {
      case NONE -> "function";
      case NAME -> tree.symbolText(name);
      default -> tree.text(name).lines().findFirst().orElse("");
    };
  }

  /// Where the function's own text begins, its decorators left out.
  private static int start(Tree tree, int function) {
    int modifiers = function + 1;
    boolean decorated = false;
    for (int each = modifiers + 1; each < tree.next(modifiers); each = tree.next(each)) {
      if (!tree.is(each, Kind.DECORATOR)) {
        return decorated ? tree.start(each) : tree.start(function);
      }
      decorated = true;
    }
    return decorated ? tree.start(tree.child(function, 1)) : tree.start(function);
  }
}
