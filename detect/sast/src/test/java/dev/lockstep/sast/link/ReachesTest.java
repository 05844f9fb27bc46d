package dev.lockstep.sast.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which files lead to a source or a sink.
class ReachesTest {
  private static Outline outline(int number, Set<Integer> sources, Set<Integer> sinks) {
    List<String> none = List.of();
    List<String> name = List.of(String.valueOf(number));
    return new Outline(name, none, none, none, none, sorted(sources), sorted(sinks));
  }

  private static List<Integer> sorted(Set<Integer> numbers) {
    return numbers.stream().sorted().toList();
  }

  private static Reaches reaches(List<Outline> outlines, int[][] leads) {
    return new Reaches(outlines, file -> IntStream.of(leads[file]));
  }

  @Test
  void aFileHasWhatItLeadsToAndNotWhatLeadsToIt() {
    List<Outline> files =
        List.of(
            outline(0, Set.of(7), Set.of()),
            outline(1, Set.of(), Set.of()),
            outline(2, Set.of(), Set.of(7)));
    Reaches reaches = reaches(files, new int[][] {{1}, {2}, {}});
    assertTrue(reaches.hasSource(0, 7));
    assertTrue(reaches.hasSink(0, 7));
    assertFalse(reaches.hasSource(1, 7));
    assertFalse(reaches.hasSink(0, 8));
  }

  @Test
  void filesThatLeadToEachOtherHaveTheSame() {
    List<Outline> files =
        List.of(
            outline(0, Set.of(1), Set.of()),
            outline(1, Set.of(), Set.of(1)),
            outline(2, Set.of(), Set.of()));
    Reaches reaches = reaches(files, new int[][] {{1}, {0, 2}, {1}});
    for (int file = 0; file < 3; file++) {
      assertTrue(reaches.hasSource(file, 1));
      assertTrue(reaches.hasSink(file, 1));
    }
  }

  @Test
  void aChainOfAHundredThousandFilesIsWalked() {
    int count = 100_000;
    List<Outline> files = new ArrayList<>();
    int[][] leads = new int[count][];
    for (int i = 0; i < count; i++) {
      files.add(outline(i, Set.of(), i == count - 1 ? Set.of(1) : Set.of()));
      leads[i] = i == count - 1 ? new int[0] : new int[] {i + 1};
    }
    assertTrue(reaches(files, leads).hasSink(0, 1));
  }

  @Test
  void randomGraphsAgreeWithAPlainSearch() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      int count = 1 + random.nextInt(12);
      List<Outline> files = new ArrayList<>();
      int[][] leads = new int[count][];
      for (int i = 0; i < count; i++) {
        files.add(outline(i, Set.of(), random.nextInt(4) == 0 ? Set.of(i) : Set.of()));
        leads[i] = random.ints(random.nextInt(3), 0, count).toArray();
      }
      Reaches reaches = reaches(files, leads);
      for (int file = 0; file < count; file++) {
        BitSet seen = new BitSet();
        search(file, leads, seen);
        for (int rule = 0; rule < count; rule++) {
          boolean expected = seen.get(rule) && !files.get(rule).sinks().isEmpty();
          assertEquals(expected, reaches.hasSink(file, rule), "run " + run);
        }
      }
    }
  }

  private static void search(int file, int[][] leads, BitSet seen) {
    if (!seen.get(file)) {
      seen.set(file);
      for (int to : leads[file]) {
        search(to, leads, seen);
      }
    }
  }
}
