package dev.lockstep.regex.pcre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeTextsTest {

  private static List<String> texts(String regex) throws PcreSyntax {
    return Pcre.compile(regex, false, false).wholeTexts();
  }

  @Test
  void alternativesBetweenAnchorsAreTheTexts() throws PcreSyntax {
    assertEquals(Set.of("get", "post"), Set.copyOf(texts("^(get|post)$")));
    assertEquals(Set.of("get", "gets"), Set.copyOf(texts("^gets?$")));
    assertEquals(
        Set.of("readAll", "readSome", "writeAll", "writeSome"),
        Set.copyOf(texts("^(?:read|write)(All|Some)$")));
    assertEquals(Set.of("query"), Set.copyOf(texts("query$")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(get|post)",
        "^get|post$",
        "^ge.$",
        "^(?i)get$",
        "^get*$",
        "^(?!get)post$",
        "[a-z]{2}$",
        ""
      })
  void whatMatchesMoreHasNone(String regex) throws PcreSyntax {
    assertEquals(List.of(), texts(regex));
  }

  @Test
  void manyTextsAreNone() throws PcreSyntax {
    assertEquals(List.of(), texts("^(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)$"));
  }
}
