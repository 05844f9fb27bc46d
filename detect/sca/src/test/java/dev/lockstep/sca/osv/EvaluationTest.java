package dev.lockstep.sca.osv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationTest {

  private static Evaluation of(String ecosystem, String events, String versions)
      throws MalformedDocument {
    String json =
        """
        {"id": "X-1", "affected": [{"package": {"ecosystem": "%s", "name": "a"},
         "ranges": [{"type": "ECOSYSTEM", "events": [%s]}], "versions": [%s]}]}
        """
            .formatted(ecosystem, events, versions);
    return new Evaluation(OsvReader.read(json).affected().getFirst());
  }

  @Test
  void aRangeEndsBeforeItsFix() throws MalformedDocument {
    Evaluation range = of("npm", "{\"introduced\": \"1.0.0\"}, {\"fixed\": \"1.2.0\"}", "");
    assertFalse(range.affects("0.9.0"));
    assertTrue(range.affects("1.0.0"));
    assertTrue(range.affects("1.2.0-rc.1"));
    assertFalse(range.affects("1.2.0"));
    assertEquals(List.of("1.2.0"), range.fixes());
  }

  @Test
  void theLastAffectedVersionIsAffected() throws MalformedDocument {
    Evaluation range = of("PyPI", "{\"introduced\": \"0\"}, {\"last_affected\": \"2.0\"}", "");
    assertTrue(range.affects("2.0.0"));
    assertFalse(range.affects("2.0.post1"));
  }

  @Test
  void aLimitCutsARangeOff() throws MalformedDocument {
    Evaluation range = of("npm", "{\"introduced\": \"0\"}, {\"limit\": \"2.0.0\"}", "");
    assertTrue(range.affects("1.9.9"));
    assertFalse(range.affects("2.0.0"));
  }

  @Test
  void eventsMayStandInAnyOrderAndRepeat() throws MalformedDocument {
    Evaluation range =
        of(
            "Maven",
            "{\"fixed\": \"2.1\"}, {\"introduced\": \"2.0\"}, {\"fixed\": \"1.5\"},"
                + " {\"introduced\": \"1.0\"}",
            "");
    assertTrue(range.affects("1.4"));
    assertFalse(range.affects("1.9"));
    assertTrue(range.affects("2.0.5"));
    assertFalse(range.affects("2.1"));
  }

  @Test
  void aListedVersionCountsWhereNoOrderIsKnown() throws MalformedDocument {
    Evaluation listed = of("Unheard Of", "{\"introduced\": \"0\"}", "\"r5\"");
    assertTrue(listed.affects("r5"));
    assertFalse(listed.affects("r6"));
  }

  @FuzzTest
  void anyTextIsARecordOrMalformed(FuzzedDataProvider data) {
    try {
      Advisory record = OsvReader.read(data.consumeRemainingAsString());
      record.affected().forEach(affected -> new Evaluation(affected).affects("1.0"));
    } catch (MalformedDocument e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }
}
