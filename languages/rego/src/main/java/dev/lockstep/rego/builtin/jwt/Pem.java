package dev.lockstep.rego.builtin.jwt;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The blocks of PEM text (RFC 7468).
public final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private Pem() {}

  /// A block: what it says it holds, and the bytes.
  public static final class Block {
    private final String type;
    private final byte[] bytes;

    public Block(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes.clone();
    }

    /// What the block says it holds, as `CERTIFICATE`.
    public String type() {
      return type;
    }

    /// A copy of the bytes.
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /// What a text holds: its blocks and what is left behind the last of them.
  public record Blocks(List<Block> blocks, String rest) {}

  /// The blocks of `text`, one after the other; what is no block between them is skipped.
  public static Blocks read(String text) {
    List<Block> blocks = new ArrayList<>();
    String rest = text;
    int from = 0;
    while (true) {
      int begin = rest.indexOf(BEGIN, from);
      if (begin < 0) {
        return new Blocks(blocks, rest);
      }
      int typeEnd = rest.indexOf(DASHES, begin + BEGIN.length());
      int end = typeEnd < 0 ? -1 : rest.indexOf(END, typeEnd + DASHES.length());
      if (end < 0) {
        return new Blocks(blocks, rest);
      }
      String type = rest.substring(begin + BEGIN.length(), typeEnd);
      String trailer = END + type + DASHES;
      byte[] bytes = decode(rest.substring(typeEnd + DASHES.length(), end));
      if (!rest.startsWith(trailer, end) || bytes.length == 0) {
        from = typeEnd;
        continue;
      }
      blocks.add(new Block(type, bytes));
      rest = withoutLineEnd(rest.substring(end + trailer.length()));
      from = 0;
    }
  }

  /// No bytes where `body` is not base64. Headers, which lead an empty line, are skipped.
  private static byte[] decode(String body) {
    String base64 = body.strip();
    int headers = base64.indexOf(':') < 0 ? -1 : base64.indexOf("\n\n");
    if (headers >= 0) {
      base64 = base64.substring(headers);
    }
    StringBuilder dense = new StringBuilder(base64.length());
    for (int i = 0; i < base64.length(); i++) {
      if (!Character.isWhitespace(base64.charAt(i))) {
        dense.append(base64.charAt(i));
      }
    }
    try {
      return Base64.getDecoder().decode(dense.toString());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static String withoutLineEnd(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (text.startsWith("\r\n", at)) {
      return text.substring(at + 2);
    }
    return text.startsWith("\n", at) ? text.substring(at + 1) : text;
  }
}
