package dev.lockstep.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.cli.console.CommandFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlEditTest {
  private static final List<String> ITEM = List.of("rule: b", "owner: me");

  @Test
  void aMissingListIsAppended() {
    assertEquals(
        "gate: {severity: low} # ours\n\nwaivers:\n  - rule: b\n    owner: me\n",
        add("gate: {severity: low} # ours\n"));
  }

  @Test
  void anEmptyFileGetsTheList() {
    assertEquals("waivers:\n  - rule: b\n    owner: me\n", add(""));
  }

  @Test
  void anItemComesBehindTheLastOneAtItsDepth() {
    String before =
        """
        # head
        waivers:
        # first
        -   rule: a   # why
            reason: >-
              folded
              text
        # behind
        gate: {}
        """;
    String after = add(before);
    assertEquals(before.replace("      text\n", "      text\n- rule: b\n  owner: me\n"), after);
  }

  @Test
  void anEmptyListLosesItsBracketsAndKeepsItsComment() {
    assertEquals(
        "waivers: # none\n  - rule: b\n    owner: me\ngate: {}\n",
        add("waivers: [] # none\ngate: {}\n"));
    assertEquals("waivers:\n  - rule: b\n    owner: me\n", add("waivers:\n"));
    assertEquals("waivers:\n  - rule: b\n    owner: me\n", add("waivers: null\n"));
  }

  @Test
  void lineEndsStayAsTheyAre() {
    assertEquals(
        "waivers:\r\n  - rule: a\r\n  - rule: b\r\n    owner: me\r\n",
        add("waivers:\r\n  - rule: a\r\n"));
  }

  @Test
  void aListInBracesIsLeftToItsAuthor() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> add("waivers: [{rule: a}]\n"));
    assertEquals(true, failure.details().contains("  - rule: b"), failure.details().toString());
  }

  @Test
  void aKeyIsAddedToItsSection() {
    assertEquals(
        "cache:\n    folder: x\n    max-size: 1g\ngate: {}\n",
        YamlEdit.addKey(
            "lockstep.yaml", "cache:\n    folder: x\ngate: {}\n", "cache", "max-size: 1g"));
  }

  private static String add(String text) {
    return YamlEdit.addItem("lockstep.yaml", text, "waivers", ITEM);
  }
}
