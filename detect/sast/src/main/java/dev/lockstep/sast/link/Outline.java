package dev.lockstep.sast.link;

import dev.lockstep.sast.flow.Functions;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a file offers to others and asks of them, by simple names.
///
/// @param classes those that it declares
/// @param functions those that it declares, methods included
/// @param outside functions outside of classes
/// @param bases `Class>Base` for each
/// @param asked functions that it calls, and classes of which it makes objects
/// @param matters whether a rule that follows calls has a source or a sink here
public record Outline(
    Set<String> classes,
    Set<String> functions,
    Set<String> outside,
    Set<String> bases,
    Set<String> asked,
    boolean matters) {

  public Outline {
    classes = new TreeSet<>(classes);
    functions = new TreeSet<>(functions);
    outside = new TreeSet<>(outside);
    bases = new TreeSet<>(bases);
    asked = new TreeSet<>(asked);
  }

  /// The outline of a file.
  public static Outline of(SourceFile file, boolean matters) {
    Tree tree = file.tree();
    Functions functions = new Functions(tree);
    Set<String> bases = new TreeSet<>();
    functions
        .classes()
        .forEach(
            (name, node) -> functions.bases(node).forEach(base -> bases.add(name + ">" + base)));
    Set<String> asked = new TreeSet<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.CALL)) {
        int callee = node + 1;
        asked.add(
            tree.is(callee, Kind.MEMBER)
                ? tree.symbolText(tree.child(callee, 1))
                : tree.symbolText(callee));
      } else if (tree.is(node, Kind.NEW)) {
        String type = tree.text(node + 1);
        asked.add(type.substring(type.lastIndexOf('.') + 1));
      }
    }
    asked.remove("");
    return new Outline(
        functions.classes().keySet(),
        functions.names(),
        functions.outside(),
        bases,
        asked,
        matters);
  }

  /// Its parts as lists of texts, for [#of(List)].
  public List<List<String>> parts() {
    List<List<String>> parts = new ArrayList<>();
    for (Set<String> part : List.of(classes, functions, outside, bases, asked)) {
      parts.add(List.copyOf(part));
    }
    parts.add(matters ? List.of("") : List.of());
    return parts;
  }

  /// @param parts what [#parts] gave
  public static Outline of(List<List<String>> parts) {
    return new Outline(
        new TreeSet<>(parts.get(0)),
        new TreeSet<>(parts.get(1)),
        new TreeSet<>(parts.get(2)),
        new TreeSet<>(parts.get(3)),
        new TreeSet<>(parts.get(4)),
        !parts.get(5).isEmpty());
  }
}
