package dev.lockstep.engine.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.source.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsFileTest {
  private static final ContentId ID = new ContentId(-1, 2, 3);
  private static final FileStamp STAMP = new FileStamp(1, 2, 3, 4);

  @TempDir Path folder;

  @Test
  void givesBackWhatWasWritten() throws IOException {
    FactsFile file = Objects.requireNonNull(FactsFile.open(write(said(true))));
    ContentKey key = file.unchanged("a/b", STAMP);
    assertEquals(new ContentKey(ID, 7), key);
    assertNull(file.unchanged("a/b", new FileStamp(1, 2, 3, 5)));
    assertNull(file.unchanged("a/c", STAMP));
    int content = file.find(Objects.requireNonNull(key));
    assertEquals(said(true), file.examined(content, new int[] {0, 1}));
  }

  @Test
  void doesNotAnswerForATwinOfTheSameId() throws IOException {
    FactsFile file = Objects.requireNonNull(FactsFile.open(write(said(true))));
    assertEquals(-1, file.find(new ContentKey(ID, 8)));
  }

  @Test
  void knowsNothingOfAnExtractorThatIsNoMore() throws IOException {
    FactsFile file = Objects.requireNonNull(FactsFile.open(write(said(true))));
    Examined now = file.examined(0, new int[] {-1, 0});
    assertEquals(new Examined(set(0), set(0), Map.of()), now);
  }

  @Test
  void doesNotKeepWhatABugSaid() throws IOException {
    FactsFile file = Objects.requireNonNull(FactsFile.open(write(said(false))));
    assertEquals(new Examined(set(1), set(1), Map.of()), file.examined(0, new int[] {0, 1}));
  }

  @Test
  void makesNoRoomForALengthThatTheFileHasNot() throws IOException {
    int claimed = Integer.MAX_VALUE - 8;
    ByteBuffer numbers = ByteBuffer.allocate(16).putInt(1).putInt(0).putInt(0).putInt(claimed);
    readsAnyNumbers(numbers.array());
  }

  /// A file whose sum is right and whose numbers are not.
  @FuzzTest
  void readsAnyNumbers(byte[] bytes) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(FactsFile.CHECKED_FROM + bytes.length);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    file.putLong(FactsFile.MAGIC).putInt((int) crc.getValue()).put(bytes);
    Path path = Files.createTempFile("facts", ".bin");
    try {
      Files.write(path, file.array());
      FactsFile opened = FactsFile.open(path);
      if (opened != null) {
        opened.unchanged("a", STAMP);
        opened.find(new ContentKey(ID, 7));
        int[] numbers = IntStream.range(0, opened.extractors().size()).toArray();
        for (int content = 0; content < opened.contents(); content++) {
          opened.examined(content, numbers);
        }
      }
    } finally {
      Files.delete(path);
    }
  }

  private Path write(Examined examined) throws IOException {
    FactsFileWriter writer = new FactsFileWriter();
    assertNotNull(writer.numbers(List.of("zero", "one")));
    writer.add(new ContentKey(ID, 7), examined);
    Stamps stamps = new Stamps();
    stamps.add("a/b", STAMP, new ContentKey(ID, 7));
    Path file = folder.resolve("facts");
    writer.write(file, stamps, new int[] {0});
    return file;
  }

  private static Examined said(boolean lasting) {
    return new Examined(set(0, 1), set(1), Map.of(0, new Outcome(new byte[] {0, 1, 2}, lasting)));
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }
}
