package dev.lockstep.secrets.decode;

import dev.lockstep.secrets.rule.Span;
import java.util.ArrayList;
import java.util.List;

/// A stretch that was decoded in one pass.
///
/// @param predecessors all segments of the pass before
/// @param original where it stands in the text that was never decoded
/// @param encoded where it stood in the text of the pass before
/// @param decoded where its plain bytes stand now
/// @param encodings a bit for each encoding undone on the way, by ordinal
/// @param depth how many passes it took
public record Segment(
    List<Segment> predecessors,
    Span original,
    Span encoded,
    Span decoded,
    int encodings,
    int depth) {

  /// Those whose plain bytes touch a stretch of the current text.
  public static List<Segment> touching(List<Segment> segments, Span span) {
    List<Segment> touching = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.decoded.touches(span)) {
        touching.add(segment);
      }
    }
    return touching;
  }

  /// Where a stretch of the current text comes from in the text that was never decoded.
  public static Span original(List<Segment> segments, Span span) {
    List<Segment> level = segments;
    Span at = span;
    while (!level.isEmpty()) {
      Span encoded = new Span(0, 0);
      for (Segment segment : level) {
        if (!segment.decoded.touches(at)) {
          continue;
        }
        if (segment.decoded.contains(at)) {
          return segment.original;
        }
        Span mapped = segment.beforeDecoding(at);
        encoded = encoded.end() == 0 ? mapped : encoded.merge(mapped);
      }
      if (encoded.end() == 0) {
        return at;
      }
      at = encoded;
      level = level.getFirst().predecessors;
    }
    return at;
  }

  /// What reaches out of the plain bytes reaches out of the encoded ones by as much.
  private Span beforeDecoding(Span span) {
    Span whole = decoded.merge(span);
    return new Span(
        encoded.start() + whole.start() - decoded.start(),
        encoded.end() + whole.end() - decoded.end());
  }

  /// gitleaks' tags: `decoded:KIND` for each encoding, and `decode-depth:N`.
  public static List<String> tags(List<Segment> segments) {
    List<String> tags = new ArrayList<>();
    for (String encoding : encodings(segments)) {
      tags.add("decoded:" + encoding);
    }
    tags.add("decode-depth:" + segments.getFirst().depth);
    return tags;
  }

  /// The ids of the encodings that were undone.
  public static List<String> encodings(List<Segment> segments) {
    int bits = 0;
    for (Segment segment : segments) {
      bits |= segment.encodings;
    }
    List<String> ids = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      if ((bits & encoding.bit()) != 0) {
        ids.add(encoding.id());
      }
    }
    return ids;
  }

  /// The line around the plain bytes of the segments: from the line feed before their first (which
  /// gitleaks includes) to the one behind their last.
  public static Span line(List<Segment> segments, byte[] text) {
    Span decoded = segments.getFirst().decoded;
    for (Segment segment : segments) {
      decoded = decoded.merge(segment.decoded);
    }
    int start = Math.min(decoded.start(), text.length - 1);
    while (start > 0 && text[start] != '\n') {
      start--;
    }
    int end = decoded.end();
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return new Span(Math.max(start, 0), end);
  }
}
