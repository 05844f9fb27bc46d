package dev.lockstep.secrets.filter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplePathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "testdata/certificate/key.pem",
        "caddytest/a.localhost.key",
        "src/integration-tests/keys/a.pem",
        "t/lib-gpg/keyring.gpg",
        "Docs/config.rst",
        "admin_test.go",
        "config.sample.yml",
      })
  void isOneByAFolderOrTheFilesName(String path) {
    assertTrue(ExamplePath.matches(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/keys/server.key",
        "releases/latest/server.key",
        "contest/entries.env",
        "attestation.pem",
      })
  void isNoneElsewhere(String path) {
    assertFalse(ExamplePath.matches(path));
  }
}
