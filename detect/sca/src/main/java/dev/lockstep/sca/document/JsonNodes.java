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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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

  private JsonNodes(JsonParser parser) {
    this.parser = parser;
  }

  /// The first value of a text in UTF-8; what follows it is passed over.
  ///
  /// @throws MalformedDocument where it is not JSON, or nests deeper than 500
  public static Node read(byte[] bytes, int length) throws MalformedDocument {
    int start = length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    try (JsonParser parser = FACTORY.createParser(bytes, start, length - start)) {
      return first(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node first(JsonParser parser) throws IOException, MalformedDocument {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedDocument("the file is empty", 1, 1, null);
      }
      return new JsonNodes(parser).node(token);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw new MalformedDocument(String.valueOf(e.getOriginalMessage()), at.getLineNr(), 0, e);
    }
  }

  private Node node(@Nullable JsonToken token) throws IOException, MalformedDocument {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (token) {
      case START_OBJECT -> members(line);
      case START_ARRAY -> items(line);
      case VALUE_NULL -> Absent.NODE;
      case null -> throw new MalformedDocument("it ends too early", line, 0, null);
      default -> new Node.Text(parser.getText(), line);
    };
  }

  private Node members(int line) throws IOException, MalformedDocument {
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      members.put(name, node(parser.nextToken()));
    }
    return new Node.Members(members, line);
  }

  private Node items(int line) throws IOException, MalformedDocument {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token));
    }
    return new Node.Items(items, line);
  }
}
