package dev.lockstep.sca.format.binary;

import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Role;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.value.MalformedDocument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The section `.dep-v0` that cargo-auditable puts into executables: JSON, compressed by zlib.
/// Read of ELF. See the cargo-auditable repository, PARSING.md.
final class RustBinary implements Format {
  private static final int MAX_JSON = 8 << 20;
  private static final String SECTION = ".dep-v0";

  @Override
  public String id() {
    return "rust-binary";
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
        Set.of(), Set.of(), List.of("\u007fELF"), List.of(new Keyword(SECTION, false)));
  }

  @Override
  public void read(ManifestText text, Statements out) throws MalformedDocument {
    ByteBuffer section;
    try {
      section = section(ByteBuffer.wrap(text.bytes(), 0, text.length()));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedDocument("its sections are cut off", 0, 0, e);
    }
    if (section != null) {
      byte[] json = inflated(section);
      state(JsonNodes.read(json, json.length), out);
    }
  }

  /// The section of the audit data; null where there is none.
  private static @Nullable ByteBuffer section(ByteBuffer elf) {
    boolean wide = elf.get(4) == 2;
    elf.order(elf.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long table = wide ? elf.getLong(0x28) : elf.getInt(0x20);
    int size = elf.getShort(wide ? 0x3a : 0x2e) & 0xffff;
    int count = elf.getShort(wide ? 0x3c : 0x30) & 0xffff;
    int names = elf.getShort(wide ? 0x3e : 0x32) & 0xffff;
    int header = Math.toIntExact(table + (long) names * size);
    int strings = offset(elf, header, wide);
    for (int i = 0; i < count; i++) {
      int at = Math.toIntExact(table + (long) i * size);
      if (isNamed(elf, strings + elf.getInt(at))) {
        return elf.slice(offset(elf, at, wide), length(elf, at, wide));
      }
    }
    return null;
  }

  private static int offset(ByteBuffer elf, int header, boolean wide) {
    return Math.toIntExact(wide ? elf.getLong(header + 0x18) : elf.getInt(header + 0x10));
  }

  private static int length(ByteBuffer elf, int header, boolean wide) {
    return Math.toIntExact(wide ? elf.getLong(header + 0x20) : elf.getInt(header + 0x14));
  }

  private static boolean isNamed(ByteBuffer elf, int at) {
    for (int i = 0; i < SECTION.length(); i++) {
      if (elf.get(at + i) != SECTION.charAt(i)) {
        return false;
      }
    }
    return elf.get(at + SECTION.length()) == 0;
  }

  private static byte[] inflated(ByteBuffer section) throws MalformedDocument {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(section);
      byte[] json = new byte[1 << 16];
      int length = 0;
      while (!inflater.finished()) {
        int read = inflater.inflate(json, length, json.length - length);
        length += read;
        if (read == 0 && length < json.length) {
          throw new MalformedDocument("its audit data is cut off", 0, 0, null);
        }
        if (length == json.length) {
          if (length >= MAX_JSON) {
            throw new MalformedDocument("its audit data is too large", 0, 0, null);
          }
          json = Arrays.copyOf(json, 2 * length);
        }
      }
      return Arrays.copyOf(json, length);
    } catch (DataFormatException e) {
      throw new MalformedDocument("its audit data is no zlib stream", 0, 0, e);
    } finally {
      inflater.end();
    }
  }

  private static void state(Node audit, Statements out) {
    List<Statements.Draft> drafts = new ArrayList<>();
    for (Node node : audit.get("packages").items()) {
      String name = node.text("name");
      String version = node.text("version");
      boolean own = node.get("root").isTrue() || node.text("source").equals("local");
      Statements.Draft draft =
          own ? out.project("cargo", name, version, 0) : out.add("cargo", name, version, 0);
      drafts.add(draft.scope(node.text("kind").equals("build") ? Scope.BUILD : Scope.RUNTIME));
    }
    List<Node> nodes = audit.get("packages").items();
    for (int i = 0; i < nodes.size(); i++) {
      for (Node target : nodes.get(i).get("dependencies").items()) {
        try {
          Statements.Draft to = drafts.get(Integer.parseInt(target.text()));
          drafts.get(i).dependsOn(to);
          if (drafts.get(i).role() == Role.PROJECT) {
            to.direct();
          }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          out.incomplete(0, "its audit data names a package that is not there");
        }
      }
    }
  }
}
