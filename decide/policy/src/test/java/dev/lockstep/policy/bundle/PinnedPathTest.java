package dev.lockstep.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedPathTest {
  /// Of the three bytes `abc` (FIPS 180-4).
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  private Path bundle() throws Exception {
    return Files.writeString(folder.resolve("p.tar.gz"), "abc");
  }

  @Test
  void theFileWithTheDigestIsTheOnePinned() throws Exception {
    Path file = bundle();
    assertDoesNotThrow(() -> PinnedPath.of("p.tar.gz@sha256:" + ABC).check(file));
    assertDoesNotThrow(() -> PinnedPath.of("p.tar.gz").check(file));
    assertTrue(refusal("p.tar.gz@sha256:" + ABC.replace('b', 'c')).contains(ABC));
  }

  @Test
  void aDigestThatIsEmptyOrOfAnotherKindPinsNothingAndIsRefused() throws Exception {
    String wanted = "not by sha256: and 64 hexadecimal digits";
    assertEquals("p.tar.gz: is pinned by \"sha256:\", " + wanted, refusal("p.tar.gz@sha256:"));
    assertEquals("p.tar.gz: is pinned by \"\", " + wanted, refusal("p.tar.gz@"));
    assertTrue(refusal("p.tar.gz@sha512:" + ABC).endsWith(wanted));
  }

  @Test
  void aFolderCannotBePinned() {
    PinnedPath pinned = PinnedPath.of("policies@sha256:" + ABC);
    assertTrue(pinned.isBundle());
    assertThrows(LoadFailure.class, () -> pinned.check(folder));
  }

  private String refusal(String typed) throws Exception {
    Path file = bundle();
    return assertThrows(LoadFailure.class, () -> PinnedPath.of(typed).check(file)).text();
  }
}
