package dev.lockstep.source.tree;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The syntax tree of one file or pattern: arrays in the order of a walk from the root, parents
/// first.
///
/// A node is a number from 0 (the root) to before [#size()]. Its descendants are the numbers from
/// `node + 1` to before `next(node)`; its first child, if it has any, is `node + 1`, and the
/// sibling
/// behind a child is `next(child)`. So a loop over the numbers is a walk, and adding `next` skips a
/// subtree. [Kind] says which children a node has. Spans are byte offsets; siblings of one
/// declaration may overlap. No path from the root is longer than [#MAX_HEIGHT].
public final class Tree {
  /// Nodes on the longest path from the root that a front end builds; what is deeper is unread.
  public static final int MAX_HEIGHT = 2_000;

  private final Language language;
  private final byte[] source;
  private final Symbols symbols;
  private final List<UnreadRange> unread;
  private final int size;
  final byte[] kinds;
  final int[] symbolOf;
  final int[] starts;
  final int[] ends;
  final int[] nexts;
  final int[] parents;

  Tree(TreeBuilder builder, Language language, List<UnreadRange> unread, int size) {
    this.language = language;
    this.source = builder.source();
    this.symbols = builder.symbols();
    this.unread = List.copyOf(unread);
    this.size = size;
    this.kinds = new byte[size];
    this.symbolOf = new int[size];
    this.starts = new int[size];
    this.ends = new int[size];
    this.nexts = new int[size];
    this.parents = new int[size];
  }

  public Language language() {
    return language;
  }

  /// The bytes that the spans refer to. Not to be written to.
  public byte[] source() {
    return source;
  }

  public Symbols symbols() {
    return symbols;
  }

  /// What could not be read, in the order of the file.
  public List<UnreadRange> unread() {
    return unread;
  }

  public int size() {
    return size;
  }

  public Kind kind(int node) {
    return Kind.of(kinds[node]);
  }

  public boolean is(int node, Kind kind) {
    return kinds[node] == kind.ordinal();
  }

  /// The ordinal of a node's kind.
  public int kindOrdinal(int node) {
    return kinds[node];
  }

  /// The symbol of a node, [Symbols#EMPTY] if it has none.
  public int symbol(int node) {
    return symbolOf[node];
  }

  /// The text of a node's symbol.
  public String symbolText(int node) {
    return symbols.text(symbolOf[node]);
  }

  /// Offset of a node's first byte.
  public int start(int node) {
    return starts[node];
  }

  /// Offset behind a node's last byte.
  public int end(int node) {
    return ends[node];
  }

  /// The first node behind a node and its descendants.
  public int next(int node) {
    return nexts[node];
  }

  /// A node's parent, -1 for the root.
  public int parent(int node) {
    return parents[node];
  }

  public boolean hasChildren(int node) {
    return nexts[node] > node + 1;
  }

  /// The child with an index, which must exist.
  public int child(int node, int index) {
    int child = node + 1;
    for (int i = 0; i < index; i++) {
      child = nexts[child];
    }
    if (child >= nexts[node]) {
      throw new IndexOutOfBoundsException(kind(node) + " has no child " + index);
    }
    return child;
  }

  /// How many children a node has.
  public int childCount(int node) {
    int count = 0;
    for (int child = node + 1; child < nexts[node]; child = nexts[child]) {
      count++;
    }
    return count;
  }

  /// The bytes of a node, as text.
  public String text(int node) {
    return new String(source, starts[node], ends[node] - starts[node], StandardCharsets.UTF_8);
  }
}
