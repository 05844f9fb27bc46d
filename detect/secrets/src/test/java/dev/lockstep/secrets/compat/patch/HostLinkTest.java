package dev.lockstep.secrets.compat.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.model.GitleaksFinding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostLinkTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          git@github.com:o/n.git https://github.com/o/n/blob/c/a%20b.md?plain=1#L2-L3
          https://u:p@gitlab.com/o/n https://gitlab.com/o/n/blob/c/a%20b.md#L2-3
          https://codeberg.org/o/n https://codeberg.org/o/n/src/commit/c/a%20b.md?display=source#L2-L3
          https://bitbucket.org/o/n.git https://bitbucket.org/o/n/src/c/a%20b.md#lines-2:3
          """)
  void aLinkLeadsToTheLinesAtTheHost(String remote, String link) {
    assertEquals(link, HostLink.of(remote).orElseThrow().to(finding()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/srv/repo", "https://git.example.org/o/n", "git@here:x y"})
  void otherHostsHaveNone(String remote) {
    assertEquals(Optional.empty(), HostLink.of(remote));
  }

  private static GitleaksFinding finding() {
    return new GitleaksFinding(
        "r", "", 2, 3, 1, 1, "", "", "", "a b.md", "", "c", "", 0, "", "", "", "", List.of(), "");
  }
}
