package dev.lockstep.sca.format.binary;

import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The build information that Go's linker puts into executables: since Go 1.18 written out behind
/// its magic, and before between two marks of 16 bytes. See Go's package debug/buildinfo.
final class GoBinary implements Format {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] MARK = hex("3077af0c9274080241e1c107e6d618e6");
  private static final byte[] END = hex("f932433186182072008242104116d8f2");
  private static final int HEADER = 32;
  private static final int INLINE = 2;
  private static final int MAX_VERSION = 100;

  @Override
  public String id() {
    return "go-binary";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public boolean isLarge() {
    return true;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of(), Set.of(), Executables.MAGICS, List.of(new Keyword(" Go buildinf:", false)));
  }

  @Override
  public void read(ManifestText text, Statements out) {
    byte[] bytes = text.bytes();
    int magic = find(bytes, text.length(), MAGIC, 0);
    if (magic < 0) {
      return;
    }
    String modules = between(bytes, text.length());
    if (modules != null) {
      state(modules, out);
    }
    String version = version(bytes, text.length(), magic);
    if (!version.isEmpty()) {
      out.add("golang", "stdlib", version, 0).scope(Scope.RUNTIME).direct();
    }
  }

  /// The version of Go, such as `1.22.1`; empty where it is not written out.
  private static String version(byte[] bytes, int length, int magic) {
    int at = magic + HEADER;
    if (at >= length || magic + 15 >= length || (bytes[magic + 15] & INLINE) == 0) {
      return "";
    }
    int size = bytes[at] & 0xff; // a version is shorter than what needs a second byte
    if (size > MAX_VERSION || at + 1 + size > length) {
      return "";
    }
    String version = new String(bytes, at + 1, size, StandardCharsets.UTF_8);
    int space = version.indexOf(' ');
    String plain = space < 0 ? version : version.substring(0, space);
    return plain.startsWith("go") ? plain.substring(2) : "";
  }

  private static @Nullable String between(byte[] bytes, int length) {
    int mark = find(bytes, length, MARK, 0);
    if (mark < 0) {
      return null;
    }
    int end = find(bytes, length, END, mark);
    return end < 0
        ? null
        : new String(bytes, mark + MARK.length, end - mark - MARK.length, StandardCharsets.UTF_8);
  }

  private static int find(byte[] bytes, int length, byte[] what, int from) {
    for (int i = from; i + what.length <= length; i++) {
      if (bytes[i] == what[0] && Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }

  private static void state(String modules, Statements out) {
    Statements.Draft project = out.project("golang", "", "", 0);
    Statements.Draft last = null;
    for (String line : modules.split("\n", -1)) {
      String[] words = line.split("\t", -1);
      if (words[0].equals("mod") && words.length >= 3 && words[2].startsWith("v")) {
        // What was released is a component where it lies installed, and advisories name it.
        project = out.add("golang", words[1], words[2], 0).scope(Scope.RUNTIME).direct();
      } else if (words[0].equals("dep") && words.length >= 3) {
        last = out.add("golang", words[1], words[2], 0).scope(Scope.RUNTIME);
        project.dependsOn(last);
      } else if (words[0].equals("=>") && words.length >= 3 && last != null) {
        out.remove(last);
        if (!words[2].isEmpty()) { // else a folder took its place
          last = out.add("golang", words[1], words[2], 0).scope(Scope.RUNTIME);
          project.dependsOn(last);
        }
      }
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
