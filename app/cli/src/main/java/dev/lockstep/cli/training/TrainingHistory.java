package dev.lockstep.cli.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A repository for the [Training], written by hand, as no git need be there: two commits, the
/// second version of a file a delta of the first one, all in one pack. Formats are those of git's
/// `gitformat-pack`.
final class TrainingHistory {
  private static final int COMMIT = 1;
  private static final int TREE = 2;
  private static final int BLOB = 3;
  private static final int OFFSET_DELTA = 6;
  private static final int ID = 20;

  private final ByteArrayOutputStream pack = new ByteArrayOutputStream();

  /// Offset and checksum of each object by its id.
  private final Map<String, long[]> entries = new TreeMap<>();

  private TrainingHistory() {}

  static void write(Path project, String text) throws IOException {
    Path git = Files.createDirectories(project.resolve(".git"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(git.resolve("config"), "[core]\n\trepositoryformatversion = 0\n");
    TrainingHistory history = new TrainingHistory();
    history.begin();
    String tip = history.objects(text.getBytes(StandardCharsets.UTF_8));
    Path refs = Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(refs.resolve("main"), tip + "\n");
    history.end(Files.createDirectories(git.resolve("objects/pack")));
  }

  private void begin() {
    pack.writeBytes("PACK".getBytes(StandardCharsets.US_ASCII));
    pack.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(6).array());
  }

  /// The id of the last commit.
  private String objects(byte[] first) {
    byte[] added = "one more line\n".getBytes(StandardCharsets.UTF_8);
    byte[] second = ByteBuffer.allocate(first.length + added.length).put(first).put(added).array();
    long base = pack.size();
    String before = add(BLOB, "blob", first);
    String after = delta(base, first.length, added, second);
    String parent = commit(before, "");
    return commit(after, "parent " + parent + "\n");
  }

  /// Adds a commit whose tree has one file.
  private String commit(String blob, String parent) {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    tree.writeBytes("100644 settings.py\0".getBytes(StandardCharsets.US_ASCII));
    tree.writeBytes(HexFormat.of().parseHex(blob));
    String who = "Ada <ada@example.org> 1700000000 +0000\n";
    String text = "tree " + add(TREE, "tree", tree.toByteArray()) + "\n" + parent;
    text += "author " + who + "committer " + who + "\nA change\n";
    return add(COMMIT, "commit", text.getBytes(StandardCharsets.UTF_8));
  }

  private String add(int code, String type, byte[] content) {
    return entry(code, new byte[0], content, id(type, content));
  }

  /// Adds a blob that is all of another one and some bytes behind it.
  private String delta(long base, int size, byte[] added, byte[] whole) {
    ByteArrayOutputStream delta = new ByteArrayOutputStream();
    number(size, delta);
    number(whole.length, delta);
    delta.write(0x80 | 0x30);
    delta.write(size & 0xff);
    delta.write(size >> 8);
    delta.write(added.length);
    delta.writeBytes(added);
    long distance = pack.size() - base;
    byte[] back = {(byte) (((distance >> 7) - 1) & 0x7f | 0x80), (byte) (distance & 0x7f)};
    return entry(OFFSET_DELTA, back, delta.toByteArray(), id("blob", whole));
  }

  private static void number(int value, ByteArrayOutputStream out) {
    int rest = value;
    while (rest > 0x7f) {
      out.write(rest & 0x7f | 0x80);
      rest >>= 7;
    }
    out.write(rest);
  }

  private String entry(int code, byte[] base, byte[] content, byte[] id) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    int rest = content.length >> 4;
    entry.write(code << 4 | content.length & 15 | (rest > 0 ? 0x80 : 0));
    if (rest > 0) {
      number(rest, entry);
    }
    entry.writeBytes(base);
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] room = new byte[content.length + 64];
    entry.write(room, 0, deflater.deflate(room));
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(entry.toByteArray());
    String hex = HexFormat.of().formatHex(id);
    entries.put(hex, new long[] {pack.size(), crc.getValue()});
    pack.writeBytes(entry.toByteArray());
    return hex;
  }

  private void end(Path folder) throws IOException {
    byte[] sum = sha1(pack.toByteArray());
    pack.writeBytes(sum);
    ByteBuffer index = ByteBuffer.allocate(8 + 4 * 256 + entries.size() * (ID + 8) + 2 * ID);
    index.putInt(0xff744f63).putInt(2);
    for (int first = 0; first < 256; first++) {
      int upTo = 0;
      for (String hex : entries.keySet()) {
        upTo += HexFormat.fromHexDigits(hex, 0, 2) <= first ? 1 : 0;
      }
      index.putInt(upTo);
    }
    entries.keySet().forEach(hex -> index.put(HexFormat.of().parseHex(hex)));
    entries.values().forEach(entry -> index.putInt((int) entry[1]));
    entries.values().forEach(entry -> index.putInt((int) entry[0]));
    index.put(sum);
    index.put(sha1(Arrays.copyOf(index.array(), index.position())));
    String name = "pack-" + HexFormat.of().formatHex(sum);
    Files.write(folder.resolve(name + ".pack"), pack.toByteArray());
    Files.write(folder.resolve(name + ".idx"), index.array());
  }

  private static byte[] id(String type, byte[] content) {
    byte[] head = (type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
    return sha1(ByteBuffer.allocate(head.length + content.length).put(head).put(content).array());
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-1", e);
    }
  }
}
