package dev.lockstep.sca.licence;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.SortedMap;

/// The licences of SPDX's list by their texts. Of several with one text, such as those that differ
/// in "or later" only, the first id counts: it grants the least.
public final class LicenceIndex {
  /// Below that a text is another one, or one with more in it.
  private static final double LIKE = 0.7;

  /// From that on two texts are the same, and what nearly all use counts no more.
  private static final double SAME = 1;

  /// What a licence that the Open Source Initiative approved is ahead: texts that are derived from
  /// it, with a sentence more or less, are rarely used, and copies of its own text differ as much.
  private static final double APPROVED_AHEAD = 0.1;

  private static final String RESOURCE = "licences.bin";

  private final List<Known> licences;

  private record Known(String id, boolean approved, TextSketch sketch) {}

  private LicenceIndex(List<Known> licences) {
    this.licences = List.copyOf(licences);
  }

  /// Loaded when the first text is met.
  private static final class Shipped {
    private static final LicenceIndex INDEX = load();

    private static LicenceIndex load() {
      try (InputStream in = LicenceIndex.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not in the program");
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The one that is part of the program.
  public static LicenceIndex shipped() {
    return Shipped.INDEX;
  }

  /// @param texts by id
  /// @param approved ids of those that the Open Source Initiative approved
  static LicenceIndex of(SortedMap<String, String> texts, Set<String> approved) {
    List<Known> licences = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      TextSketch sketch = TextSketch.of(text.getValue());
      if (!sketch.isEmpty()) {
        licences.add(new Known(text.getKey(), approved.contains(text.getKey()), sketch));
      }
    }
    return new LicenceIndex(licences);
  }

  static LicenceIndex read(InputStream from) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(from.readAllBytes());
    List<Known> licences = new ArrayList<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      byte[] id = new byte[bytes.getShort()];
      bytes.get(id);
      boolean approved = bytes.get() != 0;
      int[] hashes = new int[Byte.toUnsignedInt(bytes.get())];
      bytes.asIntBuffer().get(hashes);
      bytes.position(bytes.position() + hashes.length * Integer.BYTES);
      String name = new String(id, StandardCharsets.US_ASCII);
      licences.add(new Known(name, approved, new TextSketch(hashes)));
    }
    return new LicenceIndex(licences);
  }

  void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(licences.size());
    for (Known known : licences) {
      out.writeUTF(known.id);
      out.writeBoolean(known.approved);
      out.writeByte(known.sketch.size());
      PrimitiveIterator.OfInt hashes = known.sketch.hashes();
      while (hashes.hasNext()) {
        out.writeInt(hashes.nextInt());
      }
    }
    out.flush();
  }

  /// The SPDX id of the licence that a text is; empty where it is none of the list.
  public Optional<String> licenceOf(String text) {
    TextSketch sketch = TextSketch.of(text);
    String best = "";
    double most = 0;
    for (Known known : licences) {
      double likeness = known.sketch.likeness(sketch);
      double rank = likeness + (known.approved || likeness >= SAME ? APPROVED_AHEAD : 0);
      if (likeness > LIKE && rank > most) {
        most = rank;
        best = known.id;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
