package dev.lockstep.sca.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) and, as some lock files have them, its comments and trailing commas.
public final class JsonNodes {
  private static final int MAX_DEPTH = 500;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final JsonParser parser;

  /// Whether what stands before an error counts.
  private final boolean lenient;

  private @Nullable MalformedDocument flaw;

  private JsonNodes(JsonParser parser, boolean lenient) {
    this.parser = parser;
    this.lenient = lenient;
  }

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
    try (JsonParser parser = FACTORY.createParser(bytes, start, length - start)) {
      return new JsonNodes(parser, lenient).first(flaws);
    } catch (IOException e) {
      // Bytes that look like UTF-16 or UTF-32 and are not: nothing else of an array fails.
      throw new MalformedDocument(String.valueOf(e.getMessage()), 0, 0, e);
    }
  }

  private Node first(Consumer<MalformedDocument> flaws) throws IOException, MalformedDocument {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedDocument("the file is empty", 1, 1, null);
      }
      Node node = node(token);
      if (flaw != null) {
        flaws.accept(flaw);
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  private MalformedDocument malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    return new MalformedDocument(reason(e), at.getLineNr(), 0, e);
  }

  /// What the reader says, without the name of the setting that it tells its programmers.
  private static String reason(JsonProcessingException e) {
    String reason = String.valueOf(e.getOriginalMessage());
    int setting = reason.indexOf(", from `StreamReadConstraints");
    return setting < 0 ? reason : reason.substring(0, setting) + ")";
  }

  /// Keeps what was read of a value that ends early.
  private void end(MalformedDocument early) throws MalformedDocument {
    if (!lenient) {
      throw early;
    }
    flaw = flaw == null ? early : flaw;
  }

  private Node node(@Nullable JsonToken token) throws IOException, MalformedDocument {
    int line = parser.currentTokenLocation().getLineNr();
    if (token == null) {
      throw new MalformedDocument("it ends too early", line, 0, null);
    }
    return switch (token) {
      case START_OBJECT -> members(line);
      case START_ARRAY -> items(line);
      case VALUE_NULL -> Absent.NODE;
      default -> new Node.Text(parser.getText(), line);
    };
  }

  private Node members(int line) throws IOException, MalformedDocument {
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    try {
      String name = parser.nextFieldName();
      while (name != null && flaw == null) {
        members.put(name, node(parser.nextToken()));
        name = flaw == null ? parser.nextFieldName() : null;
      }
    } catch (JsonProcessingException e) {
      end(malformed(e));
    } catch (MalformedDocument e) {
      end(e);
    }
    return new Node.Members(members, line);
  }

  private Node items(int line) throws IOException, MalformedDocument {
    List<Node> items = new ArrayList<>();
    try {
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY) {
        items.add(node(token));
        token = flaw == null ? parser.nextToken() : JsonToken.END_ARRAY;
      }
    } catch (JsonProcessingException e) {
      end(malformed(e));
    } catch (MalformedDocument e) {
      end(e);
    }
    return new Node.Items(items, line);
  }
}
