package dev.lockstep.sca.document;

import dev.lockstep.value.MalformedDocument;
import java.util.function.Consumer;

/// Reads JSON (RFC 8259) and, as some lock files have them, its comments and trailing commas.
public final class JsonNodes {
  private JsonNodes() {}

  /// The first value of a text in UTF-8; what follows it is passed over.
  ///
  /// @throws MalformedDocument where it is not JSON, or nests deeper than 500
  public static Node read(byte[] bytes, int length) throws MalformedDocument {
    return read(bytes, length, false, _ -> {});
  }

  /// As [#read], but of a text that is cut off or damaged all that stands before that.
  ///
  /// @param flaws hears where and why the text ends early
  /// @throws MalformedDocument where not even the beginning is JSON
  public static Node readAsFar(byte[] bytes, int length, Consumer<MalformedDocument> flaws)
      throws MalformedDocument {
    return read(bytes, length, true, flaws);
  }

  private static Node read(
      byte[] bytes, int length, boolean lenient, Consumer<MalformedDocument> flaws)
      throws MalformedDocument {
    int start = length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    Node plain = PlainJson.read(bytes, start, length - start);
    return plain == null ? CompleteJson.read(bytes, start, length - start, lenient, flaws) : plain;
  }
}
