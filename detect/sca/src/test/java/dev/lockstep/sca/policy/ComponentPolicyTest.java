package dev.lockstep.sca.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComponentPolicyTest {
  private static final ComponentPolicy POLICY =
      new ComponentPolicy(
          List.of(),
          false,
          List.of("MIT", "Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
          List.of("AGPL-*"),
          ComponentPolicy.Abandoned.DIRECT,
          false);

  private static boolean accepts(String expression) {
    return LicenceExpression.parse(expression).isAccepted(POLICY::accepts);
  }

  @Test
  void oneOfSeveralLicencesIsEnoughWhereTheyAreAChoice() {
    assertTrue(accepts("MIT OR GPL-3.0-only"));
    assertFalse(accepts("MIT AND GPL-3.0-only"));
    assertTrue(accepts("(GPL-3.0-only OR Apache-2.0) AND MIT"));
    assertTrue(accepts("MIT or AGPL-3.0-only and ISC"));
  }

  @Test
  void anExceptionIsAcceptedOnlyWhereItIsNamed() {
    assertTrue(accepts("GPL-2.0-only WITH Classpath-exception-2.0"));
    assertFalse(accepts("GPL-2.0-only"));
    assertTrue(accepts("Apache-2.0 WITH LLVM-exception"));
  }

  @Test
  void namesOfMetadataMeanTheirIdentifiers() {
    assertEquals("Apache-2.0", LicenceNames.id("The Apache Software License, Version 2.0"));
    assertEquals("MIT", LicenceNames.id("The MIT License"));
    assertEquals("Apache-2.0", LicenceNames.id("https://www.apache.org/licenses/LICENSE-2.0.txt"));
    assertEquals("BSD", LicenceNames.id("BSD"));
  }

  @Test
  void aRuleCoversAllVersionsUnlessItNamesOne() {
    LibraryRule all =
        new LibraryRule("pkg:maven/log4j/*", LibraryRule.Verdict.DENIED, "", "", "", "here");
    assertTrue(all.covers("pkg:maven/log4j/log4j@1.2.17?type=jar"));
    assertFalse(all.covers("pkg:maven/org.apache.logging.log4j/log4j-core@2.0"));
    LibraryRule one =
        new LibraryRule("pkg:npm/@s/a@1.*", LibraryRule.Verdict.DENIED, "", "", "", "here");
    assertTrue(one.covers("pkg:npm/%40s/a@1.5.0"));
    assertFalse(one.covers("pkg:npm/%40s/a@2.0.0"));
  }

  @FuzzTest
  void everyExpressionIsRead(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0) {
      text.append(
          data.pickValue(
              List.of("MIT", " OR ", " AND ", "(", ")", " WITH ", " ", data.consumeString(5))));
    }
    accepts(text.toString());
  }
}
