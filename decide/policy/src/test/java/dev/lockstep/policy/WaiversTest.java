package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaiversTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2027, 1, 31);

  private static Finding finding(String... paths) {
    return Findings.of('A', Severity.HIGH, Confidence.HIGH, paths);
  }

  private static Waiver waiver(
      @Nullable String fingerprint,
      @Nullable String rule,
      @Nullable String path,
      @Nullable String component) {
    return new Waiver(
        new Waiver.Scope(fingerprint, rule, path == null ? null : new PathPattern(path), component),
        "mara",
        "not real",
        LAST_DAY,
        null,
        null,
        "lockstep.yaml:3");
  }

  private static Waivers.Outcome on(LocalDate day, Waiver waiver, Finding... findings) {
    return waivers(waiver, day, new Approval.None()).apply(List.of(findings), true);
  }

  private static Waivers waivers(Waiver waiver, LocalDate day, Approval approval) {
    return new Waivers(
        List.of(waiver), day, Waivers.LONGEST_DAYS, UnaryOperator.identity(), _ -> approval);
  }

  private static Problem refusal(LocalDate day, Approval approval) {
    Waivers.Outcome outcome =
        waivers(waiver(null, "rule-a", null, null), day, approval)
            .apply(List.of(finding("a")), true);
    assertTrue(outcome.findings().getFirst().counts());
    return outcome.notices().getFirst();
  }

  @Test
  void aWaiverThatEndsInMoreThanNinetyDaysDoesNotHoldYet() {
    Problem notice = refusal(LAST_DAY.minusDays(91), new Approval.None());
    assertEquals("waiver-too-long", notice.id());
    assertTrue(covers(waiver(null, "rule-a", null, null), finding("a")));
    assertFalse(
        on(LAST_DAY.minusDays(90), waiver(null, "rule-a", null, null), finding("a"))
            .findings()
            .getFirst()
            .counts());
  }

  @Test
  void whoAsksForAWaiverCannotApproveIt() {
    assertEquals("waiver-self-approved", refusal(LAST_DAY, new Approval.Own("mara")).id());
  }

  @Test
  void anApprovalThatNothingShowsIsCalledClaimed() {
    Waivers.Outcome outcome =
        waivers(waiver(null, "rule-a", null, null), LAST_DAY, new Approval.Claimed("jo"))
            .apply(List.of(finding("a")), true);
    assertEquals(
        "not real, approved by jo (claimed)",
        outcome.findings().getFirst().marks().getFirst().reason());
  }

  @Test
  void aWaiverOfARuleThatCoversManyFindingsIsToldAsBroad() {
    Finding[] many = new Finding[Waivers.BROAD + 1];
    Arrays.fill(many, finding("a"));
    Waiver waiver = waiver(null, "rule-a", null, null);
    assertEquals("waiver-broad", on(LAST_DAY, waiver, many).notices().getFirst().id());
    assertEquals(List.of(), on(LAST_DAY, waiver, finding("a")).notices());
  }

  private static boolean covers(Waiver waiver, Finding finding) {
    return !on(LAST_DAY, waiver, finding).findings().getFirst().counts();
  }

  @Test
  void aWaiverHoldsOnItsLastDayAndSaysWhoWroteIt() {
    Waivers.Outcome outcome = on(LAST_DAY, waiver(null, "rule-a", null, null), finding("a"));
    assertEquals(
        List.of(new Mark(Mark.Type.WAIVER, "not real", "lockstep.yaml:3")),
        outcome.findings().getFirst().marks());
    assertEquals(List.of(), outcome.notices());
  }

  @Test
  void anExpiredWaiverIsToldOnlyWhereItsFindingIsBack() {
    Waiver waiver = waiver(null, "rule-a", null, null);
    Waivers.Outcome outcome = on(LAST_DAY.plusDays(1), waiver, finding("a"));
    assertTrue(outcome.findings().getFirst().counts());
    Problem notice = outcome.notices().getFirst();
    assertEquals("waiver-expired", notice.id());
    assertEquals(Problem.Weight.NOTICE, notice.weight());
    assertTrue(notice.reason().contains("2027-01-31"), notice.reason());
  }

  @Test
  void aWaiverThatCoversNothingIsStaleOnlyWhereAllWasScanned() {
    Waiver waiver = waiver(null, "other", null, null);
    assertEquals("waiver-stale", on(LAST_DAY, waiver, finding("a")).notices().getFirst().id());
    assertEquals(
        List.of(),
        waivers(waiver, LAST_DAY, new Approval.None())
            .apply(List.of(finding("a")), false)
            .notices());
  }

  @Test
  void everythingThatItNamesMustFit() {
    assertTrue(covers(waiver("AAAAAAAA", "rule-a", "docs/**", null), finding("docs/a")));
    assertFalse(covers(waiver("BBBBBBBB", "rule-a", "docs/**", null), finding("docs/a")));
    assertFalse(covers(waiver("AAAAAAAA", "rule-b", "docs/**", null), finding("docs/a")));
    assertFalse(covers(waiver("AAAAAAAA", "rule-a", "docs/**", null), finding("src/a")));
  }

  @Test
  void aPathMustHoldAllPlacesAlsoThoseThatAreNotListed() {
    Waiver waiver = waiver(null, null, "docs/**", null);
    assertTrue(covers(waiver, finding("docs/a", "docs/b")));
    assertFalse(covers(waiver, finding("docs/a", "src/b")));
    assertFalse(covers(waiver, Findings.of('A', Severity.HIGH, Confidence.HIGH, 2, "docs/a")));
  }

  @Test
  void aComponentIsNamedWithOrWithoutItsVersion() {
    assertTrue(covers(waiver(null, null, null, "pkg:npm/left-pad"), finding("a")));
    assertTrue(covers(waiver(null, null, null, "pkg:npm/left-pad@1.0.0"), finding("a")));
    assertFalse(covers(waiver(null, null, null, "pkg:npm/left"), finding("a")));
  }

  @Test
  void aWaiverOfEverythingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> waiver(null, null, null, null));
  }
}
