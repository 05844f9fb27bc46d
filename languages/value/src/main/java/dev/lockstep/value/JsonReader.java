package dev.lockstep.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) into values. Of a key that is repeated the last one counts, as in Go.
public final class JsonReader {
  /// How deep arrays and objects may nest.
  public static final int MAX_DEPTH = 1_000;

  private static final int MAX_NUMBER_LENGTH = 32_000;
  private static final int MAX_SHARED_LENGTH = 32;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  /// One value for each short string, so that a document of many equal objects stays small and
  /// comparing their keys is comparing references.
  private final Map<String, StringValue> strings = new HashMap<>();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /// The one value that `text` is.
  ///
  /// @throws MalformedDocument where it is not JSON, or nests deeper than [#MAX_DEPTH]
  public static Value read(String text) throws MalformedDocument {
    try {
      return read(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one value that `in` holds, which is not closed.
  ///
  /// @throws MalformedDocument as [#read(String)]
  public static Value read(Reader in) throws IOException, MalformedDocument {
    return single(FACTORY.createParser(in));
  }

  /// The one value that `in` holds in UTF-8, UTF-16 or UTF-32; `in` is not closed.
  ///
  /// @throws MalformedDocument as [#read(String)]
  public static Value read(InputStream in) throws IOException, MalformedDocument {
    return single(FACTORY.createParser(in));
  }

  private static Value single(JsonParser parser) throws IOException, MalformedDocument {
    try {
      JsonReader reader = new JsonReader(parser);
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw reader.malformed("unexpected end of JSON input", null);
      }
      Value value = reader.value(token);
      if (parser.nextToken() != null) {
        throw reader.malformed("a second value follows the first", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new MalformedDocument(
          e.getOriginalMessage(),
          at == null ? 0 : at.getLineNr(),
          at == null ? 0 : at.getColumnNr(),
          e);
    }
  }

  private Value value(JsonToken token) throws IOException, MalformedDocument {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> string(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> BooleanValue.TRUE;
      case VALUE_FALSE -> BooleanValue.FALSE;
      case VALUE_NULL -> NullValue.NULL;
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw malformed("unexpected " + token, null);
    };
  }

  private Value object() throws IOException, MalformedDocument {
    ObjectValue.Builder members = new ObjectValue.Builder();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      members.put(string(name), value(parser.nextToken()));
    }
    return members.build();
  }

  private Value array() throws IOException, MalformedDocument {
    List<Value> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return ArrayValue.of(elements);
  }

  private StringValue string(String text) {
    if (text.length() > MAX_SHARED_LENGTH) {
      return StringValue.of(text);
    }
    StringValue known = strings.get(text);
    if (known == null) {
      known = StringValue.of(text);
      strings.put(text, known);
    }
    return known;
  }

  private Value number(String text) throws MalformedDocument {
    try {
      return NumberValue.parse(text);
    } catch (NumberFormatException e) {
      throw malformed(text + ": " + e.getMessage(), e);
    }
  }

  private MalformedDocument malformed(String reason, @Nullable Throwable cause) {
    JsonLocation at = parser.currentTokenLocation();
    return new MalformedDocument(reason, at.getLineNr(), at.getColumnNr(), cause);
  }
}
