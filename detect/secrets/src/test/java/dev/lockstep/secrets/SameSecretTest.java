package dev.lockstep.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.secrets.fixture.RuleTests;
import dev.lockstep.secrets.toml.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameSecretTest {
  private static final String RULES =
      """
      [[rules]]
      id = "any-token"
      description = "A token"
      regex = '''token=([a-z0-9]{12})'''
      keywords = ["token="]

      [[rules]]
      id = "state-token"
      description = "A token in a state file"
      regex = '''token=([a-z0-9]{12})'''
      path = '''\\.state$'''
      keywords = ["token="]
      [rules.lockstep]
      confidence = "high"
      """;

  @TempDir Path folder;

  @Test
  void aSurerRuleThatDoesNotLookAtThePathTakesNothingAway() throws IOException {
    assertEquals(List.of(), failures("any-token", "a.conf"));
  }

  @Test
  void aSurerRuleThatLooksAtThePathReportsAlone() throws IOException {
    assertEquals(List.of(), failures("state-token", "a.state"));
  }

  private List<String> failures(String reporting, String path) throws IOException {
    String other = reporting.equals("any-token") ? "state-token" : "any-token";
    String fixture =
        """
        # file: %s
        # ruleid: %s
        # ok: %s
        token=qz8<|>kv4tx9wb2
        """
            .formatted(path, reporting, other);
    Files.writeString(folder.resolve("tokens.toml"), RULES);
    Files.writeString(folder.resolve("tokens.fixture.txt"), fixture);
    return RuleTests.run(folder, new NoFiles(), Path::toString).failures().stream()
        .filter(failure -> failure.startsWith("tokens.fixture.txt"))
        .toList();
  }

  private static final class NoFiles implements RuleFiles {
    @Override
    public String read(String path) throws IOException {
      throw new IOException("no file " + path);
    }

    @Override
    public String defaults() throws IOException {
      throw new IOException("no defaults");
    }
  }
}
