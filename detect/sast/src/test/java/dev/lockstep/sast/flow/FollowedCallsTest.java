package dev.lockstep.sast.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sast.search.Example;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What data does on its way through calls, objects, loops and checks: the examples of `calls.txt`.
class FollowedCallsTest {

  static List<Example> examples() {
    return Example.in(FollowedCallsTest.class, "calls.txt");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void dataGoesWhereItsExampleSays(Example example) {
    assertEquals(example.lines(), example.found());
  }
}
