package dev.lockstep.engine.git.walk;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.MalformedFact;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// What an attribution found, kept for the next one of the same repository and the same sort of
/// contents: its commits in their order, from which of them each tree was entered, and where
/// contents were met. With it the next one reads the commits that came since. Immutable.
///
/// Nothing in it depends on how objects are packed, or on references.
public final class AttributionRecord {
  private static final int VERSION = 1;

  private final IdColumn commits;
  private final long[] seconds;
  private final IntLists parents;
  private final IdColumn trees;
  private final int[] entered;
  private final IdColumn contents;
  private final int[] introduced;
  private final IntLists paths;
  private final IntLists places;
  private final List<String> names;

  /// @param commits in their order
  /// @param seconds since 1970, of each
  /// @param parents the places of each commit's parents
  /// @param trees that were entered
  /// @param entered the place of the commit from which each tree was entered
  /// @param contents those that a commit introduced
  /// @param introduced the place of that commit
  /// @param paths numbers of the paths at which each content was met
  /// @param places the place of the commit in which it was met there first
  /// @param names the paths by number, each byte a character
  AttributionRecord(
      IdColumn commits,
      long[] seconds,
      IntLists parents,
      IdColumn trees,
      int[] entered,
      IdColumn contents,
      int[] introduced,
      IntLists paths,
      IntLists places,
      List<String> names) {
    this.commits = commits;
    this.seconds = seconds;
    this.parents = parents;
    this.trees = trees;
    this.entered = entered;
    this.contents = contents;
    this.introduced = introduced;
    this.paths = paths;
    this.places = places;
    this.names = List.copyOf(names);
  }

  /// @param history the commits' numbers in their order
  /// @param trees those that were entered
  /// @param entered the places of the commits from which
  /// @param raw spells the paths of `standings`
  static AttributionRecord of(
      CommitGraph graph,
      int[] history,
      List<ContentId> trees,
      List<Integer> entered,
      Standings standings,
      IntFunction<String> raw) {
    int[] placeOf = new int[graph.size()];
    List<ContentId> commits = new ArrayList<>(history.length);
    long[] seconds = new long[history.length];
    int[][] parents = new int[history.length][];
    for (int place = 0; place < history.length; place++) {
      int commit = history[place];
      placeOf[commit] = place;
      commits.add(graph.id(commit));
      seconds[place] = graph.seconds(commit);
      parents[place] = graph.parents(commit).clone();
      Arrays.setAll(parents[place], i -> placeOf[graph.parents(commit)[i]]);
    }
    Contents contents = new Contents(standings, raw);
    return new AttributionRecord(
        IdColumn.of(commits),
        seconds,
        IntLists.of(parents),
        IdColumn.of(trees),
        entered.stream().mapToInt(Integer::intValue).toArray(),
        IdColumn.of(contents.ids),
        contents.introduced.stream().mapToInt(Integer::intValue).toArray(),
        IntLists.of(contents.paths.toArray(int[][]::new)),
        IntLists.of(contents.places.toArray(int[][]::new)),
        contents.names);
  }

  /// The contents that a commit introduced, and the paths that they have, numbered anew.
  private static final class Contents {
    final List<ContentId> ids = new ArrayList<>();
    final List<Integer> introduced = new ArrayList<>();
    final List<int[]> paths = new ArrayList<>();
    final List<int[]> places = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();

    Contents(Standings standings, IntFunction<String> raw) {
      for (int target = 0; target < standings.targets().size(); target++) {
        if (standings.introduced(target) < 0) {
          continue;
        }
        ids.add(standings.targets().get(target));
        introduced.add(standings.introduced(target));
        int[] met = standings.met(target);
        int[] own = new int[met.length / 2];
        int[] when = new int[own.length];
        for (int i = 0; i < own.length; i++) {
          own[i] = number(met[2 * i], raw);
          when[i] = met[2 * i + 1];
        }
        paths.add(own);
        places.add(when);
      }
    }

    private int number(int path, IntFunction<String> raw) {
      Integer known = numbers.get(path);
      if (known == null) {
        known = names.size();
        names.add(raw.apply(path));
        numbers.put(path, known);
      }
      return known;
    }
  }

  /// A commit's number is its place.
  IdColumn commits() {
    return commits;
  }

  long seconds(int commit) {
    return seconds[commit];
  }

  int[] parents(int commit) {
    return parents.get(commit);
  }

  /// The place of the commit from which a tree was entered; -1 where it was not.
  int entered(ContentId tree) {
    int place = trees.find(tree);
    return place < 0 ? -1 : entered[place];
  }

  List<String> names() {
    return names;
  }

  /// Whether a content was met at a path.
  ///
  /// @param raw each byte a character
  boolean stands(ContentId content, String raw) {
    int place = contents.find(content);
    if (place >= 0) {
      for (int path : paths.get(place)) {
        if (names.get(path).equals(raw)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Tells this record's commits and trees, in their order, from those of another.
  long mark() {
    return commits.mark() * 31 + trees.mark();
  }

  /// Tells a way through the history that begins like this one where contents were met.
  ///
  /// @param common how many commits the two have in common
  void tell(Standings standings, int common) {
    for (int i = 0; i < standings.targets().size(); i++) {
      int content = contents.find(standings.targets().get(i));
      if (content >= 0 && introduced[content] < common) {
        standings.kept(i, introduced[content], met(content, common));
      }
    }
  }

  private int[] met(int content, int common) {
    int[] numbers = paths.get(content);
    int[] when = places.get(content);
    int[] met = new int[2 * numbers.length];
    int size = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (when[i] < common) {
        met[size++] = numbers[i];
        met[size++] = when[i];
      }
    }
    return size == met.length ? met : Arrays.copyOf(met, size);
  }

  /// Adds the trees that were entered from a commit before a place, and those places.
  void addTrees(int before, List<ContentId> ids, List<Integer> when) {
    for (int i = 0; i < entered.length; i++) {
      if (entered[i] < before) {
        ids.add(trees.get(i));
        when.add(entered[i]);
      }
    }
  }

  public byte[] toBytes() {
    int size =
        4
            + commits.bytes()
            + Long.BYTES * seconds.length
            + parents.bytes()
            + trees.bytes()
            + Integer.BYTES * entered.length
            + contents.bytes()
            + Integer.BYTES * introduced.length
            + paths.bytes()
            + places.bytes()
            + 4;
    for (String name : names) {
      size = Math.addExact(size, 4 + name.length());
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(VERSION);
    commits.write(out);
    Columns.put(seconds, out);
    parents.write(out);
    trees.write(out);
    Columns.put(entered, out);
    contents.write(out);
    Columns.put(introduced, out);
    out.putInt(names.size());
    for (String name : names) {
      out.putInt(name.length()).put(name.getBytes(StandardCharsets.ISO_8859_1));
    }
    paths.write(out);
    places.write(out);
    return out.array();
  }

  /// @throws MalformedFact where the bytes are none that `toBytes` makes
  public static AttributionRecord fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != VERSION) {
        throw new MalformedFact("a record of another version");
      }
      IdColumn commits = IdColumn.read(in);
      int count = commits.size();
      long[] seconds = Columns.longs(in, count);
      IntLists parents = IntLists.read(in, count);
      IdColumn trees = IdColumn.read(in);
      int[] entered = Columns.ints(in, trees.size());
      IdColumn contents = IdColumn.read(in);
      int[] introduced = places(in, contents.size(), count);
      List<String> names = names(in);
      IntLists paths = IntLists.read(in, names.size());
      IntLists places = IntLists.read(in, count);
      if (parents.size() != count || paths.size() != contents.size() || !paths.isAsLongAs(places)) {
        throw new MalformedFact("a record whose parts do not fit");
      }
      return new AttributionRecord(
          commits, seconds, parents, trees, entered, contents, introduced, paths, places, names);
    } catch (BufferUnderflowException e) {
      throw new MalformedFact("a record that ends early");
    }
  }

  private static int[] places(ByteBuffer in, int size, int below) {
    int[] places = Columns.ints(in, size);
    for (int place : places) {
      if (place < 0 || place >= below) {
        throw new MalformedFact("a place behind the last commit");
      }
    }
    return places;
  }

  private static List<String> names(ByteBuffer in) {
    int count = Columns.size(in, Integer.BYTES);
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = Columns.size(in, 1);
      byte[] name = new byte[length];
      in.get(name);
      names.add(new String(name, StandardCharsets.ISO_8859_1));
    }
    return names;
  }
}
