package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.GitlabRecord;
import dev.lockstep.sca.osv.OsvReader;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads what databases of advisories publish: records of the OSV format as files, in folders at
/// any depth (GitHub's advisory database is one) and in zip archives, and GitLab's in YAML; CISA's
/// catalogue of exploited vulnerabilities; EPSS' scores as CSV, packed or not.
public final class SourceReader {
  private static final int RECORD_LIMIT = 32 << 20;

  private final Knowledge knowledge;

  public SourceReader(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// @throws IOException where the source itself cannot be read; a record that is malformed is
  ///     passed over and noticed
  public void read(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      file(source);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      file(file);
    }
  }

  private void file(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      if (name.endsWith(".zip")) {
        archive(file, in);
      } else if (name.endsWith(".json")) {
        document(file.toString(), in);
      } else if (name.endsWith(".yml")) {
        gitlab(file.toString(), in);
      } else if (name.endsWith(".csv")) {
        scores(in);
      } else if (name.endsWith(".csv.gz")) {
        scores(new GZIPInputStream(in));
      }
    }
  }

  private void archive(Path file, InputStream in) throws IOException {
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        if (entry.getName().endsWith(".json")) {
          document(file + "!/" + entry.getName(), zip);
        } else if (entry.getName().endsWith(".yml")) {
          gitlab(file + "!/" + entry.getName(), zip);
        }
      }
    }
    if (entries == 0) {
      throw new IOException(file + " is no zip archive, or an empty one");
    }
  }

  /// A record of GitLab's database; other files of its tree are passed over.
  private void gitlab(String name, InputStream in) throws IOException {
    String text = new String(in.readNBytes(RECORD_LIMIT), StandardCharsets.UTF_8);
    if (text.contains("package_slug:")) {
      try {
        knowledge.add(GitlabRecord.read(text));
      } catch (MalformedDocument e) {
        knowledge.notice(name + ": " + e.getMessage());
      }
    }
  }

  private void document(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(RECORD_LIMIT + 1);
    if (bytes.length > RECORD_LIMIT) {
      knowledge.notice(name + ": larger than a record may be");
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      if (text.contains("\"catalogVersion\"")) {
        exploited(text);
      } else {
        knowledge.add(OsvReader.read(text));
      }
    } catch (MalformedDocument e) {
      knowledge.notice(name + ": " + e.getMessage());
    }
  }

  /// CISA's catalogue of known exploited vulnerabilities.
  private void exploited(String text) throws MalformedDocument {
    if (JsonReader.read(text) instanceof ObjectValue catalogue
        && catalogue.get("vulnerabilities") instanceof ArrayValue entries) {
      for (Value entry : entries) {
        if (entry instanceof ObjectValue object
            && object.get("cveID") instanceof StringValue cve
            && object.get("dateAdded") instanceof StringValue date) {
          knowledge.exploited(cve.text(), date.text());
        }
      }
    }
  }

  /// Lines of `CVE,probability,percentile`, with a comment and a heading before them.
  private void scores(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] cells = line.split(",", 3);
      if (cells.length >= 2 && cells[0].startsWith("CVE-")) {
        try {
          knowledge.probability(cells[0], Float.parseFloat(cells[1]));
        } catch (NumberFormatException e) {
          knowledge.notice("no probability of " + cells[0] + ": " + cells[1]);
        }
      }
    }
  }
}
