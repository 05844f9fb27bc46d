package dev.lockstep.sast.flow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cells by the names of their variables; immutable, null for none. A trie over hashes that shares
/// what did not change with what it was made from, so that a copy costs nothing, and joining two
/// that differ little costs little (Okasaki and Gill, "Fast Mergeable Integer Maps", 1998).
final class Cells {
  /// The bits of the hashes above [#bit]; of a leaf all.
  private final int prefix;

  /// The bit that tells the hashes on the left and right apart; 0 for a leaf.
  private final int bit;

  private final boolean constants;
  private final @Nullable Cell cell;

  /// Of a leaf its other cells, whose hash is the same.
  private final @Nullable Cells left;

  private final @Nullable Cells right;
  private int contents;

  private Cells(
      int prefix, int bit, @Nullable Cell cell, @Nullable Cells left, @Nullable Cells right) {
    this.prefix = prefix;
    this.bit = bit;
    this.cell = cell;
    this.left = left;
    this.right = right;
    this.constants =
        cell != null && !cell.constants().isEmpty()
            || left != null && left.constants
            || right != null && right.constants;
  }

  /// How two are put together, cell by cell; what is the same in both stays.
  interface Merge {
    /// What becomes of a cell that both have.
    @Nullable Cell both(Cell first, Cell second);

    /// What becomes of a cell that the first has alone.
    @Nullable Cell first(Cell first);

    /// What becomes of a cell that the second has alone.
    @Nullable Cell second(Cell second);

    /// Whether of the cells that the first has alone only those change that have constants.
    boolean changesConstants();
  }

  /// The cell of the variable at the beginning of a path.
  static @Nullable Cell find(@Nullable Cells cells, String path, int end, int hash) {
    Cells at = cells;
    while (at != null && at.bit != 0) {
      at = (hash & at.bit) == 0 ? at.left : at.right;
    }
    while (at != null && at.prefix == hash) {
      if (at.cell != null && at.cell.isNamed(path, end)) {
        return at.cell;
      }
      at = at.left;
    }
    return null;
  }

  static void forEach(@Nullable Cells cells, Consumer<Cell> each) {
    if (cells != null) {
      if (cells.cell != null) {
        each.accept(cells.cell);
      }
      forEach(cells.left, each);
      forEach(cells.right, each);
    }
  }

  static Cells with(@Nullable Cells cells, Cell cell) {
    if (cells == null) {
      return new Cells(cell.hash(), 0, cell, null, null);
    }
    if (!cells.holds(cell.hash())) {
      return branch(new Cells(cell.hash(), 0, cell, null, null), cells);
    }
    if (cells.bit == 0) {
      return new Cells(cell.hash(), 0, cell, without(cells, cell), null);
    }
    return (cell.hash() & cells.bit) == 0
        ? new Cells(cells.prefix, cells.bit, null, with(cells.left, cell), cells.right)
        : new Cells(cells.prefix, cells.bit, null, cells.left, with(cells.right, cell));
  }

  /// Without the cell of the same name.
  static @Nullable Cells without(@Nullable Cells cells, Cell cell) {
    if (cells == null || !cells.holds(cell.hash())) {
      return cells;
    }
    if (cells.bit == 0) {
      if (cells.cell != null && cells.cell.name().equals(cell.name())) {
        return cells.left;
      }
      Cells more = without(cells.left, cell);
      return more == cells.left ? cells : new Cells(cells.prefix, 0, cells.cell, more, null);
    }
    return (cell.hash() & cells.bit) == 0
        ? cells.of(without(cells.left, cell), cells.right)
        : cells.of(cells.left, without(cells.right, cell));
  }

  /// Puts two together.
  static @Nullable Cells merged(@Nullable Cells first, @Nullable Cells second, Merge how) {
    if (first == second) {
      return first;
    }
    if (first == null) {
      return others(second, how);
    }
    if (second == null) {
      return alone(first, how);
    }
    if (first.bit == 0 && second.bit == 0 && first.prefix == second.prefix) {
      return leaves(first, second, how);
    }
    int order = Integer.compareUnsigned(first.bit, second.bit);
    if (order == 0 && first.prefix == second.prefix) {
      return first.of(merged(first.left, second.left, how), merged(first.right, second.right, how));
    }
    if (order > 0 && first.holds(second.prefix)) {
      return (second.prefix & first.bit) == 0
          ? first.of(merged(first.left, second, how), alone(first.right, how))
          : first.of(alone(first.left, how), merged(first.right, second, how));
    }
    if (order < 0 && second.holds(first.prefix)) {
      Cells other = (first.prefix & second.bit) == 0 ? second.right : second.left;
      Cells same = (first.prefix & second.bit) == 0 ? second.left : second.right;
      return joined(merged(first, same, how), others(other, how));
    }
    return joined(alone(first, how), others(second, how));
  }

  private static @Nullable Cells leaves(Cells first, Cells second, Merge how) {
    Cells all = null;
    boolean same = true;
    for (Cells at = first; at != null; at = at.left) {
      if (at.cell != null) {
        Cell there = find(second, at.cell.name(), at.cell.name().length(), at.prefix);
        Cell kept =
            there == at.cell
                ? there
                : there == null ? how.first(at.cell) : how.both(at.cell, there);
        same &= kept == at.cell;
        all = kept == null ? all : with(all, kept);
      }
    }
    for (Cells at = second; at != null; at = at.left) {
      if (at.cell != null
          && find(first, at.cell.name(), at.cell.name().length(), at.prefix) == null) {
        Cell taken = how.second(at.cell);
        same &= taken == null;
        all = taken == null ? all : with(all, taken);
      }
    }
    return same ? first : all;
  }

  private static @Nullable Cells others(@Nullable Cells second, Merge how) {
    if (second == null) {
      return null;
    }
    if (second.bit != 0) {
      return second.of(others(second.left, how), others(second.right, how));
    }
    Cells more = others(second.left, how);
    Cell taken = second.cell == null ? null : how.second(second.cell);
    if (taken == null) {
      return more;
    }
    return taken == second.cell && more == second.left
        ? second
        : new Cells(second.prefix, 0, taken, more, null);
  }

  private static @Nullable Cells alone(@Nullable Cells first, Merge how) {
    if (first == null || how.changesConstants() && !first.constants) {
      return first;
    }
    if (first.bit != 0) {
      return first.of(alone(first.left, how), alone(first.right, how));
    }
    Cells more = alone(first.left, how);
    Cell kept = first.cell == null ? null : how.first(first.cell);
    if (kept == null) {
      return more;
    }
    return kept == first.cell && more == first.left
        ? first
        : new Cells(first.prefix, 0, kept, more, null);
  }

  /// This branch with other sides.
  private @Nullable Cells of(@Nullable Cells newLeft, @Nullable Cells newRight) {
    if (newLeft == left && newRight == right) {
      return this;
    }
    if (newLeft == null) {
      return newRight;
    }
    return newRight == null ? newLeft : new Cells(prefix, bit, null, newLeft, newRight);
  }

  private static @Nullable Cells joined(@Nullable Cells a, @Nullable Cells b) {
    if (a == null) {
      return b;
    }
    return b == null ? a : branch(a, b);
  }

  /// Of two whose hashes differ above their own bits.
  private static Cells branch(Cells a, Cells b) {
    int differ = Integer.highestOneBit(a.prefix ^ b.prefix);
    int above = a.prefix & -(differ << 1);
    return (a.prefix & differ) == 0
        ? new Cells(above, differ, null, a, b)
        : new Cells(above, differ, null, b, a);
  }

  /// Whether a hash may be in it.
  private boolean holds(int hash) {
    return bit == 0 ? hash == prefix : (hash & -(bit << 1)) == prefix;
  }

  /// Whether the same is known in both.
  static boolean areAlike(@Nullable Cells a, @Nullable Cells b) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || a.bit != b.bit || a.prefix != b.prefix) {
      return false;
    }
    if (a.contents() != b.contents()) {
      return false;
    }
    if (a.bit != 0) {
      return areAlike(a.left, b.left) && areAlike(a.right, b.right);
    }
    int count = 0;
    for (Cells at = a; at != null && at.cell != null; at = at.left) {
      Cell there = find(b, at.cell.name(), at.cell.name().length(), at.prefix);
      if (there == null || !at.cell.isAlike(there)) {
        return false;
      }
      count++;
    }
    for (Cells at = b; at != null; at = at.left) {
      count--;
    }
    return count == 0;
  }

  /// A hash of what is known.
  int contents() {
    if (contents == 0) {
      // Those of one hash are in no order.
      int all = cell == null ? bit : cell.contents();
      all += left == null ? 0 : bit == 0 ? left.contents() : 31 * left.contents();
      all += right == null ? 0 : 961 * right.contents();
      contents = all;
    }
    return contents;
  }
}
