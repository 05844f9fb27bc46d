package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file as patterns see it: its tree, what its names mean, and its nodes by kind.
public final class SourceFile {
  final Tree tree;
  final Names names;
  private final int[] @Nullable [] byKind = new int[Kind.values().length][];
  private int @Nullable [] expressions;
  private @Nullable Definitions definitions;
  private @Nullable Statements statements;
  private final Occurrences occurrences;
  final boolean hasWildcards;

  /// @param symbols how many symbols patterns have
  public SourceFile(Tree tree, Names names, int symbols) {
    this.tree = tree;
    this.names = names;
    this.hasWildcards = !names.wildcards().isEmpty();
    this.occurrences = new Occurrences(tree, names, symbols);
    int[] counts = new int[byKind.length];
    for (int node = 0; node < tree.size(); node++) {
      counts[tree.kindOrdinal(node)]++;
    }
    int[] filled = new int[byKind.length];
    for (int kind = 0; kind < byKind.length; kind++) {
      byKind[kind] = new int[counts[kind]];
    }
    for (int node = 0; node < tree.size(); node++) {
      int kind = tree.kindOrdinal(node);
      int[] nodes = byKind[kind];
      if (nodes != null) {
        nodes[filled[kind]++] = node;
      }
    }
  }

  public Tree tree() {
    return tree;
  }

  public Names names() {
    return names;
  }

  /// Its statements.
  Statements statements() {
    if (statements == null) {
      statements = new Statements(tree);
    }
    return statements;
  }

  /// What variables stand for.
  Definitions definitions() {
    if (definitions == null) {
      definitions = new Definitions(this);
    }
    return definitions;
  }

  /// Where the symbols of patterns occur.
  Occurrences occurrences() {
    return occurrences;
  }

  /// Whether a symbol of patterns occurs, be it as a part of an imported name.
  public boolean has(int symbol) {
    return occurrences.has(symbol);
  }

  /// The nodes of a kind, in the order of the file.
  int[] of(Kind kind) {
    int[] nodes = byKind[kind.ordinal()];
    return nodes == null ? new int[0] : nodes;
  }

  /// All expressions, in the order of the file.
  int[] expressions() {
    if (expressions == null) {
      int[] all = new int[tree.size()];
      int count = 0;
      for (int node = 0; node < tree.size(); node++) {
        if (Kinds.inExpressionPlace(tree, node)) {
          all[count++] = node;
        }
      }
      expressions = Arrays.copyOf(all, count);
    }
    return expressions;
  }
}
