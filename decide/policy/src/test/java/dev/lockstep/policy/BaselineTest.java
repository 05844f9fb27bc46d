package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final Finding OLD = Findings.of('A', Severity.HIGH, Confidence.HIGH, "a\nb");
  private static final Finding NEW = Findings.of('B', Severity.HIGH, Confidence.HIGH, "c");

  @Test
  void whatWasThereBeforeIsMarkedAndStays() {
    List<Finding> marked =
        Baseline.of(List.of(OLD), "old.txt", "in the baseline").apply(List.of(OLD, NEW));
    assertEquals(
        List.of(new Mark(Mark.Type.BASELINE, "in the baseline", "old.txt")),
        marked.getFirst().marks());
    assertTrue(marked.get(1).counts());
  }

  @Test
  void whatDoesNotCountAlreadyIsNotMarkedAgain() {
    Baseline baseline = Baseline.of(List.of(OLD), "old.txt", "in the baseline");
    List<Finding> once = baseline.apply(List.of(OLD));
    assertEquals(once, baseline.apply(once));
  }

  @Test
  void theFileIsReadAsItIsWrittenAndSortedOneLineAFinding() throws BaselineFile.Malformed {
    String text = BaselineFile.write(List.of(NEW, OLD));
    assertEquals(Set.of(OLD.fingerprint(), NEW.fingerprint()), BaselineFile.read(text));
    List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    assertEquals("A".repeat(26) + "  rule-a  a?b", lines.getFirst());
    assertEquals(2, lines.size());
    assertEquals(Set.of(), BaselineFile.read(BaselineFile.write(List.of())));
  }

  @Test
  void aLineThatIsNoEntryIsToldWithItsNumber() {
    BaselineFile.Malformed malformed =
        assertThrows(
            BaselineFile.Malformed.class, () -> BaselineFile.read("# head\n\nnot a fingerprint\n"));
    assertEquals(3, malformed.number());
    assertEquals("not a fingerprint", malformed.line());
  }
}
