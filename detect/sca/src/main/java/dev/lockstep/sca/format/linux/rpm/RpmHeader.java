package dev.lockstep.sca.format.linux.rpm;

import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A package's header as databases keep it: the number of entries and the size of their data, then
/// the entries of 16 bytes (tag, type, offset, count), then the data; all big-endian. See rpm's
/// documentation, RPM header format.
final class RpmHeader {
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int EPOCH = 1003;
  private static final int LICENCE = 1014;
  private static final int ARCH = 1022;
  private static final int SOURCE = 1044;
  private static final int MODULARITY = 5096;
  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int I18N_STRING = 9;
  private static final int ENTRY = 16;
  private static final int MAX_ENTRIES = 100_000;

  private RpmHeader() {}

  /// States the package of a header.
  ///
  /// @return false where the bytes are no header
  static boolean state(ByteBuffer header, Statements out) {
    Map<Integer, String> values = new HashMap<>();
    try {
      int entries = header.getInt(0);
      int size = header.getInt(4);
      long data = 8 + (long) entries * ENTRY;
      if (entries < 1 || entries > MAX_ENTRIES || size < 0 || data + size > header.limit()) {
        return false;
      }
      for (int i = 0; i < entries; i++) {
        int at = 8 + i * ENTRY;
        int tag = header.getInt(at);
        int place = Math.toIntExact(data + header.getInt(at + 8));
        switch (header.getInt(at + 4)) {
          case STRING, I18N_STRING -> values.put(tag, string(header, place));
          case INT32 -> {
            if (tag == EPOCH) {
              values.put(tag, String.valueOf(header.getInt(place)));
            }
          }
          default -> {}
        }
      }
    } catch (IndexOutOfBoundsException | ArithmeticException _) {
      return false;
    }
    return state(values, out);
  }

  private static String string(ByteBuffer header, int from) {
    int end = from;
    while (header.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - from];
    header.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static boolean state(Map<Integer, String> values, Statements out) {
    String name = values.getOrDefault(NAME, "");
    String version = values.getOrDefault(VERSION, "");
    if (name.isEmpty() || version.isEmpty()) {
      return false;
    }
    String release = values.getOrDefault(RELEASE, "");
    if (!name.equals("gpg-pubkey")) { // a key that is trusted, and no package
      out.add("rpm", name, release.isEmpty() ? version : version + "-" + release, 0)
          .scope(Scope.RUNTIME)
          .qualifier("arch", values.getOrDefault(ARCH, ""))
          .qualifier("epoch", values.getOrDefault(EPOCH, ""))
          .qualifier("upstream", values.getOrDefault(SOURCE, ""))
          .qualifier("rpmmod", values.getOrDefault(MODULARITY, ""))
          .licence(values.getOrDefault(LICENCE, ""));
    }
    return true;
  }
}
