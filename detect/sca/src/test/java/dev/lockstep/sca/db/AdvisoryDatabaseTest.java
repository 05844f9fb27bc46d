package dev.lockstep.sca.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sca.match.Matcher;
import dev.lockstep.sca.osv.Evaluation;
import dev.lockstep.sca.osv.OsvReader;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  private static List<Integer> numbers(AdvisoryDatabase database) throws DatabaseDamaged {
    List<Integer> numbers = new ArrayList<>();
    database
        .find("npm", "left")
        .ifPresent(known -> known.judge("1.0.0", 0, (number, affected) -> numbers.add(number)));
    return numbers;
  }

  @Test
  void recordsOfOneVulnerabilityAreOne() throws Exception {
    AdvisoryDatabase database = AdvisoryDatabase.open(written());
    database.verify();
    assertEquals(2, database.vulnerabilityCount());
    assertEquals(DAY, database.created());
    Vulnerability first = database.vulnerability(numbers(database).getFirst());
    assertEquals("CVE-2020-1", first.id());
    assertEquals(List.of("GHSA-1", "NPM-1"), first.aliases());
    assertEquals("2021-12-10", first.exploited());
    assertEquals(0.975f, first.probability(), 0.0001f);
    assertTrue(database.find("npm", "right").isEmpty());
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
  void anUpgradeThatMendsSomeIsBetterThanNone() throws Exception {
    Knowledge knowledge = new Knowledge();
    knowledge.add(OsvReader.read(record("GHSA-1", "", "0", "1.2.0")));
    knowledge.add(OsvReader.read(record("GHSA-2", "", "0", "1.1.0")));
    knowledge.add(OsvReader.read(record("GHSA-3", "", "0", "").replace(", {\"fixed\": \"\"}", "")));
    Path file = folder.resolve("some.db");
    DatabaseWriter.write(knowledge, DAY, file);
    Matcher.Match match =
        new Matcher(AdvisoryDatabase.open(file)).match("pkg:npm/left@1.0.0").orElseThrow();
    assertEquals(3, match.vulnerabilities().size());
    assertEquals("1.2.0", match.fixedIn());
    assertEquals(1, match.left().size());
    assertEquals(null, match.fixOf(match.left().getFirst()));
  }

  @Test
  void theFileSaysOfEveryVersionWhatTheRecordsSay() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      List<String> versions =
          new ArrayList<>(List.of("0", "1.0.0", "1.0", "2.0.0-rc.1", "2.0.0", "3.1.4"));
      StringBuilder events = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        String type =
            List.of("introduced", "fixed", "last_affected", "limit").get(random.nextInt(4));
        String version =
            type.equals("limit") && random.nextBoolean() ? "*" : versions.get(random.nextInt(6));
        events.append("{\"" + type + "\": \"" + version + "\"}" + (i == 0 ? "" : ", "));
      }
      String json =
          """
          {"id": "X-1", "affected": [{"package": {"ecosystem": "npm", "name": "left"},
           "ranges": [{"type": "SEMVER", "events": [%s]}], "versions": ["9.9.%d"]}]}
          """
              .formatted(events, random.nextInt(2));
      Knowledge knowledge = new Knowledge();
      knowledge.add(OsvReader.read(json));
      Path file = folder.resolve("random.db");
      DatabaseWriter.write(knowledge, DAY, file);
      Matcher matcher = new Matcher(AdvisoryDatabase.open(file));
      Evaluation evaluation = new Evaluation(OsvReader.read(json).affected().getFirst());
      versions.addAll(List.of("0.0.1", "1.5.0", "2.0.1", "3.1.5", "9.9.0", "9.9.1", "0.0.0-a"));
      for (String version : versions) {
        assertEquals(
            evaluation.affects(version),
            matcher.match("pkg:npm/left@" + version).isPresent(),
            json + version);
      }
    }
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
      for (int number : numbers(database)) {
        database.vulnerability(number);
      }
      new Matcher(database).match("pkg:npm/left@1.0.0");
    } catch (DatabaseDamaged e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 1);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(place);
    }
  }
}
