package dev.lockstep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.cli.Main;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lockstep scans Lockstep under its own default gate.
class SelfScanTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /// Fewer than this, and the scan looked in the wrong place.
  private static final int FEWEST_FILES = 500;

  @TempDir Path cache;

  @Test
  void whatIsHereIsFreeOfSecrets() {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "not in a checkout: " + ROOT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            ROOT,
            Map.of("XDG_CACHE_HOME", cache.toString()),
            InputStream.nullInputStream(),
            new Console(out, err, Console.Screen.none()),
            Clock.systemUTC());
    ExitCode code = Main.run(new String[] {"scan"}, surroundings);
    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.PASSED, code, out.toString(StandardCharsets.UTF_8) + said);
    assertTrue(files(said) >= FEWEST_FILES, said);
  }

  /// The number before ` files` in the verdict.
  private static int files(String said) {
    String before = said.substring(0, said.indexOf(" files"));
    return Integer.parseInt(before.substring(before.lastIndexOf(' ') + 1).replace(",", ""));
  }
}
