package dev.lockstep.source.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Takes nodes from a front end, children first, and makes a [Tree] of them.
///
/// Finished nodes wait on a stack. A front end remembers the stack's depth with [#mark()] before it
/// reads a construct's children and then calls [#node], which makes one node of all that came
/// since.
/// An operator's left operand is already on the stack when the operator is seen, so its mark is the
/// one taken before the operand. [#save()] and [#restore(Saved)] undo everything between them, for
/// constructs that are tried.
public final class TreeBuilder {
  /// Nodes of the largest tree; what a larger file has behind them is unread.
  public static final int MAX_NODES = 16_000_000;

  private final byte[] source;
  private final Symbols symbols;
  private byte[] kinds;
  private int[] symbolOf;
  private int[] starts;
  private int[] ends;
  private int[] firstChild;
  private int[] sibling;
  private short[] heights;
  private int count;
  private int[] stack = new int[256];
  private int depth;
  private final List<UnreadRange> unread = new ArrayList<>();

  public TreeBuilder(byte[] source, Symbols symbols) {
    this.source = source;
    this.symbols = symbols;
    int capacity = Math.max(64, source.length / 3);
    kinds = new byte[capacity];
    symbolOf = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    firstChild = new int[capacity];
    sibling = new int[capacity];
    heights = new short[capacity];
  }

  public byte[] source() {
    return source;
  }

  public Symbols symbols() {
    return symbols;
  }

  /// How many nodes wait: what a construct that begins here passes to [#node].
  public int mark() {
    return depth;
  }

  /// Whether the tree may grow; where not, the front end leaves the rest unread.
  public boolean isFull() {
    return count >= MAX_NODES;
  }

  /// Makes a node of everything that waits since `mark`, in that order, and lets it wait.
  ///
  /// @return the node's number in this builder
  public int node(Kind kind, int symbol, int mark, int start, int end) {
    int node = allocate(kind, symbol, start, end);
    int first = -1;
    int height = 0;
    for (int i = depth - 1; i >= mark; i--) {
      int child = stack[i];
      sibling[child] = first;
      first = child;
      height = Math.max(height, heights[child]);
    }
    firstChild[node] = first;
    heights[node] = (short) Math.min(Short.MAX_VALUE, height + 1);
    depth = mark;
    push(node);
    return node;
  }

  /// Makes a node without children and lets it wait.
  public int leaf(Kind kind, int symbol, int start, int end) {
    int node = allocate(kind, symbol, start, end);
    firstChild[node] = -1;
    heights[node] = 1;
    push(node);
    return node;
  }

  /// An absent child.
  public int none(int position) {
    return leaf(Kind.NONE, Symbols.EMPTY, position, position);
  }

  /// Says that bytes could not be read, without a node.
  public void unread(int start, int end, String reason) {
    // Readers that count characters place an error too far where bytes are no UTF-8.
    int stop = Math.min(end, source.length);
    unread.add(new UnreadRange(Math.min(start, stop), stop, reason));
  }

  /// Makes an error node of everything that waits since `mark` and says why.
  public int error(int mark, int start, int end, String reason) {
    unread(start, end, reason);
    return node(Kind.ERROR, Symbols.EMPTY, mark, start, end);
  }

  // ---------------------------------------------------------------- the nodes that wait

  /// The node that came last.
  public int top() {
    return stack[depth - 1];
  }

  /// The waiting node at a depth of the stack, as [#mark()] counts.
  public int at(int index) {
    return stack[index];
  }

  /// Takes the node that came last away.
  public int pop() {
    return stack[--depth];
  }

  /// Lets a node that was taken away wait again.
  public void push(int node) {
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
    }
    stack[depth++] = node;
  }

  /// Moves the node that came last to before the one at `mark`.
  public void moveTo(int mark) {
    int node = stack[depth - 1];
    System.arraycopy(stack, mark, stack, mark + 1, depth - 1 - mark);
    stack[mark] = node;
  }

  public int kindOf(int node) {
    return kinds[node];
  }

  public boolean is(int node, Kind kind) {
    return kinds[node] == kind.ordinal();
  }

  public int symbolOf(int node) {
    return symbolOf[node];
  }

  public int startOf(int node) {
    return starts[node];
  }

  public int endOf(int node) {
    return ends[node];
  }

  /// The first child of a node, -1 if it has none.
  public int firstChildOf(int node) {
    return firstChild[node];
  }

  /// The sibling behind a child, -1 behind the last.
  public int siblingOf(int node) {
    return sibling[node];
  }

  /// How many nodes are on the longest path below a node, itself included.
  public int heightOf(int node) {
    return heights[node];
  }

  /// Whether the chain at the top may not grow by one more operator. One of an associative operator
  /// is halved before it is refused, so that it may grow on.
  public boolean isTooHigh() {
    return heights[top()] > Tree.MAX_HEIGHT / 2 && !Chain.halve(this, top());
  }

  /// Gives a node two other children, and the span from the one to the other.
  void pair(int node, int left, int right) {
    firstChild[node] = left;
    sibling[left] = right;
    sibling[right] = -1;
    heights[node] = (short) (Math.max(heights[left], heights[right]) + 1);
    span(node, starts[left], ends[right]);
  }

  /// Gives a node another kind and symbol, its children staying.
  public void become(int node, Kind kind, int symbol) {
    kinds[node] = (byte) kind.ordinal();
    symbolOf[node] = symbol;
  }

  /// Gives a node another span, such as that of the parentheses around it.
  public void span(int node, int start, int end) {
    starts[node] = start;
    ends[node] = end;
  }

  // ---------------------------------------------------------------- trying

  /// A state to return to with [#restore(Saved)].
  public Saved save() {
    return new Saved(count, depth, unread.size());
  }

  /// Undoes everything since `saved`. Nodes that waited then must not have been taken away.
  public void restore(Saved saved) {
    count = saved.count;
    depth = saved.depth;
    while (unread.size() > saved.unread) {
      unread.removeLast();
    }
  }

  /// What a builder held at some time.
  public record Saved(int count, int depth, int unread) {}

  /// How many unread ranges there are, to see whether a try went well.
  public int unreadCount() {
    return unread.size();
  }

  private int allocate(Kind kind, int symbol, int start, int end) {
    if (count == kinds.length) {
      grow();
    }
    int node = count++;
    kinds[node] = (byte) kind.ordinal();
    symbolOf[node] = symbol;
    starts[node] = start;
    ends[node] = end;
    return node;
  }

  private void grow() {
    int capacity = count + (count >> 1) + 16;
    kinds = Arrays.copyOf(kinds, capacity);
    symbolOf = Arrays.copyOf(symbolOf, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    firstChild = Arrays.copyOf(firstChild, capacity);
    sibling = Arrays.copyOf(sibling, capacity);
    heights = Arrays.copyOf(heights, capacity);
  }

  // ---------------------------------------------------------------- finishing

  /// Makes the tree: a [Kind#FILE] of everything that waits. The builder is done then.
  public Tree finish(Language language) {
    int root = node(Kind.FILE, Symbols.EMPTY, 0, 0, source.length);
    unread.sort(Comparator.comparingInt(UnreadRange::start).thenComparingInt(UnreadRange::end));
    int[] order = new int[count];
    int size = walk(root, order);
    Tree tree = new Tree(this, language, unread, size);
    fill(tree, order, size);
    return tree;
  }

  /// Writes the nodes in the order of a walk to `order`, and leaves each one's parent's place in
  /// `starts`-like scratch of its own.
  private int walk(int root, int[] order) {
    int[] pending = new int[256];
    int waiting = 0;
    int size = 0;
    int node = root;
    sibling[root] = -1;
    while (true) {
      order[size++] = node;
      if (sibling[node] >= 0 && node != root) {
        if (waiting == pending.length) {
          pending = Arrays.copyOf(pending, waiting * 2);
        }
        pending[waiting++] = sibling[node];
      }
      if (firstChild[node] >= 0) {
        node = firstChild[node];
      } else if (waiting > 0) {
        node = pending[--waiting];
      } else {
        return size;
      }
    }
  }

  private void fill(Tree tree, int[] order, int size) {
    int[] placeOf = new int[count];
    for (int place = 0; place < size; place++) {
      int node = order[place];
      placeOf[node] = place;
      tree.kinds[place] = kinds[node];
      tree.symbolOf[place] = symbolOf[node];
      tree.starts[place] = starts[node];
      tree.ends[place] = ends[node];
      tree.nexts[place] = place + 1;
    }
    tree.parents[0] = -1;
    for (int place = 0; place < size; place++) {
      for (int child = firstChild[order[place]]; child >= 0; child = sibling[child]) {
        tree.parents[placeOf[child]] = place;
      }
    }
    for (int place = size - 1; place > 0; place--) {
      int parent = tree.parents[place];
      tree.nexts[parent] = Math.max(tree.nexts[parent], tree.nexts[place]);
    }
  }
}
