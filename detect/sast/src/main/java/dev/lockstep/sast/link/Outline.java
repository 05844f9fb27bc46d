package dev.lockstep.sast.link;

import dev.lockstep.sast.flow.Functions;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a file offers to others and asks of them, by simple names. Each list is sorted, and holds
/// nothing twice.
///
/// @param classes those that it declares
/// @param functions those that it declares, methods included
/// @param outside functions outside of classes
/// @param bases `Class>Base` for each
/// @param asked functions that it calls, and names that may be of types
/// @param sources numbers of the rules that follow calls and have a source here
/// @param sinks numbers of the rules that follow calls and have a sink here
public record Outline(
    List<String> classes,
    List<String> functions,
    List<String> outside,
    List<String> bases,
    List<String> asked,
    List<Integer> sources,
    List<Integer> sinks) {

  public Outline {
    classes = List.copyOf(classes);
    functions = List.copyOf(functions);
    outside = List.copyOf(outside);
    bases = List.copyOf(bases);
    asked = List.copyOf(asked);
    sources = List.copyOf(sources);
    sinks = List.copyOf(sinks);
  }

  /// The outline of a file.
  public static Outline of(SourceFile file, Set<Integer> sources, Set<Integer> sinks) {
    Functions functions = new Functions(file.tree());
    Set<String> bases = new HashSet<>();
    functions
        .classes()
        .forEach(
            (name, node) -> functions.bases(node).forEach(base -> bases.add(name + ">" + base)));
    return new Outline(
        sorted(functions.classes().keySet()),
        sorted(functions.names()),
        sorted(functions.outside()),
        sorted(bases),
        sorted(asked(file.tree())),
        sorted(sources),
        sorted(sinks));
  }

  /// Whether it asks for a name.
  boolean asks(String name) {
    return Collections.binarySearch(asked, name) >= 0;
  }

  private static <T extends Comparable<T>> List<T> sorted(Collection<T> all) {
    return all.stream().sorted().distinct().toList();
  }

  private static Set<String> asked(Tree tree) {
    Set<String> asked = new HashSet<>();
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
