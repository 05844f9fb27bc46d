package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "db.password = VALUE|password|false",
        "\"apiKey\": \"VALUE\"|apiKey|true",
        "os.environ[\"TOKEN\"] = 'VALUE'|TOKEN|true",
        "export SECRET_KEY=VALUE|SECRET_KEY|false",
        "{&#34;password&#34;: &#34;VALUE&#34;}|password|true",
        "key := []byte(\"VALUE\")|key|true",
        "'secret' => 'VALUE'|secret|true",
        "no name here VALUE|''|false",
      })
  void findsTheNameAndTheQuotes(String line, String name, boolean quoted) {
    Assignment found = Assignment.of(new Filter.Candidate("VALUE", line, line.indexOf("VALUE")));

    assertEquals(new Assignment(name.equals("''") ? "" : name, quoted), found);
  }

  @org.junit.jupiter.api.Test
  void knowsNothingOfAValueThatDoesNotStandPlainly() {
    assertEquals(
        new Assignment("", true), Assignment.of(new Filter.Candidate("VALUE", "a: b", -1)));
  }
}
