package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {
  private static final CodeOwners OWNERS =
      CodeOwners.of(
          """
          # everybody
          *            @org/all
          [Security]
          /lockstep.yaml  sec@example.org @jo   # both
          docs/        @docs
          *.tf
          """);

  @Test
  void theLastPatternThatFitsDecides() {
    assertEquals(List.of("@org/all"), OWNERS.ownersOf("src/Main.java"));
    assertEquals(List.of("sec@example.org", "@jo"), OWNERS.ownersOf("lockstep.yaml"));
    assertEquals(List.of("@org/all"), OWNERS.ownersOf("sub/lockstep.yaml"));
    assertEquals(List.of("@docs"), OWNERS.ownersOf("a/docs/b/c.md"));
  }

  @Test
  void aPatternWithoutOwnersTakesThemAway() {
    assertEquals(List.of(), OWNERS.ownersOf("infra/main.tf"));
  }
}
