package dev.lockstep.sast.link;

import dev.lockstep.sast.flow.Functions;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a file offers to others and asks of them, by simple names.
///
/// @param classes those that it declares
/// @param functions those that it declares, methods included
/// @param outside functions outside of classes
/// @param bases `Class>Base` for each
/// @param asked functions that it calls, and names that may be of types
/// @param sources numbers of the rules that follow calls and have a source here
/// @param sinks numbers of the rules that follow calls and have a sink here
public record Outline(
    SortedSet<String> classes,
    SortedSet<String> functions,
    SortedSet<String> outside,
    SortedSet<String> bases,
    SortedSet<String> asked,
    SortedSet<Integer> sources,
    SortedSet<Integer> sinks) {

  /// The outline of a file.
  public static Outline of(SourceFile file, Set<Integer> sources, Set<Integer> sinks) {
    Functions functions = new Functions(file.tree());
    SortedSet<String> bases = new TreeSet<>();
    functions
        .classes()
        .forEach(
            (name, node) -> functions.bases(node).forEach(base -> bases.add(name + ">" + base)));
    return new Outline(
        new TreeSet<>(functions.classes().keySet()),
        new TreeSet<>(functions.names()),
        new TreeSet<>(functions.outside()),
        bases,
        asked(file.tree()),
        new TreeSet<>(sources),
        new TreeSet<>(sinks));
  }

  private static SortedSet<String> asked(Tree tree) {
    SortedSet<String> asked = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      switch (tree.kind(node)) {
        case CALL -> {
          int callee = node + 1;
          asked.add(
              tree.is(callee, Kind.MEMBER)
                  ? tree.symbolText(tree.child(callee, 1))
                  : tree.symbolText(callee));
        }
        case NEW -> asked.add(simpleName(tree.text(node + 1)));
        case NAME -> {
          String name = tree.symbolText(node);
          if (!name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
            asked.add(name);
          }
        }
        case TYPE -> asked.add(simpleName(tree.text(node)));
        default -> {}
      }
    }
    asked.remove("");
    return asked;
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
