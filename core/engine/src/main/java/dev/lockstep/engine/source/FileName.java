package dev.lockstep.engine.source;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The name of a file as reports show it: UTF-8, other bytes as `\xNN`.
///
/// Java keeps a path's bytes, so every file can be opened, but decodes them with the encoding of
/// the locale: under `LANG=C` each letter beyond ASCII becomes U+FFFD. The URI of a path still
/// tells the bytes.
final class FileName {
  private static final char REPLACEMENT = '\ufffd';

  private FileName() {}

  /// The last name of a path.
  static String of(Path path) {
    Path name = path.getFileName();
    String text = name == null ? "" : name.toString();
    return text.indexOf(REPLACEMENT) < 0 ? text : decode(lastName(path.toUri()));
  }

  private static byte[] lastName(URI uri) {
    String raw = uri.getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    String name = raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
    byte[] bytes = new byte[name.length()];
    int size = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '%') {
        bytes[size++] = (byte) Integer.parseInt(name, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[size++] = (byte) c;
      }
    }
    return java.util.Arrays.copyOf(bytes, size);
  }

  /// UTF-8 where it is, else each byte beyond ASCII escaped.
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        if (b >= 0) {
          text.append((char) b);
        } else {
          text.append("\\x").append(Character.forDigit(b >> 4 & 15, 16));
          text.append(Character.forDigit(b & 15, 16));
        }
      }
      return text.toString();
    }
  }
}
