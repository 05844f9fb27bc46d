package dev.lockstep.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyValidityTest {
  /// Valid from 2026-11-28T14:20:16Z to 2026-12-28T14:20:16Z.
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBejCCASGgAwIBAgIUMpKmrmOLBMjXOPQT7MT4tMlrdL4wCgYIKoZIzj0EAwIw
      EzERMA8GA1UEAwwIcG9saWNpZXMwHhcNMjYxMTI4MTQyMDE2WhcNMjYxMjI4MTQy
      MDE2WjATMREwDwYDVQQDDAhwb2xpY2llczBZMBMGByqGSM49AgEGCCqGSM49AwEH
      A0IABMqxGz/SPWtLWrSQqW0iaa8d00HFz/ZUDtdZtMfdlofFTheSXp38ey8S4wcz
      MXQoV3U6Bx+Tua/dEsx6NGZUGLGjUzBRMB0GA1UdDgQWBBRjZnECJc+lV2KD4aB3
      iVnOL0b8aTAfBgNVHSMEGDAWgBRjZnECJc+lV2KD4aB3iVnOL0b8aTAPBgNVHRMB
      Af8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCICcehg3LpAE1CMyhNH/qiI1pTdvN
      6HekT1ytvq+BEZZ+AiAn8pmJrQohj2Hi6dieDUyAWJlV8j2Bqk57CEdgf9NsOg==
      -----END CERTIFICATE-----
      """;

  @Test
  void aCertificateIsAKeyOnlyWhileItIsValid() {
    assertDoesNotThrow(() -> check(CERTIFICATE, "2026-12-01T00:00:00Z"));
    assertEquals(
        "key.pem: the certificate of the verification key ended on 2026-12-28T14:20:16Z",
        refusal(CERTIFICATE, "2027-01-01T00:00:00Z"));
    assertEquals(
        "key.pem: the certificate of the verification key begins on 2026-11-28T14:20:16Z",
        refusal(CERTIFICATE, "2026-11-01T00:00:00Z"));
  }

  @Test
  void aBareKeyStatesNoEnd() {
    assertDoesNotThrow(() -> check("-----BEGIN PUBLIC KEY-----\nMFkw\n", "2099-01-01T00:00:00Z"));
  }

  @Test
  void aCertificateThatEndsEarlyIsRefused() {
    assertThrows(
        LoadFailure.class, () -> check(CERTIFICATE.substring(0, 200), "2026-12-01T00:00:00Z"));
  }

  private static String refusal(String key, String now) {
    return assertThrows(LoadFailure.class, () -> check(key, now)).text();
  }

  private static void check(String key, String now) throws LoadFailure {
    KeyValidity.check(key, Instant.parse(now), "key.pem");
  }
}
