package dev.lockstep.secrets;

import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.decode.Segment;
import dev.lockstep.secrets.decode.TextEncoding;
import dev.lockstep.secrets.rule.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A candidate secret, as spans: it holds no scanned byte.
///
/// @param rule the rule's index in its rule set
/// @param anchor where in the content the literal lies by which it was found; for an encoded one,
///     where its encoded bytes begin
/// @param start where in the content the match begins, or the encoded bytes
/// @param length how many bytes of the content the match or the encoded bytes are
/// @param encoding the code of the [TextEncoding] that was undone; 0 for a plain match
/// @param passes how many further layers were undone within it
/// @param matchStart where the match begins in the plain bytes; 0 for a plain match
/// @param matchLength its length in plain bytes
/// @param secretStart where in the match the secret begins
/// @param secretLength its length in plain bytes
public record SecretFact(
    int rule,
    long anchor,
    long start,
    int length,
    int encoding,
    int passes,
    int matchStart,
    int matchLength,
    int secretStart,
    int secretLength) {
  /// How many layers within the outermost encoding are undone.
  static final int MAX_PASSES = 3;

  public SecretFact {
    if (encoding != 0) {
      TextEncoding.of(encoding);
    }
    if (passes > MAX_PASSES) {
      throw new IllegalArgumentException("passes " + passes);
    }
    if (secretStart < 0 || secretLength < 0 || secretStart + secretLength > matchLength) {
      throw new IllegalArgumentException(
          "secret " + secretStart + "+" + secretLength + " of a match of " + matchLength);
    }
  }

  /// A match that stands plainly in the content.
  static SecretFact plain(int rule, long anchor, long start, int length, int secret, int size) {
    return new SecretFact(rule, anchor, start, length, 0, 0, 0, length, secret, size);
  }

  boolean isEncoded() {
    return encoding != 0;
  }

  /// The text in which [#matchStart] counts, out of the fact's bytes of the content.
  Pass text(byte[] bytes) {
    if (!isEncoded()) {
      return Pass.plain(bytes, bytes.length);
    }
    byte[] plain = TextEncoding.of(encoding).plain(bytes, 0, bytes.length);
    Pass pass = Pass.plain(plain, plain.length);
    for (int i = 0; i < passes; i++) {
      pass = pass.next();
    }
    return pass;
  }

  /// The secret itself, out of the fact's bytes of the content; empty where they are others now.
  byte[] secret(byte[] bytes) {
    Pass.Bytes text = text(bytes).text();
    int from = matchStart + secretStart;
    return from + secretLength > text.length()
        ? new byte[0]
        : Arrays.copyOfRange(text.array(), from, from + secretLength);
  }

  /// The match, out of the fact's bytes of the content; empty where they are others now.
  byte[] match(byte[] bytes) {
    Pass.Bytes text = text(bytes).text();
    int to = matchStart + matchLength;
    return to > text.length() ? new byte[0] : Arrays.copyOfRange(text.array(), matchStart, to);
  }

  /// The ids of what was undone, the outermost first.
  List<String> decoded(byte[] bytes) {
    if (!isEncoded()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    ids.add(TextEncoding.of(encoding).id());
    List<Segment> segments = text(bytes).segments();
    ids.addAll(
        Segment.encodings(
            Segment.touching(segments, new Span(matchStart, matchStart + matchLength))));
    return ids;
  }
}
