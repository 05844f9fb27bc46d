package dev.lockstep.sca.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sca.match.Matcher;
import dev.lockstep.sca.osv.OsvReader;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdvisoryDatabaseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

  @TempDir Path folder;

  private static String record(String id, String aliases, String introduced, String fixed) {
    return """
    {"id": "%s", "aliases": [%s], "summary": "about %s",
     "affected": [{"package": {"ecosystem": "npm", "name": "left"},
      "ranges": [{"type": "SEMVER", "events": [{"introduced": "%s"}, {"fixed": "%s"}]}]}]}
    """
        .formatted(id, aliases, id, introduced, fixed);
  }

  private Path written() throws IOException, MalformedDocument {
    Knowledge knowledge = new Knowledge();
    knowledge.add(OsvReader.read(record("GHSA-1", "\"CVE-2020-1\"", "0", "1.2.0")));
    knowledge.add(OsvReader.read(record("NPM-1", "\"CVE-2020-1\"", "0", "1.3.0")));
    knowledge.add(OsvReader.read(record("GHSA-2", "", "1.2.5", "2.0.1")));
    knowledge.exploited("CVE-2020-1", "2021-12-10");
    knowledge.probability("CVE-2020-1", 0.975f);
    Path file = folder.resolve("advisories.db");
    DatabaseWriter.write(knowledge, DAY, file);
    return file;
  }

  @Test
  void recordsOfOneVulnerabilityAreOne() throws Exception {
    AdvisoryDatabase database = AdvisoryDatabase.open(written());
    database.verify();
    assertEquals(2, database.vulnerabilityCount());
    assertEquals(DAY, database.created());
    Vulnerability first =
        database.vulnerability(database.entries("npm", "left").getFirst().vulnerability());
    assertEquals("CVE-2020-1", first.id());
    assertEquals(List.of("GHSA-1", "NPM-1"), first.aliases());
    assertEquals("2021-12-10", first.exploited());
    assertEquals(0.975f, first.probability(), 0.0001f);
    assertTrue(database.entries("npm", "right").isEmpty());
  }

  @Test
  void theUpgradeSatisfiesAllRanges() throws Exception {
    Matcher matcher = new Matcher(AdvisoryDatabase.open(written()));
    Matcher.Match match = matcher.match("pkg:npm/left@1.0.0").orElseThrow();
    assertEquals(1, match.vulnerabilities().size());
    assertEquals("2.0.1", match.fixedIn());
    assertTrue(match.major());
    assertTrue(matcher.match("pkg:npm/left@2.0.1").isEmpty());
  }

  @Test
  void aFileThatIsSomethingElseIsDamaged() throws Exception {
    Path file = folder.resolve("other.db");
    Files.writeString(file, "x".repeat(100));
    assertThrows(DatabaseDamaged.class, () -> AdvisoryDatabase.open(file));
  }

  @Test
  void aFileThatIsCutShortIsDamaged() throws Exception {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(folder.resolve("cut.db"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThrows(DatabaseDamaged.class, () -> AdvisoryDatabase.open(folder.resolve("cut.db")));
  }

  @Test
  void aChangedByteIsSeenByTheChecksum() throws Exception {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve("changed.db"), bytes);
    AdvisoryDatabase changed = AdvisoryDatabase.open(folder.resolve("changed.db"));
    assertThrows(DatabaseDamaged.class, changed::verify);
  }

  @Test
  void theSameRecordsMakeTheSameBytes() throws Exception {
    byte[] first = Files.readAllBytes(written());
    org.junit.jupiter.api.Assertions.assertArrayEquals(first, Files.readAllBytes(written()));
  }

  @FuzzTest
  void aForeignBodyIsDamagedAndNothingWorse(FuzzedDataProvider data) throws Exception {
    Path place = Files.createTempDirectory("advisories");
    Path file = place.resolve("fuzzed.db");
    Knowledge knowledge = new Knowledge();
    knowledge.add(OsvReader.read(record("GHSA-1", "", "0", "1.2.0")));
    DatabaseWriter.write(knowledge, DAY, file);
    byte[] bytes = Files.readAllBytes(file);
    while (data.remainingBytes() > 0) {
      bytes[data.consumeInt(FileLayout.HEADER, bytes.length - 1)] = data.consumeByte();
    }
    Files.write(file, bytes);
    try {
      AdvisoryDatabase database = AdvisoryDatabase.open(file);
      for (AdvisoryDatabase.Entry entry : database.entries("npm", "left")) {
        database.vulnerability(entry.vulnerability());
      }
    } catch (DatabaseDamaged e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 1);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(place);
    }
  }
}
