package dev.lockstep.sast.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sast.fixture.PatternTest;
import dev.lockstep.sast.search.Example;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What patterns match beside what they say: the examples of `patterns.txt`.
class PatternsTest {

  static List<Example> examples() {
    return Example.in(PatternsTest.class, "patterns.txt");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachPatternMatchesWhereItsExampleSays(Example example) {
    PatternTest.Result result =
        PatternTest.run(
            example.language(), example.rule(), example.code().getBytes(StandardCharsets.UTF_8));
    assertEquals("", result.problem());
    assertEquals(example.lines(), result.lines());
  }
}
