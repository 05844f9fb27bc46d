package dev.lockstep.sast.library;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Our own models as bytes: written when the house is built, so that no start reads YAML for them.
public final class LibraryCodec {
  private LibraryCodec() {}

  /// Writes models; those that share a [Model] share its bytes.
  public static void write(List<Entry> entries, DataOutputStream out) throws IOException {
    List<Model> models = entries.stream().map(Entry::model).distinct().toList();
    out.writeShort(models.size());
    for (Model model : models) {
      out.writeShort(model.ways().size());
      for (Model.Way way : model.ways()) {
        out.writeByte(way.from().number());
        out.writeByte(way.to().number());
      }
      texts(model.cleans(), out);
    }
    out.writeShort(entries.size());
    for (Entry entry : entries) {
      out.writeShort(models.indexOf(entry.model()));
      out.writeUTF(entry.owner());
      out.writeBoolean(entry.isMethod());
      out.writeUTF(entry.name());
    }
  }

  private static void texts(Set<String> texts, DataOutputStream out) throws IOException {
    out.writeShort(texts.size());
    for (String text : new TreeSet<>(texts)) {
      out.writeUTF(text);
    }
  }

  static List<Entry> read(DataInputStream in) throws IOException {
    List<Model> models = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      List<Model.Way> ways = new ArrayList<>();
      for (int more = in.readUnsignedShort(); more > 0; more--) {
        ways.add(new Model.Way(new Port(in.readByte()), new Port(in.readByte())));
      }
      Set<String> cleans = new TreeSet<>();
      for (int more = in.readUnsignedShort(); more > 0; more--) {
        cleans.add(in.readUTF());
      }
      models.add(new Model(ways, cleans, false, Set.of(), List.of()));
    }
    List<Entry> entries = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      Model model = models.get(in.readUnsignedShort());
      entries.add(new Entry(in.readUTF(), in.readBoolean(), in.readUTF(), model));
    }
    return entries;
  }
}
