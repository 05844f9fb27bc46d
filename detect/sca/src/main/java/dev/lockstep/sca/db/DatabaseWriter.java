package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.Advisory;
import dev.lockstep.sca.osv.Affected;
import dev.lockstep.sca.osv.Evaluation;
import dev.lockstep.sca.osv.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Writes a database of advisories, and puts it in the place of an older one at once: who reads the
/// older one goes on reading it.
public final class DatabaseWriter {
  private final Knowledge knowledge;
  private final Map<String, List<Sighting>> packages = new TreeMap<>();
  private final List<byte[]> vulnerabilities = new ArrayList<>();

  private record Sighting(int vulnerability, Affected affected) {}

  private record Named(String key, long hash, List<Sighting> sightings) {}

  private DatabaseWriter(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// @param today the day that the file says it was made on
  public static void write(Knowledge knowledge, LocalDate today, Path file) throws IOException {
    put(new DatabaseWriter(knowledge).bytes(today), file);
  }

  /// Puts a copy of a ready database in the place of another one.
  public static void replace(Path ready, Path file) throws IOException {
    put(Files.readAllBytes(ready), file);
  }

  static void put(byte[] bytes, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "advisories", ".part");
    try {
      Files.write(unfinished, bytes);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private byte[] bytes(LocalDate today) throws IOException {
    for (List<Advisory> group : Joined.of(knowledge.records)) {
      int number = vulnerabilities.size();
      vulnerabilities.add(vulnerability(group));
      for (Advisory record : group) {
        for (Affected affected : record.affected()) {
          packages
              .computeIfAbsent(
                  FileLayout.key(affected.ecosystem(), affected.name()), _ -> new ArrayList<>())
              .add(new Sighting(number, withoutImplied(affected)));
        }
      }
    }
    List<Named> named =
        packages.entrySet().stream()
            .map(
                entry ->
                    new Named(entry.getKey(), FileLayout.hash(entry.getKey()), entry.getValue()))
            .sorted(Comparator.comparingLong(Named::hash).thenComparing(Named::key))
            .toList();
    return laidOut(named, named.stream().map(DatabaseWriter::block).toList(), today);
  }

  private byte[] laidOut(List<Named> named, List<byte[]> blocks, LocalDate today)
      throws IOException {
    long tables =
        FileLayout.HEADER
            + (long) named.size() * (Long.BYTES + Integer.BYTES)
            + (long) vulnerabilities.size() * Integer.BYTES;
    long length = tables;
    for (byte[] block : blocks) {
      length += block.length;
    }
    for (byte[] block : vulnerabilities) {
      length += block.length;
    }
    if (length > Integer.MAX_VALUE) {
      throw new IOException("the database would have more than 2 GiB");
    }
    byte[] bytes = new byte[(int) length];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.position(FileLayout.HEADER);
    named.forEach(one -> out.putLong(one.hash()));
    int at = offsets(blocks, (int) tables, out);
    offsets(vulnerabilities, at, out);
    blocks.forEach(out::put);
    vulnerabilities.forEach(out::put);
    header(bytes, named.size(), today);
    return bytes;
  }

  /// Lays blocks out behind a header that fits them. Their order is that of the file.
  static byte[] joined(byte[] header, List<byte[]> packages, List<byte[]> vulnerabilities) {
    int tables =
        FileLayout.HEADER
            + packages.size() * (Long.BYTES + Integer.BYTES)
            + vulnerabilities.size() * Integer.BYTES;
    int length = tables;
    for (List<byte[]> blocks : List.of(packages, vulnerabilities)) {
      for (byte[] block : blocks) {
        length = Math.addExact(length, block.length);
      }
    }
    byte[] bytes = new byte[length];
    ByteBuffer out = ByteBuffer.wrap(bytes).put(header);
    for (byte[] block : packages) {
      out.putLong(FileLayout.hash(new BlockReader(ByteBuffer.wrap(block), 0).text()));
    }
    int at = offsets(packages, tables, out);
    offsets(vulnerabilities, at, out);
    packages.forEach(out::put);
    vulnerabilities.forEach(out::put);
    return bytes;
  }

  private static int offsets(List<byte[]> blocks, int from, ByteBuffer out) {
    int at = from;
    for (byte[] block : blocks) {
      out.putInt(at);
      at += block.length;
    }
    return at;
  }

  private void header(byte[] bytes, int packageCount, LocalDate today) {
    CRC32C body = new CRC32C();
    body.update(bytes, FileLayout.HEADER, bytes.length - FileLayout.HEADER);
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.put(0, FileLayout.MAGIC)
        .putLong(FileLayout.CREATED, today.toEpochDay())
        .putInt(FileLayout.PACKAGES, packageCount)
        .putInt(FileLayout.VULNERABILITIES, vulnerabilities.size())
        .putLong(FileLayout.LENGTH, bytes.length)
        .putInt(FileLayout.BODY_CHECK, (int) body.getValue())
        .putInt(FileLayout.RECORDS, knowledge.recordCount());
    CRC32C header = new CRC32C();
    header.update(bytes, 0, FileLayout.HEADER_CHECK);
    out.putInt(FileLayout.HEADER_CHECK, (int) header.getValue());
  }

  private static byte[] block(Named named) {
    Ranked ranked = Ranked.of(named.sightings().stream().map(Sighting::affected).toList());
    BlockWriter block = new BlockWriter().text(named.key());
    block.number(ranked.versions().size());
    List<byte[]> texts =
        ranked.versions().stream().map(one -> one.getBytes(StandardCharsets.UTF_8)).toList();
    for (int i = 0; i < texts.size(); i++) {
      block.number(2 * texts.get(i).length + (ranked.fixes().get(i + 1) ? 1 : 0));
    }
    texts.forEach(block::bytes);
    block.number(named.sightings().size());
    for (Sighting sighting : named.sightings()) {
      block.number(sighting.vulnerability()).number(sighting.affected().ranges().size());
      for (Range range : sighting.affected().ranges()) {
        int[] codes = ranked.codes(range);
        block.number(codes.length);
        for (int code : codes) {
          block.number(code);
        }
      }
      block.texts(sighting.affected().versions());
    }
    return block.bytes();
  }

  /// Lists of versions are long, and the ranges mostly say the same.
  private static Affected withoutImplied(Affected affected) {
    if (affected.ranges().isEmpty() || affected.versions().isEmpty()) {
      return affected;
    }
    Evaluation ranges =
        new Evaluation(
            new Affected(affected.ecosystem(), affected.name(), affected.ranges(), List.of()));
    List<String> left =
        affected.versions().stream().filter(version -> !ranges.affects(version)).toList();
    return new Affected(affected.ecosystem(), affected.name(), affected.ranges(), left);
  }

  private byte[] vulnerability(List<Advisory> group) {
    List<String> ids = Joined.ids(group);
    String since = "";
    float probability = -1;
    for (String id : ids) {
      since = since.isEmpty() ? knowledge.exploited.getOrDefault(id, "") : since;
      probability = Math.max(probability, knowledge.probabilities.getOrDefault(id, -1f));
    }
    return new BlockWriter()
        .text(ids.getFirst())
        .texts(ids.subList(1, ids.size()))
        .text(first(group.stream().map(Advisory::summary).toList()))
        .texts(group.stream().flatMap(one -> one.vectors().stream()).distinct().sorted().toList())
        .text(first(group.stream().map(Advisory::severity).toList()))
        .texts(
            group.stream().flatMap(one -> one.weaknesses().stream()).distinct().sorted().toList())
        .texts(
            group.stream().flatMap(one -> one.references().stream()).distinct().limit(5).toList())
        .text(first(group.stream().map(Advisory::published).sorted().toList()))
        .text(since)
        .number(probability < 0 ? 0 : Math.round(probability * 100_000) + 1)
        .bytes();
  }

  private static String first(List<String> texts) {
    return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
  }
}
