package dev.lockstep.sast.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which regular expressions can be made to take exponential time.
class SlowRegexesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ' ',
      value = {
        "(a+)+$ true",
        "^(a*)*b true",
        "(\\w+\\s?)*$ true",
        "([a-z]+\\d*)*! true",
        "(\\w+a)*c true",
        "(\\w+\\.\\w+)+@ true",
        "(a|aa)*$ true",
        "(\\w|\\d)*$ true",
        "(.*,)*x true",
        "^(([a-z])+.)+[A-Z]$ true",
        "(?:[a-z]{2,})+x true",
        "(?:,\\w+)* false",
        "(\\w+,)* false",
        "^[a-z]+(-[a-z]+)*$ false",
        "(a|b)* false",
        "(?:ab|cd)+ false",
        "(\\.\\d+)+ false",
        "(a+){1,3} false",
        "(a+)++ false",
        "a+b+c+ false",
        "([^,]+,)* false",
        "((( false",
        "[ false",
        "(?: false",
      })
  void anExpressionIsSlowWhereRoundsCannotBeToldApart(String regex, boolean slow) {
    assertEquals(slow, SlowRegexes.isSlow(regex), regex);
  }
}
