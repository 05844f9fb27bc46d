package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.Match;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What variables and their fields carry at one place of a function, and which constants they are.
/// A place is named by a path, as [Places] has them: `v12.name[0]`.
///
/// What all functions of a file see lies apart, so that a call takes it along as it is.
final class State {
  private @Nullable Cells shared;
  private @Nullable Cells own;

  State() {
    this(null, null);
  }

  private State(@Nullable Cells shared, @Nullable Cells own) {
    this.shared = shared;
    this.own = own;
  }

  State copy() {
    return new State(shared, own);
  }

  private @Nullable Cell cell(String path, int end) {
    return Cells.find(Places.isShared(path) ? shared : own, path, end, Cell.hash(path, end));
  }

  private Cell cellOrEmpty(String path, int end) {
    Cell cell = cell(path, end);
    return cell == null ? Cell.empty(path, end, Cell.hash(path, end)) : cell;
  }

  private void put(Cell before, @Nullable Cell after) {
    if (before == after) {
      return;
    }
    if (Places.isShared(before.name())) {
      shared = after == null ? Cells.without(shared, before) : Cells.with(shared, after);
    } else {
      own = after == null ? Cells.without(own, before) : Cells.with(own, after);
    }
  }

  /// The constant at a path, null where none is known.
  @Nullable Object constant(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    return cell == null ? null : cell.constants().get(path, end, path.length());
  }

  /// @param value null for what is not known any more
  void constant(String path, @Nullable Object value) {
    int end = Cell.end(path);
    Cell cell = value == null ? cell(path, end) : cellOrEmpty(path, end);
    if (cell != null) {
      put(
          cell,
          cell.with(
              cell.taints(),
              value == null
                  ? cell.constants().without(path, end, path.length())
                  : cell.constants().with(path, end, value)));
    }
  }

  /// What a path carries: what was stored there, or in what it is part of.
  Taint get(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    Taint taint = cell == null ? null : cell.taints().nearest(path, end, path.length());
    return taint == null ? Taint.NONE : taint;
  }

  /// What was stored at exactly this path, null where nothing was.
  @Nullable Taint exactly(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    return cell == null ? null : cell.taints().get(path, end, path.length());
  }

  /// What a path and all its parts carry.
  Taint whole(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    if (cell == null) {
      return Taint.NONE;
    }
    Taint nearest = cell.taints().nearest(path, end, path.length());
    return withParts(nearest == null ? Taint.NONE : nearest, cell.taints(), path, end);
  }

  /// What was stored at a path or in its parts.
  Taint parts(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    if (cell == null) {
      return Taint.NONE;
    }
    Taint here = cell.taints().get(path, end, path.length());
    return withParts(here == null ? Taint.NONE : here, cell.taints(), path, end);
  }

  private static Taint withParts(Taint whole, Parts<Taint> taints, String path, int end) {
    Taint all = whole;
    int length = path.length() - end;
    for (int i = taints.from(path, end, path.length());
        i < taints.size() && taints.begins(i, path, end, path.length());
        i++) {
      if (taints.isWithin(i, length)) {
        all = all.and(taints.value(i));
      }
    }
    return all;
  }

  void set(String path, Taint taint) {
    int end = Cell.end(path);
    Cell cell = cellOrEmpty(path, end);
    Parts<Taint> taints = cell.taints().withoutPartsOf(path, end);
    taints =
        end == path.length() && taint.isNone()
            ? taints.without(path, end, path.length())
            : taints.with(path, end, taint);
    put(cell, cell.with(taints, forgotten(cell.constants(), path, end)));
  }

  /// Without a path and its parts.
  private static <T> Parts<T> forgotten(Parts<T> all, String path, int end) {
    return all.isEmpty() ? all : all.withoutPartsOf(path, end).without(path, end, path.length());
  }

  void add(String path, Taint taint) {
    if (!taint.isNone()) {
      int end = Cell.end(path);
      Cell cell = cellOrEmpty(path, end);
      put(cell, cell.with(cell.taints().with(path, end, get(path).and(taint)), cell.constants()));
    }
  }

  /// What is known of what all functions of the file see.
  State shared() {
    return new State(shared, null);
  }

  /// Takes over what another state knows of what all functions of the file see.
  void takeShared(State other) {
    shared = Cells.merged(shared, other.shared, TAKE);
  }

  /// The same, but for one variable.
  void takeShared(State other, String but) {
    Cell cell = cellOrEmpty(but, but.length());
    takeShared(other);
    put(cellOrEmpty(but, but.length()), cell.isEmpty() ? null : cell);
  }

  private static final Cells.Merge TAKE =
      new Cells.Merge() {
        @Override
        public @Nullable Cell both(Cell first, Cell second) {
          return first.taken(second);
        }

        @Override
        public @Nullable Cell first(Cell first) {
          return first.with(first.taints(), Parts.none());
        }

        @Override
        public Cell second(Cell second) {
          return second;
        }

        @Override
        public boolean changesConstants() {
          return true;
        }
      };

  /// What is known in a state, whatever it came from: equal where labels and constants are.
  static final class Known {
    private final @Nullable Cells shared;
    private final @Nullable Cells own;

    private Known(State state) {
      this.shared = state.shared;
      this.own = state.own;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Known that
          && Cells.areAlike(shared, that.shared)
          && Cells.areAlike(own, that.own);
    }

    @Override
    public int hashCode() {
      return 31 * (shared == null ? 0 : shared.contents()) + (own == null ? 0 : own.contents());
    }
  }

  /// Tells states apart: the same have the same.
  Known known() {
    return new Known(this);
  }

  /// Makes `to` what `from` is, with its parts and constants.
  void move(String from, String to) {
    State parts = new State();
    copy(from, parts, to);
    forget(to);
    parts.copy(to, this, to);
  }

  /// Makes `to` in another state what `from` is here, with its parts and constants.
  void copy(String from, State into, String to) {
    int end = Cell.end(from);
    Cell cell = cell(from, end);
    if (cell == null) {
      return;
    }
    int target = Cell.end(to);
    Cell there = into.cellOrEmpty(to, target);
    into.put(
        there,
        there.with(
            copied(cell.taints(), from, end, there.taints(), to, target),
            copied(cell.constants(), from, end, there.constants(), to, target)));
  }

  private static <T> Parts<T> copied(
      Parts<T> all, String from, int end, Parts<T> into, String to, int target) {
    if (into.isEmpty() && end == from.length() && target == to.length()) {
      return all;
    }
    Parts<T> copied = into;
    int length = from.length() - end;
    for (int i = all.from(from, end, from.length());
        i < all.size() && all.begins(i, from, end, from.length());
        i++) {
      if (all.name(i).length() == length || all.isWithin(i, length)) {
        copied = copied.with(to + all.name(i).substring(length), target, all.value(i));
      }
    }
    return copied;
  }

  /// Forgets what came from sources that another state has not met, but for what local variables
  /// carry.
  void withdraw(State before) {
    Cells.Merge withdrawing = new Withdrawing(before);
    shared = Cells.merged(shared, before.shared, withdrawing);
    own = Cells.merged(own, before.own, withdrawing);
  }

  private static final class Withdrawing implements Cells.Merge {
    private final State before;
    private @Nullable Set<Match> met;

    Withdrawing(State before) {
      this.before = before;
    }

    @Override
    public @Nullable Cell both(Cell first, Cell second) {
      return first(first);
    }

    @Override
    public @Nullable Cell first(Cell first) {
      return first.taints().isEmpty() || Places.isLocal(first.name())
          ? first
          : first.with(first.taints().only((_, taint) -> isMet(taint)), first.constants());
    }

    private boolean isMet(Taint taint) {
      if (taint.source() == null) {
        return true;
      }
      if (met == null) {
        Set<Match> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Cells.forEach(before.shared, cell -> sources(cell, all));
        Cells.forEach(before.own, cell -> sources(cell, all));
        met = all;
      }
      return met.contains(taint.source());
    }

    private static void sources(Cell cell, Set<Match> into) {
      for (int i = 0; i < cell.taints().size(); i++) {
        Match source = cell.taints().value(i).source();
        if (source != null) {
          into.add(source);
        }
      }
    }

    @Override
    public @Nullable Cell second(Cell second) {
      return null;
    }

    @Override
    public boolean changesConstants() {
      return false;
    }
  }

  /// The same with each value changed; constants are left out.
  State mapped(UnaryOperator<Taint> change) {
    State mapped = new State();
    Cells.forEach(shared, cell -> mapped.map(cell, change));
    Cells.forEach(own, cell -> mapped.map(cell, change));
    return mapped;
  }

  private void map(Cell cell, UnaryOperator<Taint> change) {
    Parts<Taint> taints = cell.taints();
    for (int i = 0; i < cell.taints().size(); i++) {
      taints = taints.with(taints.name(i), 0, change.apply(cell.taints().value(i)));
    }
    Cell empty = Cell.empty(cell.name(), cell.name().length(), cell.hash());
    put(empty, empty.with(taints, Parts.none()));
  }

  /// Whether it tells fields apart.
  boolean hasParts() {
    int[] count = {0};
    Cells.forEach(shared, cell -> count[0] += cell.taints().size());
    Cells.forEach(own, cell -> count[0] += cell.taints().size());
    return count[0] > 1;
  }

  /// Forgets what a path carries, but not its parts.
  void release(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    if (cell != null) {
      put(cell, cell.with(cell.taints().without(path, end, path.length()), cell.constants()));
    }
  }

  /// Forgets a path with its parts.
  void forget(String path) {
    int end = Cell.end(path);
    Cell cell = cell(path, end);
    if (cell != null) {
      put(
          cell,
          cell.with(forgotten(cell.taints(), path, end), forgotten(cell.constants(), path, end)));
    }
  }

  /// Adds what may also be the case.
  ///
  /// @return whether that changed anything
  boolean join(State other) {
    Cells sharedBefore = shared;
    Cells ownBefore = own;
    shared = Cells.merged(shared, other.shared, JOIN);
    own = Cells.merged(own, other.own, JOIN);
    return shared != sharedBefore || own != ownBefore;
  }

  private static final Cells.Merge JOIN =
      new Cells.Merge() {
        @Override
        public @Nullable Cell both(Cell first, Cell second) {
          return first.joined(second);
        }

        @Override
        public @Nullable Cell first(Cell first) {
          return first.with(first.taints(), Parts.none());
        }

        @Override
        public @Nullable Cell second(Cell second) {
          return second.carrying();
        }

        @Override
        public boolean changesConstants() {
          return true;
        }
      };
}
