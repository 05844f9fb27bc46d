package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the names of a tree mean: which variable a name is, what an imported name is called in
/// full,
/// which expressions have a constant value, and what simple types are known.
///
/// Arrays by node. Symbols are those of the tree's table, to which qualified names and folded
/// constants are added.
public final class Names {
  /// Says that there is none.
  public static final int NONE = -1;

  final Tree tree;
  final int[] qualified;
  final int[] variableOf;
  final byte[] constantKinds;
  final int[] constants;
  final int[] types;
  final BitSet someStrings = new BitSet();
  final List<String> wildcards = new ArrayList<>();
  final Map<String, String> imports = new HashMap<>();

  private Names(Tree tree) {
    this.tree = tree;
    int size = tree.size();
    qualified = filled(size);
    variableOf = filled(size);
    constantKinds = new byte[size];
    constants = filled(size);
    types = filled(size);
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  /// Resolves the names of a tree.
  public static Names of(Tree tree) {
    return of(tree, Map.of());
  }

  /// The same, where the values of some settings are known: what `getProperty("key")` gives.
  public static Names of(Tree tree, Map<String, String> settings) {
    Names names = new Names(tree);
    new Resolver(names).run();
    new Constants(names, settings).run();
    new Types(names).run();
    return names;
  }

  /// The symbol of the full dotted name that a [Kind#NAME] or [Kind#MEMBER] stands for by way of
  /// the
  /// file's imports, or [#NONE]: after `import numpy as np`, `np.load` is `numpy.load`; after `from
  /// os import path as p`, `p.join` is `os.path.join`; after `import {exec as e} from
  /// 'child_process'`, `e` is `child_process.exec`. A name that a nearer scope declares again is
  /// not
  /// qualified.
  public int qualified(int node) {
    return qualified[node];
  }

  /// The variable that a [Kind#NAME] refers to or declares, as the node that declares it first, or
  /// [#NONE]: two names with the same answer are the same variable.
  public int variable(int node) {
    return variableOf[node];
  }

  /// The kind of an expression's constant value: [Kind#STRING], [Kind#NUMBER], [Kind#BOOLEAN],
  /// [Kind#NULL], or [Kind#NONE] where none is known. Literals, folded operators, and variables
  /// have one that hold a constant on every way that leads to the place.
  public Kind constantKind(int node) {
    return Kind.of(constantKinds[node]);
  }

  /// Whether an expression's value is some constant string, though not known which: one of several,
  /// or one that is built of constants.
  public boolean isSomeString(int node) {
    return someStrings.get(node);
  }

  /// The symbol of the constant value, as [Kind] says for its kind; [Symbols#EMPTY] also is a
  /// value.
  public int constant(int node) {
    return constants[node];
  }

  /// The symbol of the simple name of an expression's type (qualified where it is imported), or
  /// [#NONE]: from annotations, literals, and constructor calls.
  public int type(int node) {
    return types[node];
  }

  /// The full dotted name that an import of the file gives a simple name, wherever in it.
  public Optional<String> imported(String name) {
    return Optional.ofNullable(imports.get(name));
  }

  /// Modules of which everything is imported: a name that is nothing else may be theirs.
  public List<String> wildcards() {
    return List.copyOf(wildcards);
  }
}
