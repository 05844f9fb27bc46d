package dev.lockstep.bench;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What two programs found in code with the same rules: rule, file and first line of each finding.
///
/// @param scanned the files that the peer looked at: it leaves out tests and what is not in git
record SastFindings(Set<String> ours, Set<String> theirs, Set<String> scanned) {

  /// Reads our report and Semgrep's.
  static SastFindings read(Path ours, Path semgreps) throws IOException {
    ObjectValue peer = document(semgreps);
    Set<String> scanned = new TreeSet<>();
    for (Value path : list(object(peer.get("paths")).get("scanned"))) {
      scanned.add(text(path));
    }
    Set<String> theirs = new TreeSet<>();
    for (Value each : list(peer.get("results"))) {
      ObjectValue result = object(each);
      theirs.add(
          key(
              text(result.get("check_id")),
              text(result.get("path")),
              object(result.get("start")).get("line")));
    }
    return new SastFindings(ours(document(ours), scanned), theirs, scanned);
  }

  private static Set<String> ours(ObjectValue report, Set<String> scanned) {
    Set<String> found = new TreeSet<>();
    for (Value each : list(report.get("findings"))) {
      ObjectValue finding = object(each);
      for (Value place : list(finding.get("locations"))) {
        String path = text(object(place).get("path"));
        Value line = object(object(place).get("region")).get("startLine");
        if (scanned.contains(path)) {
          found.add(key(text(finding.get("rule")), path, line));
        }
      }
    }
    return found;
  }

  /// Semgrep puts the folders of a rule file in front of a rule's name.
  private static String key(String rule, String path, @Nullable Value line) {
    String number = line instanceof LongValue value ? value.text() : "0";
    return rule.substring(rule.lastIndexOf('.') + 1) + " " + path + ":" + number;
  }

  /// How many are found by both, and by one alone.
  String summary() {
    long same = ours.stream().filter(theirs::contains).count();
    return String.format(
        Locale.ROOT,
        "findings %d / %d, %d the same, in %,d files",
        ours.size(),
        theirs.size(),
        same,
        scanned.size());
  }

  private static ObjectValue document(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return object(JsonReader.read(in));
    } catch (MalformedDocument e) {
      throw new PeerMissing("no report in " + file, e);
    }
  }

  private static ObjectValue object(@Nullable Value value) {
    return value instanceof ObjectValue object ? object : ObjectValue.EMPTY;
  }

  private static ArrayValue list(@Nullable Value value) {
    return value instanceof ArrayValue array ? array : ArrayValue.EMPTY;
  }

  private static String text(@Nullable Value value) {
    return value instanceof StringValue string ? string.text() : "";
  }
}
