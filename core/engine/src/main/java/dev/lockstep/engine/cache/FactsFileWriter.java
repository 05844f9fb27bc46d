package dev.lockstep.engine.cache;

import dev.lockstep.engine.FactWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Makes a [FactsFile].
final class FactsFileWriter {
  private final List<String> extractors = new ArrayList<>();
  private final Map<ContentKey, Examined> contents = new HashMap<>();

  /// Numbers a list of extractors' keys as this file does.
  int[] numbers(List<String> keys) {
    int[] numbers = new int[keys.size()];
    for (int i = 0; i < numbers.length; i++) {
      int known = extractors.indexOf(keys.get(i));
      numbers[i] = known < 0 ? extractors.size() : known;
      if (known < 0) {
        extractors.add(keys.get(i));
      }
    }
    return numbers;
  }

  /// Adds what is known of a content, in this file's numbers.
  void add(ContentKey key, Examined examined) {
    contents.merge(key, examined, Examined::with);
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  /// Writes the file; on disk there is nothing of use before this returns.
  ///
  /// @param chosen which of the stamps
  void write(Path file, Stamps stamps, int[] chosen) throws IOException {
    ContentKey[] keys = contents.keySet().toArray(ContentKey[]::new);
    Arrays.sort(keys);
    Map<ByteKey, Integer> places = new HashMap<>();
    List<byte[]> facts = new ArrayList<>();
    int factsSize = 0;
    int[] factsAt = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      byte[] encoded = encode(Objects.requireNonNull(contents.get(keys[i])));
      ByteKey once = new ByteKey(encoded);
      Integer place = places.get(once);
      if (place == null) {
        place = factsSize;
        places.put(once, place);
        facts.add(encoded);
        factsSize = Math.addExact(factsSize, 4 + encoded.length);
      }
      factsAt[i] = place;
    }
    byte[] head = head(keys.length, chosen.length);
    try (Out out = new Out(file)) {
      out.write(head, 0, head.length);
      for (int i = 0; i < keys.length; i++) {
        out.content(keys[i], factsAt[i]);
      }
      for (int stamp : sorted(stamps, chosen)) {
        out.stamp(stamps, stamp, Arrays.binarySearch(keys, stamps.key(stamp)));
      }
      for (byte[] encoded : facts) {
        out.facts(encoded);
      }
      out.finish();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by its elements below
  private record ByteKey(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ByteKey(byte[] theirs) && Arrays.equals(bytes, theirs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private byte[] head(int contentCount, int stampCount) {
    int size = FactsFile.HEAD;
    List<byte[]> keys = new ArrayList<>();
    for (String extractor : extractors) {
      byte[] key = extractor.getBytes(StandardCharsets.UTF_8);
      keys.add(key);
      size += 4 + key.length;
    }
    ByteBuffer head = ByteBuffer.allocate(size);
    head.putLong(FactsFile.MAGIC).putInt(0);
    head.putInt(extractors.size()).putInt(contentCount).putInt(stampCount);
    for (byte[] key : keys) {
      head.putInt(key.length).put(key);
    }
    return head.array();
  }

  private static int[] sorted(Stamps stamps, int[] chosen) {
    return Arrays.stream(chosen)
        .boxed()
        .sorted((a, b) -> Long.compare(stamps.pathHash(a), stamps.pathHash(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// An outcome that does not last was never given, as far as the file knows.
  private static byte[] encode(Examined examined) {
    BitSet done = (BitSet) examined.done().clone();
    Map<Integer, Outcome> lasting = new TreeMap<>();
    examined
        .outcomes()
        .forEach(
            (extractor, outcome) -> {
              if (outcome.lasting()) {
                lasting.put(extractor, outcome);
              } else {
                done.clear(extractor);
              }
            });
    FactWriter out = new FactWriter();
    encode(done, out);
    encode(examined.asleep(), out);
    out.number(lasting.size());
    lasting.forEach(
        (extractor, outcome) -> {
          out.number(extractor);
          out.number(outcome.bytes().length);
          out.raw(outcome.bytes());
        });
    return out.toByteArray();
  }

  private static void encode(BitSet set, FactWriter out) {
    out.number(set.cardinality());
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      out.number(i);
    }
  }

  /// Buffers, sums and, at the end, puts the sum in its place.
  private static final class Out implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private final CRC32C crc = new CRC32C();
    private boolean begun;

    Out(Path file) throws IOException {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
    }

    void content(ContentKey key, int factsAt) throws IOException {
      room(FactsFile.CONTENT);
      buffer.putLong(key.id().high()).putLong(key.id().middle()).putInt(key.id().low());
      buffer.putLong(key.seal()).putInt(factsAt);
    }

    void stamp(Stamps stamps, int stamp, int content) throws IOException {
      room(FactsFile.STAMP);
      buffer.putLong(stamps.pathHash(stamp));
      var of = stamps.stamp(stamp);
      buffer.putLong(of.size()).putLong(of.modified()).putLong(of.changed()).putLong(of.inode());
      buffer.putInt(content);
    }

    void facts(byte[] facts) throws IOException {
      room(4);
      buffer.putInt(facts.length);
      write(facts, 0, facts.length);
    }

    void write(byte[] bytes, int from, int count) throws IOException {
      int at = from;
      int left = count;
      while (left > 0) {
        room(1);
        int some = Math.min(left, buffer.remaining());
        buffer.put(bytes, at, some);
        at += some;
        left -= some;
      }
    }

    private void room(int size) throws IOException {
      if (buffer.remaining() < size) {
        flush();
      }
    }

    private void flush() throws IOException {
      buffer.flip();
      int skipped = begun ? 0 : FactsFile.CHECKED_FROM;
      begun = true;
      crc.update(buffer.slice(skipped, buffer.limit() - skipped));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }

    void finish() throws IOException {
      flush();
      ByteBuffer sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).flip();
      channel.write(sum, 8);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
