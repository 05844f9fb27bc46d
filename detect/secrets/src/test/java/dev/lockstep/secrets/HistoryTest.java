package dev.lockstep.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.PathScope;
import dev.lockstep.engine.scan.HistorySource;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Provenance;
import dev.lockstep.secrets.load.BuiltInRules;
import dev.lockstep.secrets.load.LoadedRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets in whole histories, with the built-in rules: what lineage, the cache and the choice of
/// versions save, they save without changing a byte of the answer.
class HistoryTest {
  private static final LoadedRules RULES = BuiltInRules.standard();
  private static final String SYMBOLS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @TempDir Path folder;

  private Path repository() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    git(repository, "init", "-q", "-b", "main");
    return repository;
  }

  private static void git(Path repository, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    try {
      Process git = builder.redirectErrorStream(true).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, git.waitFor(), said);
    } catch (IOException e) {
      assumeTrue(false, "the git program is not installed");
    }
  }

  private static void commit(Path repository, String message) throws Exception {
    git(repository, "add", "-A");
    git(repository, "commit", "-q", "--allow-empty", "-m", message);
  }

  private static ScanResult scan(
      Path repository, int jobs, boolean lineage, @Nullable Cache cache) {
    Secrets secrets =
        new Secrets(
            RULES.rules(), RULES.digest(), new SecretsSettings(new byte[32], List.of(), ""));
    ScanSettings settings =
        new ScanSettings(jobs, Limits.DEFAULT, cache, "", Progress.NONE, lineage);
    HistorySource source = new HistorySource(GitRepository.discover(repository), PathScope.ALL);
    ScanResult result = new Scan(List.of(secrets), settings).run(List.of(source));
    assertEquals(List.of(), result.failures());
    return result;
  }

  private static void assertSame(ScanResult expected, ScanResult actual) {
    assertEquals(expected.findings(), actual.findings());
    assertEquals(expected.problems(), actual.problems());
    assertEquals(expected.coverage(), actual.coverage());
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return text.toString();
  }

  /// Put together here, so that no scan of this file finds a token in it.
  private static String awsKey(Random random) {
    StringBuilder key = new StringBuilder("AK" + "IA");
    for (int i = 0; i < 16; i++) {
      key.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(random.nextInt(32)));
    }
    return key.toString();
  }

  private static String line(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> "aws_access_key_id = " + awsKey(random);
      case 1 -> "password = \"" + text(random, 6 + random.nextInt(20)) + "\"";
      case 2 -> "token: gh" + "p_" + text(random, 36);
      case 3 -> "-----BEGIN RSA " + "PRIVATE KEY-----";
      case 4 -> "-----END RSA " + "PRIVATE KEY-----";
      case 5 -> text(random, 64);
      case 6 ->
          "data: "
              + Base64.getEncoder()
                  .encodeToString(
                      ("aws_access_key_id = " + awsKey(random)).getBytes(StandardCharsets.UTF_8));
      case 7 -> "url = https://user:" + text(random, 16) + "@db.internal.corp/" + text(random, 5);
      case 8 -> "api_key = '" + text(random, 32) + "' # gitleaks:allow";
      default -> "int value" + random.nextInt(100) + " = compute(\"a line of plain code\");";
    };
  }

  private static void edit(List<String> lines, Random random) {
    for (int edit = random.nextInt(4); edit >= 0; edit--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.set(at, lines.get(at) + (random.nextBoolean() ? " " : "x"));
        case 2 -> lines.add(random.nextInt(lines.size()), lines.get(at));
        case 3 -> lines.set(at, lines.get(at).substring(lines.get(at).length() / 2));
        default -> lines.add(at, line(random));
      }
      while (lines.size() < 30) {
        lines.add(line(random));
      }
    }
  }

  @Test
  void lineageThreadsAndCacheChangeNothingInGeneratedHistories() throws Exception {
    Path repository = repository();
    Random random = new Random(20);
    Cache cache = new Cache(folder.resolve("cache"), 1 << 30);
    List<List<String>> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      files.add(new ArrayList<>());
      for (int line = 0; line < 60; line++) {
        files.getLast().add(line(random));
      }
    }
    for (int round = 0; round < 5; round++) {
      for (int commit = 0; commit < 8; commit++) {
        for (int i = 0; i < files.size(); i++) {
          Files.writeString(
              repository.resolve("file" + (i + round / 3)), String.join("\n", files.get(i)));
          edit(files.get(i), random);
        }
        commit(repository, "round " + round);
      }
      if (round % 2 == 0) {
        git(repository, "repack", "-adfq", "--depth=30");
      }
      ScanResult whole = scan(repository, 1, false, null);
      assertTrue(whole.findings().size() > 50, "findings: " + whole.findings().size());
      for (int jobs : List.of(1, 2, 8)) {
        assertSame(whole, scan(repository, jobs, true, null));
      }
      assertSame(whole, scan(repository, 2, true, cache));
      assertSame(whole, scan(repository, 2, true, cache));
    }
  }

  /// What may happen to a repository between two scans. Most of it is nothing to the findings.
  private static void step(Path repository, Random random) throws Exception {
    Path file = repository.resolve("d" + random.nextInt(2) + "/f" + random.nextInt(4));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    switch (random.nextInt(14)) {
      case 0 -> git(repository, "checkout", "-q", "-B", "side" + random.nextInt(3));
      case 1 -> git(repository, "commit", "-q", "--amend", "--allow-empty", "-m", "amended");
      case 2 -> git(repository, "checkout", "-q", "main");
      case 3 -> git(repository, "merge", "-q", "-s", "ours", "--no-edit", "main");
      case 4 -> git(repository, "tag", "-f", "-a", "-m", "tagged", "v" + random.nextInt(2));
      case 5 -> git(repository, "repack", "-adq");
      case 6 -> {
        git(repository, "tag", "-f", "before");
        git(repository, "reset", "-q", "--hard", random.nextBoolean() ? "before" : "HEAD^0");
      }
      case 7 -> {
        Files.writeString(file, "key = " + awsKey(new Random(random.nextInt(6))) + "\n");
        commit(repository, "a secret");
      }
      case 8 -> {
        Files.deleteIfExists(file);
        commit(repository, "a file less");
      }
      case 9 -> {
        git(repository, "branch", "-f", "gone");
        git(repository, "branch", "-D", "gone");
      }
      default -> {
        Files.writeString(file, "plain text " + random.nextInt(1000) + "\n");
        commit(repository, "nothing to tell");
      }
    }
  }

  @Test
  void whateverHappensToARepositoryASecondScanFindsWhatOneWithoutACacheFinds() throws Exception {
    Path repository = repository();
    Random random = new Random(290);
    Cache cache = new Cache(folder.resolve("cache"), 1 << 30);
    Files.writeString(repository.resolve("first"), "key = " + awsKey(random) + "\n");
    commit(repository, "first");
    scan(repository, 2, true, cache);
    for (int round = 0; round < 60; round++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        step(repository, random);
      }
      assertSame(scan(repository, 1, true, null), scan(repository, 2, true, cache));
    }
  }

  private byte[] kept(String shelf) throws IOException {
    try (var files = Files.list(folder.resolve("cache").resolve(shelf))) {
      return Files.readAllBytes(files.findFirst().orElseThrow());
    }
  }

  @Test
  void aCommitThatIsNothingToTheFindingsLeavesAllThatIsKeptAsItIs() throws Exception {
    Path repository = repository();
    Random random = new Random(7);
    Cache cache = new Cache(folder.resolve("cache"), 1 << 30);
    Files.writeString(repository.resolve("first"), "key = " + awsKey(random) + "\n");
    commit(repository, "first");
    scan(repository, 1, true, cache);
    byte[] attributions = kept("attributions");
    byte[] conclusions = kept("conclusions");
    Files.writeString(repository.resolve("plain"), "plain text\n");
    commit(repository, "plain");
    git(repository, "checkout", "-q", "--detach");
    git(repository, "checkout", "-q", "main");
    ScanResult quiet = scan(repository, 1, true, cache);
    assertEquals(2, quiet.coverage().files());
    assertArrayEquals(attributions, kept("attributions"));
    assertArrayEquals(conclusions, kept("conclusions"));
    Files.delete(repository.resolve("first"));
    commit(repository, "the secret leaves HEAD");
    scan(repository, 1, true, cache);
    assertFalse(Arrays.equals(attributions, kept("attributions")));
    assertFalse(Arrays.equals(conclusions, kept("conclusions")));
  }

  @Test
  void otherSettingsAreNoAnswerToTheSameFacts() throws Exception {
    Path repository = repository();
    Cache cache = new Cache(folder.resolve("cache"), 1 << 30);
    Files.writeString(repository.resolve("first"), "key = " + awsKey(new Random(1)) + "\n");
    commit(repository, "first");
    for (int round = 0; round < 2; round++) {
      for (byte fill = 0; fill < 3; fill++) {
        byte[] key = new byte[32];
        Arrays.fill(key, fill);
        SecretsSettings settings = new SecretsSettings(key, List.of(), "");
        assertSame(scan(repository, settings, null), scan(repository, settings, cache));
      }
    }
  }

  private static ScanResult scan(Path repository, SecretsSettings settings, @Nullable Cache cache) {
    Secrets secrets = new Secrets(RULES.rules(), RULES.digest(), settings);
    HistorySource source = new HistorySource(GitRepository.discover(repository), PathScope.ALL);
    return new Scan(
            List.of(secrets), new ScanSettings(1, Limits.DEFAULT, cache, "", Progress.NONE, true))
        .run(List.of(source));
  }

  @Test
  void aSecretTellsWhoBroughtItAndWhetherItIsStillThere() throws Exception {
    Path repository = repository();
    Random random = new Random(3);
    String gone = "key = " + awsKey(random) + "\n";
    String still = "other = " + awsKey(random) + "\n";
    Files.writeString(repository.resolve("deploy.env"), gone);
    commit(repository, "first");
    Files.writeString(repository.resolve("deploy.env"), "# moved down\n" + gone + still);
    commit(repository, "second");
    Files.writeString(repository.resolve("deploy.env"), "# only one\n" + still);
    commit(repository, "third");
    List<Finding> findings =
        scan(repository, 1, true, null).findings().stream().filter(Finding::counts).toList();
    assertEquals(2, findings.size(), findings.toString());
    assertEquals(List.of("first false 1"), places(findings, false));
    assertEquals(List.of("second false 3", "third true 2"), places(findings, true));
  }

  /// Of the finding that HEAD holds, or of the other.
  private static List<String> places(List<Finding> findings, boolean atHead) {
    return findings.stream()
        .filter(finding -> finding.locations().stream().anyMatch(HistoryTest::isAtHead) == atHead)
        .flatMap(finding -> finding.locations().stream())
        .map(
            place ->
                provenance(place).message()
                    + " "
                    + isAtHead(place)
                    + " "
                    + Objects.requireNonNull(place.region()).startLine())
        .sorted()
        .toList();
  }

  private static Provenance provenance(Location place) {
    return Objects.requireNonNull(place.provenance());
  }

  private static boolean isAtHead(Location place) {
    return provenance(place).atHead();
  }

  @Test
  void aDamagedPackIsAProblemAndTheRestIsScanned() throws Exception {
    Path repository = repository();
    Random random = new Random(5);
    Files.writeString(repository.resolve("one"), "key = " + awsKey(random) + "\n");
    commit(repository, "packed");
    git(repository, "repack", "-adq");
    Path packs = repository.resolve(".git/objects/pack");
    try (var files = Files.list(packs)) {
      for (Path pack : files.filter(path -> path.toString().endsWith(".pack")).toList()) {
        byte[] bytes = Files.readAllBytes(pack);
        Files.delete(pack); // git makes packs read-only
        Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
    Path loose = Files.createDirectories(folder.resolve("loose"));
    git(loose, "init", "-q", "-b", "main");
    Files.writeString(loose.resolve("two"), "key = " + awsKey(random) + "\n");
    commit(loose, "loose");
    Files.createDirectories(loose.resolve(".git/objects/info"));
    Files.writeString(
        loose.resolve(".git/objects/info/alternates"), repository.resolve(".git/objects") + "\n");
    ScanResult result = scan(loose, 2, true, null);
    assertTrue(
        result.problems().stream()
            .anyMatch(problem -> problem.weight() == Problem.Weight.INCOMPLETE),
        result.problems().toString());
    assertFalse(result.findings().isEmpty());
  }

  @Test
  void aShallowCloneIsANotice() throws Exception {
    Path repository = repository();
    for (int i = 0; i < 3; i++) {
      Files.writeString(repository.resolve("file"), "text " + i + "\n");
      commit(repository, "commit " + i);
    }
    git(folder, "clone", "-q", "--depth=1", "file://" + repository, "shallow");
    ScanResult result = scan(folder.resolve("shallow"), 1, true, null);
    assertEquals(List.of("git-shallow"), result.problems().stream().map(Problem::id).toList());
    assertEquals(1, result.coverage().files());
  }
}
