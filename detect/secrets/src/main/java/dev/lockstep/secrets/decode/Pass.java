package dev.lockstep.secrets.decode;

import dev.lockstep.secrets.rule.Span;
import java.util.ArrayList;
import java.util.List;

/// A text after so many passes of decoding in place (`detect/codec/decoder.go` of gitleaks).
///
/// @param text the current bytes; shared, not to be changed
/// @param segments what was decoded in the last pass, from left to right; empty before the first
public record Pass(Bytes text, List<Segment> segments) {

  /// Bytes of a text and how many of the array they are.
  @SuppressWarnings("ArrayRecordComponent") // never compared; passed on, not copied
  public record Bytes(byte[] array, int length) {}

  /// The text before the first pass.
  public static Pass plain(byte[] bytes, int length) {
    return new Pass(new Bytes(bytes, length), List.of());
  }

  /// Undoes one layer of what looks encoded. Without anything to undo the segments are empty.
  public Pass next() {
    List<Segment> found = new ArrayList<>();
    List<byte[]> plains = new ArrayList<>();
    int shift = 0;
    for (EncodedText.Match match : EncodedText.matches(text.array, text.length)) {
      byte[] plain = Plain.of(match.encoding(), text.array, match.start(), match.end());
      if (plain.length > 0) {
        int start = match.start() + shift;
        found.add(segment(match, new Span(start, start + plain.length)));
        plains.add(plain);
        shift += plain.length - (match.end() - match.start());
      }
    }
    return found.isEmpty() ? new Pass(text, List.of()) : new Pass(replaced(found, plains), found);
  }

  private Segment segment(EncodedText.Match match, Span decoded) {
    Span encoded = new Span(match.start(), match.end());
    int encodings = match.encoding().bit();
    for (Segment before : segments) {
      if (encoded.touches(before.decoded())) {
        encodings |= before.encodings();
      }
    }
    int depth = segments.isEmpty() ? 1 : 1 + segments.getFirst().depth();
    Span original = Segment.original(segments, encoded);
    return new Segment(segments, original, encoded, decoded, encodings, depth);
  }

  private Bytes replaced(List<Segment> found, List<byte[]> plains) {
    Segment last = found.getLast();
    int length = text.length + last.decoded().end() - last.encoded().end();
    byte[] bytes = new byte[length];
    int from = 0;
    int to = 0;
    for (int i = 0; i < found.size(); i++) {
      Span encoded = found.get(i).encoded();
      System.arraycopy(text.array, from, bytes, to, encoded.start() - from);
      to += encoded.start() - from;
      byte[] plain = plains.get(i);
      System.arraycopy(plain, 0, bytes, to, plain.length);
      to += plain.length;
      from = encoded.end();
    }
    System.arraycopy(text.array, from, bytes, to, text.length - from);
    return new Bytes(bytes, length);
  }
}
