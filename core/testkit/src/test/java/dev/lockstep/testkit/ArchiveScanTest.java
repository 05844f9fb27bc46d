package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.source.Source;
import dev.lockstep.model.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class ArchiveScanTest {
  private static final String WORD = "hunter2";

  @Test
  void findsAWordInEveryFormat() throws IOException {
    byte[] tar = tar("dir/in-tar.txt", text(WORD + " tar"));
    MemorySource source =
        new MemorySource()
            .with("a.zip", zip("dir/in-zip.txt", text(WORD + " zip")))
            .with("b.tar", tar)
            .with("c.tar.gz", gzip(tar("in-tgz.txt", text(WORD + " tgz"))))
            .with("d.txt.gz", gzip(text(WORD + " gz")))
            .with("e.txt.bz2", bzip2(text(WORD + " bz2")))
            .with("f.txt.xz", xz(text(WORD + " xz")))
            .with("g.txt.zst", zstd(text(WORD + " zst")));
    assertEquals(
        List.of(
            "a.zip!/dir/in-zip.txt",
            "b.tar!/dir/in-tar.txt",
            "c.tar.gz!/in-tgz.txt",
            "d.txt.gz!/d.txt",
            "e.txt.bz2!/e.txt",
            "f.txt.xz!/f.txt",
            "g.txt.zst!/g.txt"),
        paths(Scans.run(new Words(WORD), () -> List.of(source))));
  }

  @Test
  void goesThroughArchivesInArchivesAndSaysWhereItStops() throws IOException {
    byte[] inner = text(WORD);
    for (int i = 0; i < 5; i++) {
      inner = zip(i + ".zip", inner);
    }
    byte[] nested = inner;
    Limits shallow = new Limits(1000, 1000, 1 << 20, 3, 1 << 20, 100, 100);
    Supplier<List<Source>> source = () -> List.of(new MemorySource().with("x.zip", nested));
    ScanResult stopped = Scans.run(new Words(WORD), shallow, source);
    assertEquals(List.of("archive-too-deep"), ids(stopped));
    assertEquals("x.zip!/4.zip!/3.zip!/2.zip", stopped.problems().getFirst().path());
    assertEquals(
        List.of("x.zip!/4.zip!/3.zip!/2.zip!/1.zip!/0.zip"),
        paths(Scans.run(new Words(WORD), source)));
  }

  @Test
  void givesABombUpAndExaminesTheRest() throws IOException {
    byte[] zeros = new byte[80 << 20];
    byte[] bomb = gzip(zeros);
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () -> List.of(new MemorySource().with("bomb.gz", bomb).with("fine", WORD)));
    assertEquals(List.of("archive-ratio"), ids(result));
    assertEquals(List.of("fine"), paths(result));
  }

  @Test
  void givesAnArchiveOfTooManyMembersUp() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 20; i++) {
        zip.putNextEntry(new ZipEntry("m" + i));
        zip.write(text(WORD + i));
      }
    }
    Limits few = new Limits(1000, 1000, 1 << 20, 3, 1 << 20, 100, 10);
    ScanResult result =
        Scans.run(
            new Words(WORD),
            few,
            () -> List.of(new MemorySource().with("many.zip", bytes.toByteArray())));
    assertEquals(List.of("archive-members"), ids(result));
    assertEquals(10, result.findings().size());
  }

  @Test
  void examinesWhatIsLeftOfATruncatedArchive() throws IOException {
    byte[] whole = tar("first.txt", text(WORD));
    byte[] two = new byte[512 * 2 + 512 * 2];
    System.arraycopy(whole, 0, two, 0, 1024);
    byte[] second = tar("second.txt", text("x".repeat(600) + WORD));
    System.arraycopy(second, 0, two, 1024, 1024);
    ScanResult result =
        Scans.run(new Words(WORD), () -> List.of(new MemorySource().with("cut.tar", two)));
    assertEquals(List.of("archive-corrupt"), ids(result));
    assertTrue(paths(result).contains("cut.tar!/first.txt"));
  }

  @Test
  void takesAMembersPathForALabelOnly() throws IOException {
    byte[] tar = tar("../../etc/passwd", text(WORD));
    assertEquals(
        List.of("t.tar!/../../etc/passwd"),
        paths(Scans.run(new Words(WORD), () -> List.of(new MemorySource().with("t.tar", tar)))));
  }

  @Test
  void givesTheSameFromTheCacheAsFromTheArchive(@TempDir Path cache) throws IOException {
    byte[] inner = zip("deep.txt", text(WORD));
    byte[] outer = zip("inner.zip", inner);
    byte[] cut = Arrays.copyOf(gzip(text(WORD.repeat(500))), 20);
    Supplier<List<Source>> source =
        () ->
            List.of(
                new MemorySource()
                    .with("a.zip", outer)
                    .with("b/inner.zip", inner)
                    .with("cut.gz", cut));
    ScanResult cold = Scans.run(new Words(WORD), source);
    Scans.assertSame(cold, Scans.cached(new Words(WORD), cache, "t", source));
    ScanResult warm = Scans.cached(new Words(WORD), cache, "t", source);
    Scans.assertSame(cold, warm);
    assertEquals(0, warm.cache().examined());
  }

  @Test
  void looksAtAShortFileThatBeginsLikeAnArchiveAsAtAnyOther() {
    ScanResult result =
        Scans.run(
            new Words(WORD),
            () ->
                List.of(
                    new MemorySource()
                        .with("a.zip", "PK\003\004 " + WORD)
                        .with("b.gz", latin("\u001f\u008b\b " + WORD))
                        .with("c.zst", latin("(\u00b5/\u00fd"))));
    assertEquals(List.of("a.zip", "b.gz"), paths(result));
    assertEquals(List.of(), ids(result));
  }

  @Test
  void looksAtWhatIsNoArchiveThoughItBeginsLikeOneAndSaysSo(@TempDir Path cache) {
    byte[] large = latin("PK\003\004" + "no header of a member ".repeat(60_000) + WORD);
    Supplier<List<Source>> source =
        () ->
            List.of(
                new MemorySource()
                    .with("a.zip", latin("PK\003\004" + "no header of a member ".repeat(9) + WORD))
                    .with(
                        "b.gz", latin("\u001f\u008b\b" + "\u0000".repeat(7) + "no block: " + WORD))
                    .with("copy/a.zip", large)
                    .with("copy/b.zip", large));
    ScanResult result = Scans.run(new Words(WORD), source);
    assertEquals(List.of("a.zip", "b.gz", "copy/a.zip", "copy/b.zip"), paths(result));
    assertEquals(Collections.nCopies(4, "not-an-archive"), ids(result));
    assertEquals(0, result.coverage().notExamined());
    for (int time = 0; time < 2; time++) {
      Scans.assertSame(result, Scans.cached(new Words(WORD), cache, "t", source));
    }
    Limits small = new Limits(1000, 1000, 1 << 18, 6, 1 << 30, 250, 100);
    Scans.assertSame(result, Scans.run(new Words(WORD), small, source));
  }

  @Test
  void callsAZipCorruptOfWhichItReadsNothingWhereOthersMay() throws IOException {
    byte[] zip = zip("a.txt", text(WORD));
    zip[26] = (byte) 0xff; // the length of the first member's name
    zip[27] = (byte) 0xff;
    ScanResult result =
        Scans.run(new Words(WORD), () -> List.of(new MemorySource().with("a.zip", zip)));
    assertEquals(List.of("archive-corrupt"), ids(result));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> ids(ScanResult result) {
    return result.problems().stream().map(problem -> problem.id()).toList();
  }

  private static List<String> paths(ScanResult result) {
    return result.findings().stream()
        .flatMap(finding -> finding.locations().stream())
        .map(Location::path)
        .sorted()
        .toList();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options())) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new io.airlift.compress.v3.zstd.ZstdOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
