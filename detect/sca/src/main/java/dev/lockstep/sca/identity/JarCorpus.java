package dev.lockstep.sca.identity;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Which jars have which classes, by [ClassPrint].
///
/// The file: a magic of eight bytes; the numbers of artifacts and of prints; the CRC32C of both
/// and of all behind it. Then prints, ascending; the number of each one's artifact; for each
/// artifact the number of its classes, and its name and version, each behind its length in two
/// bytes. Numbers are big-endian.
public final class JarCorpus {
  /// Knows no jar.
  public static final JarCorpus NONE = new JarCorpus(ByteBuffer.allocate(0), 0, List.of());

  static final byte[] MAGIC = "LSJARS01".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER = 20;

  /// The length of the two numbers behind the magic.
  static final int COUNTS = 8;

  static final int PRINT = Long.BYTES + Integer.BYTES;

  private final ByteBuffer prints;
  private final int size;
  private final List<Artifact> artifacts;

  private JarCorpus(ByteBuffer prints, int size, List<Artifact> artifacts) {
    this.prints = prints;
    this.size = size;
    this.artifacts = List.copyOf(artifacts);
  }

  /// @throws IOException where the file cannot be read, is no corpus, or is damaged
  public static JarCorpus open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER || channel.size() > Integer.MAX_VALUE) {
        throw new IOException("it is no corpus of jars");
      }
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      byte[] magic = new byte[MAGIC.length];
      bytes.get(magic);
      int artifacts = bytes.getInt();
      int size = bytes.getInt();
      int check = bytes.getInt();
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("it is no corpus of jars");
      }
      CRC32C crc = new CRC32C();
      crc.update(bytes.slice(MAGIC.length, COUNTS));
      crc.update(bytes.duplicate());
      if (check != (int) crc.getValue() || size < 0 || bytes.remaining() / PRINT < size) {
        throw new IOException("it is cut off or damaged");
      }
      ByteBuffer names = bytes.slice(HEADER + size * PRINT, bytes.remaining() - size * PRINT);
      return new JarCorpus(bytes.slice(HEADER, size * PRINT), size, named(names, artifacts));
    } catch (BufferUnderflowException e) {
      throw new IOException("it is damaged", e);
    }
  }

  private static List<Artifact> named(ByteBuffer names, int count) throws IOException {
    List<Artifact> artifacts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int classes = names.getInt();
      artifacts.add(new Artifact(text(names), text(names), classes));
    }
    return artifacts;
  }

  private static String text(ByteBuffer names) throws IOException {
    byte[] text = new byte[names.getShort() & 0xffff];
    if (text.length > names.remaining()) {
      throw new IOException("it is damaged");
    }
    names.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  public boolean isEmpty() {
    return artifacts.isEmpty();
  }

  public int artifactCount() {
    return artifacts.size();
  }

  /// How many prints it holds, those of several artifacts counted for each.
  public int printCount() {
    return size;
  }

  /// Those that have a class of this print.
  List<Artifact> having(long print) {
    List<Artifact> having = new ArrayList<>();
    for (int i = first(print); i < size && print(i) == print; i++) {
      int artifact = prints.getInt(size * Long.BYTES + i * Integer.BYTES);
      if (artifact >= 0 && artifact < artifacts.size()) {
        having.add(artifacts.get(artifact));
      }
    }
    return having;
  }

  private long print(int i) {
    return prints.getLong(i * Long.BYTES);
  }

  private int first(long print) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (print(middle) < print) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
