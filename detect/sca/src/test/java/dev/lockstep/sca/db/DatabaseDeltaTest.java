package dev.lockstep.sca.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sca.osv.OsvReader;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseDeltaTest {
  @TempDir Path folder;

  /// @param fixed the number in the version that mends each third one
  private Path database(String name, int from, int to, int fixed)
      throws IOException, MalformedDocument {
    Knowledge knowledge = new Knowledge();
    for (int i : IntStream.range(from, to).toArray()) {
      knowledge.add(
          OsvReader.read(
              """
              {"id": "GHSA-%d", "summary": "about %d", "affected": [{"package": {"ecosystem":
               "npm", "name": "part-%d"}, "versions": ["9"], "ranges": [{"type": "SEMVER",
               "events": [{"introduced": "0"}, {"fixed": "1.%d.0"}]}]}]}
              """
                  .formatted(i, i, i % 50, i % 3 == 0 ? fixed : 2)));
    }
    Path file = folder.resolve(name);
    DatabaseWriter.write(knowledge, LocalDate.of(2026, 1, 2 + fixed), file);
    return file;
  }

  @Test
  void whatComesOutHasTheBytesOfTheLaterDatabase() throws Exception {
    Path base = database("base.db", 0, 200, 2);
    Path later = database("later.db", 10, 230, 3);
    Path delta = delta(base, later);
    assertTrue(DatabaseDelta.isDelta(delta));
    DatabaseDelta.apply(delta, base);
    assertArrayEquals(Files.readAllBytes(later), Files.readAllBytes(base));
  }

  @Test
  void whatIsTheSameIsNotRepeated() throws Exception {
    Path base = database("base.db", 100, 200, 2);
    Path later = database("later.db", 99, 200, 2);
    Path delta = delta(base, later);
    assertTrue(10 * Files.size(delta) < Files.size(later), "it has " + Files.size(delta));
  }

  @Test
  void anotherDatabaseIsNotChanged() throws Exception {
    Path base = database("base.db", 0, 20, 2);
    Path later = database("later.db", 0, 30, 2);
    Path delta = delta(base, later);
    byte[] before = Files.readAllBytes(later);
    DatabaseDamaged error =
        assertThrows(DatabaseDamaged.class, () -> DatabaseDelta.apply(delta, later));
    assertTrue(String.valueOf(error.getMessage()).contains("another database"));
    assertArrayEquals(before, Files.readAllBytes(later));
  }

  @Test
  void aDamagedChangeLeavesTheDatabaseAsItIs() throws Exception {
    Path base = database("base.db", 0, 40, 2);
    Path later = database("later.db", 5, 60, 3);
    Path delta = delta(base, later);
    byte[] whole = Files.readAllBytes(delta);
    byte[] before = Files.readAllBytes(base);
    for (int i = 0; i < whole.length; i += 7) {
      byte[] bad = whole.clone();
      bad[i] ^= 0x55;
      Files.write(delta, i % 2 == 0 ? bad : Arrays.copyOf(whole, i));
      assertThrows(IOException.class, () -> DatabaseDelta.apply(delta, base));
      assertArrayEquals(before, Files.readAllBytes(base));
    }
  }

  private Path delta(Path base, Path later) throws Exception {
    Path delta = folder.resolve("a.delta");
    DatabaseDelta.write(base, later, delta);
    return delta;
  }
}
