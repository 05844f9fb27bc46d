package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;

/// The expressions that variables stand for, where they are assigned once.
final class Definitions {
  private static final int NOT_YET = -1;
  private static final int SEVERAL = -2;

  private final SourceFile file;

  /// By variable.
  private final int[] values;

  Definitions(SourceFile file) {
    this.file = file;
    values = new int[file.tree.size()];
    Arrays.fill(values, NOT_YET);
    for (int name : file.of(Kind.NAME)) {
      int variable = file.names.variable(name);
      if (variable != Names.NONE && values[variable] != SEVERAL) {
        add(variable, name);
      }
    }
  }

  private void add(int variable, int name) {
    Tree tree = file.tree;
    int parent = tree.parent(name);
    if (tree.is(parent, Kind.ASSIGN) && parent + 1 == name) {
      boolean plain = tree.symbolText(parent).equals("=") || tree.symbolText(parent).equals(":=");
      values[variable] = plain && values[variable] == NOT_YET ? tree.child(parent, 1) : SEVERAL;
    } else if (tree.is(parent, Kind.VARIABLE) && tree.child(parent, 1) == name) {
      int value = tree.child(parent, 3);
      if (!tree.is(value, Kind.NONE)) {
        values[variable] = values[variable] == NOT_YET ? value : SEVERAL;
      }
    } else if (tree.is(parent, Kind.PARAMETER) && tree.child(parent, 1) == name) {
      values[variable] = SEVERAL;
    }
  }

  /// The value of the only assignment to a name's variable, or -1.
  int of(int name) {
    int variable = file.names.variable(name);
    if (variable == Names.NONE || file.tree.start(variable) > file.tree.start(name)) {
      return -1;
    }
    return Math.max(-1, values[variable]);
  }
}
