package dev.lockstep.sast.pack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML nodes as bytes: the text need not be parsed again. Anchors are written out where they are
/// used; places in the text are left out.
final class NodeImage {
  private static final int SCALAR = 0;
  private static final int SEQUENCE = 1;
  private static final int MAPPING = 2;

  private NodeImage() {}

  static void write(Node node, DataOutputStream out) throws IOException {
    switch (node) {
      case ScalarNode scalar -> {
        out.writeByte(SCALAR);
        byte[] bytes = scalar.getValue().getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case SequenceNode sequence -> {
        out.writeByte(SEQUENCE);
        out.writeInt(sequence.getValue().size());
        for (Node one : sequence.getValue()) {
          write(one, out);
        }
      }
      case MappingNode mapping -> {
        out.writeByte(MAPPING);
        out.writeInt(mapping.getValue().size());
        for (NodeTuple tuple : mapping.getValue()) {
          write(tuple.getKeyNode(), out);
          write(tuple.getValueNode(), out);
        }
      }
      default -> throw new IllegalArgumentException("no node of a rule file: " + node);
    }
  }

  static Node read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    int size = in.readInt();
    return switch (kind) {
      case SCALAR ->
          new ScalarNode(
              Tag.STR, new String(in.readNBytes(size), StandardCharsets.UTF_8), ScalarStyle.PLAIN);
      case SEQUENCE -> {
        List<Node> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          all.add(read(in));
        }
        yield new SequenceNode(
            Tag.SEQ, true, all, FlowStyle.BLOCK, Optional.empty(), Optional.empty());
      }
      case MAPPING -> {
        List<NodeTuple> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          all.add(new NodeTuple(read(in), read(in)));
        }
        yield new MappingNode(
            Tag.MAP, true, all, FlowStyle.BLOCK, Optional.empty(), Optional.empty());
      }
      default -> throw new IOException("the image of our own rules is damaged");
    };
  }
}
