package dev.lockstep.bench;

import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.db.DatabaseWriter;
import dev.lockstep.sca.db.Knowledge;
import dev.lockstep.sca.match.Matcher;
import dev.lockstep.sca.osv.Advisory;
import dev.lockstep.sca.osv.Affected;
import dev.lockstep.sca.osv.Range;
import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a database of 600,000 advisories costs, made from a seed: its size, 10,000 packages looked
/// up, and comparing two prepared versions. No peer has such a file; beside stand the goals.
final class AdvisoryLookups implements Benchmark {
  private static final int RECORDS = 600_000;
  private static final int PACKAGES = 150_000;
  private static final int LOOKED_UP = 10_000;
  private static final int ROUNDS = 30;
  private static final int COMPARISONS = 2_000_000;
  private static final String[] ECOSYSTEMS = {"npm", "PyPI", "Maven", "Go", "Packagist"};
  private static final String[] TYPES = {"npm", "pypi", "maven", "golang", "composer"};

  @Override
  public String name() {
    return "advisories";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException {
    Path file = Files.createTempFile("lockstep-bench", ".db");
    try {
      write(file);
      AdvisoryDatabase database = AdvisoryDatabase.open(file);
      double mebibyte = 1 << 20;
      String whole = String.format("whole file %.1f MiB", Files.size(file) / mebibyte);
      bench.row(
          "600,000 advisories", database.hotBytes() / mebibyte, "goal", 40, "MiB hot, " + whole);
      bench.row(
          "10,000 packages",
          lookups(database),
          "goal",
          10,
          "ms of one thread's CPU, warm, best of " + ROUNDS);
      for (VersionScheme scheme : VersionScheme.values()) {
        bench.row("compare " + scheme, comparison(scheme), "goal", 1, "microseconds");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// Makes the database.
  static void write(Path file) throws IOException {
    Knowledge knowledge = new Knowledge();
    Random random = new Random(6);
    for (int i = 0; i < RECORDS; i++) {
      knowledge.add(record(i, random));
    }
    DatabaseWriter.write(knowledge, LocalDate.EPOCH, file);
  }

  /// The package URL of a package that two in three times has no advisory.
  static String purl(Random random) {
    int number = random.nextInt(PACKAGES * 3);
    String name = packageName(number).replace(':', '/');
    return "pkg:" + TYPES[number % TYPES.length] + "/" + name + "@" + version(random);
  }

  private static String packageName(int number) {
    String name = "package-" + Integer.toHexString(number * 0x9e3779b1);
    return number % ECOSYSTEMS.length == 2 ? "org.example." + (number & 255) + ":" + name : name;
  }

  private static Advisory record(int number, Random random) {
    int named = (int) (PACKAGES * Math.pow(random.nextDouble(), 2));
    List<Range.Event> events = new ArrayList<>();
    events.add(new Range.Event(Range.Type.INTRODUCED, "0"));
    events.add(new Range.Event(Range.Type.FIXED, version(random)));
    Affected affected =
        new Affected(
            ECOSYSTEMS[named % ECOSYSTEMS.length],
            packageName(named),
            List.of(new Range(events)),
            List.of());
    return new Advisory(
        "GHSA-" + number,
        List.of("CVE-2024-" + number),
        "a weakness of the usual kind in the way that " + packageName(named) + " reads its input",
        List.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        "HIGH",
        List.of("CWE-79"),
        List.of("https://example.org/advisories/" + number),
        "2024-01-01",
        false,
        List.of(affected));
  }

  private static String version(Random random) {
    return random.nextInt(10) + "." + random.nextInt(30) + "." + random.nextInt(30);
  }

  private static double lookups(AdvisoryDatabase database) throws IOException {
    Random random = new Random(7);
    List<String> purls = new ArrayList<>();
    for (int i = 0; i < LOOKED_UP; i++) {
      purls.add(purl(random));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      Matcher matcher = new Matcher(database);
      long begin = threads.getCurrentThreadCpuTime();
      for (String purl : purls) {
        matcher.match(purl);
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - begin) / 1e6);
    }
    return best;
  }

  private static double comparison(VersionScheme scheme) {
    Random random = new Random(8);
    VersionKey[] keys = new VersionKey[256];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = scheme.key(version(random) + (i % 4 == 0 ? "-rc" + i : ""));
    }
    long sum = 0;
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < COMPARISONS; i++) {
        sum += keys[i & 255].compareTo(keys[(i * 31 + 7) & 255]);
      }
      best = Math.min(best, (System.nanoTime() - begin) / 1e3 / COMPARISONS);
    }
    if (sum == Long.MIN_VALUE) {
      throw new IllegalStateException("never, but the comparisons count");
    }
    return best;
  }
}
