package dev.lockstep.sast.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sast.search.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What data does on its way: the examples of `calls.txt`, and those of each language.
class FollowedCallsTest {
  private static final List<String> FILES =
      List.of("calls.txt", "java.txt", "python.txt", "javascript.txt", "go.txt");

  static List<Example> examples() {
    List<Example> all = new ArrayList<>();
    for (String file : FILES) {
      all.addAll(Example.in(FollowedCallsTest.class, file));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void dataGoesWhereItsExampleSays(Example example) {
    assertEquals(example.lines(), example.found());
  }
}
