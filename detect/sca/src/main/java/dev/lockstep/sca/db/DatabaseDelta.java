package dev.lockstep.sca.db;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// What makes one database of another: a small file with what is new or changed.
///
/// A magic; then, deflated, the SHA-256 of the database that it changes and of what comes out, the
/// header of the latter, and two lists of runs: first the vulnerabilities, then the packages. A run
/// is a number of blocks and where the first one stands in the old database; or -1, and the blocks
/// follow, each with its length. Vulnerabilities that move have other numbers then, and packages
/// that are taken over are told so. What comes out has the bytes of a database that is made anew.
public final class DatabaseDelta {
  private static final byte[] MAGIC = "LSADVDL1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final int NEW = -1;

  private DatabaseDelta() {}

  /// Whether a file begins as one.
  public static boolean isDelta(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /// Writes what makes `later` of `base`.
  ///
  /// @throws DatabaseDamaged where one of them is no database, or not whole
  public static void write(Path base, Path later, Path delta) throws IOException {
    Sections old = Sections.read(base);
    Sections made = Sections.read(later);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(MAGIC);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.write(digest(old.bytes().array()));
      out.write(digest(made.bytes().array()));
      out.write(made.header());
      int[] numbers = vulnerabilities(old, made, out);
      packages(old, made, numbers, out);
    }
    DatabaseWriter.put(bytes.toByteArray(), delta);
  }

  /// @return the new numbers by the old ones; -1 for what is gone
  private static int[] vulnerabilities(Sections old, Sections made, DataOutputStream out)
      throws IOException {
    Map<ByteBuffer, Integer> known = new HashMap<>();
    for (int i = 0; i < old.vulnerabilities(); i++) {
      known.put(ByteBuffer.wrap(old.vulnerabilityBlock(i)), i);
    }
    int[] numbers = new int[old.vulnerabilities()];
    Arrays.fill(numbers, NEW);
    int[] origins = new int[made.vulnerabilities()];
    for (int i = 0; i < origins.length; i++) {
      Integer from = known.get(ByteBuffer.wrap(made.vulnerabilityBlock(i)));
      origins[i] = from == null ? NEW : from;
      if (from != null) {
        numbers[from] = i;
      }
    }
    runs(origins, out, made::vulnerabilityBlock);
    return numbers;
  }

  private static void packages(Sections old, Sections made, int[] numbers, DataOutputStream out)
      throws IOException {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < old.packages(); i++) {
      known.put(key(old, i), i);
    }
    int[] origins = new int[made.packages()];
    for (int i = 0; i < origins.length; i++) {
      Integer from = known.get(key(made, i));
      origins[i] =
          from != null && Arrays.equals(old.renumbered(from, numbers), made.packageBlock(i))
              ? from
              : NEW;
    }
    runs(origins, out, made::packageBlock);
  }

  private static String key(Sections sections, int index) {
    return new BlockReader(sections.bytes(), sections.packageAt(index)).text();
  }

  private interface Blocks {
    byte[] block(int index);
  }

  private static void runs(int[] origins, DataOutputStream out, Blocks blocks) throws IOException {
    out.writeInt(origins.length);
    int i = 0;
    while (i < origins.length) {
      int end = i + 1;
      while (end < origins.length
          && origins[end] == (origins[i] == NEW ? NEW : origins[i] + end - i)) {
        end++;
      }
      out.writeInt(end - i);
      out.writeInt(origins[i]);
      for (int j = i; j < end && origins[i] == NEW; j++) {
        byte[] block = blocks.block(j);
        out.writeInt(block.length);
        out.write(block);
      }
      i = end;
    }
  }

  /// Puts what comes out of a database and a delta in the database's place at once; where that
  /// cannot be, it stays as it is.
  ///
  /// @throws DatabaseDamaged where the delta is none, is not whole, or changes another database
  public static void apply(Path delta, Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(delta))) {
      if (!Arrays.equals(raw.readNBytes(MAGIC.length), MAGIC)) {
        throw new DatabaseDamaged("it is no change of a database");
      }
      DatabaseWriter.put(
          applied(new DataInputStream(new InflaterInputStream(raw)), Sections.read(file)), file);
    } catch (EOFException | ZipException | IndexOutOfBoundsException e) {
      DatabaseDamaged damaged = new DatabaseDamaged("the change is cut off or damaged");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static byte[] applied(DataInputStream in, Sections old) throws IOException {
    byte[] base = in.readNBytes(DIGEST);
    if (!Arrays.equals(base, digest(old.bytes().array()))) {
      throw new DatabaseDamaged(
          "it changes another database, whose SHA-256 begins "
              + HexFormat.of().formatHex(base, 0, Math.min(base.length, 4)));
    }
    byte[] expected = in.readNBytes(DIGEST);
    byte[] header = in.readNBytes(FileLayout.HEADER);
    int[] numbers = new int[old.vulnerabilities()];
    Arrays.fill(numbers, NEW);
    List<byte[]> vulnerabilities =
        taken(
            in,
            (from, to) -> {
              numbers[from] = to;
              return old.vulnerabilityBlock(from);
            });
    List<byte[]> packages =
        taken(
            in,
            (from, _) -> {
              byte[] block = old.renumbered(from, numbers);
              if (block == null) {
                throw new IndexOutOfBoundsException(from);
              }
              return block;
            });
    byte[] made = DatabaseWriter.joined(header, packages, vulnerabilities);
    if (!Arrays.equals(expected, digest(made))) {
      throw new DatabaseDamaged("the change is damaged: something else comes out");
    }
    return made;
  }

  private interface Taken {
    byte[] block(int from, int to);
  }

  private static List<byte[]> taken(DataInputStream in, Taken old) throws IOException {
    int count = in.readInt();
    List<byte[]> blocks = new ArrayList<>();
    while (blocks.size() < count) {
      int length = in.readInt();
      int from = in.readInt();
      if (length <= 0 || length > count - blocks.size()) {
        throw new EOFException();
      }
      for (int i = 0; i < length; i++) {
        blocks.add(from == NEW ? block(in) : old.block(from + i, blocks.size()));
      }
    }
    return blocks;
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] block = in.readNBytes(Math.max(0, length));
    if (block.length != length) {
      throw new EOFException();
    }
    return block;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
