package dev.lockstep.cli.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// What a client asks.
///
/// @param path its parts, decoded
/// @param parameters of the query of the URL; the last one of a name counts
/// @param client its address
record Request(
    String method,
    List<String> path,
    Map<String, String> parameters,
    Headers headers,
    String body,
    String client) {
  /// How many bytes a body may have.
  static final int MOST_BYTES = 64 << 20;

  static Request of(HttpExchange exchange) throws IOException, RestFailure {
    return new Request(
        exchange.getRequestMethod(),
        path(exchange.getRequestURI().getRawPath()),
        parameters(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders(),
        body(exchange),
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static String body(HttpExchange exchange) throws IOException, RestFailure {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    InputStream raw = exchange.getRequestBody();
    InputStream bytes = "gzip".equals(encoding) ? new GZIPInputStream(raw) : raw;
    byte[] body = bytes.readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw RestFailure.invalid("the body has more than " + MOST_BYTES + " bytes");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static List<String> path(String raw) throws RestFailure {
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/")) {
      if (!part.isEmpty()) {
        parts.add(decoded(part.replace("+", "%2B")));
      }
    }
    return parts;
  }

  private static Map<String, String> parameters(String raw) throws RestFailure {
    Map<String, String> parameters = new HashMap<>();
    for (String one : raw == null ? new String[0] : raw.split("&")) {
      int equals = one.indexOf('=');
      parameters.put(
          decoded(equals < 0 ? one : one.substring(0, equals)),
          equals < 0 ? "" : decoded(one.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) throws RestFailure {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RestFailure.invalid("the URL is malformed: " + e.getMessage());
    }
  }

  /// Whether the parameter `name` is there and does not say no.
  boolean has(String name) {
    return !parameters.getOrDefault(name, "false").equals("false");
  }

  /// The path behind its first parts.
  List<String> below(int parts) {
    return path.subList(Math.min(parts, path.size()), path.size());
  }

  /// The body as a document, YAML where its type says so; empty where there is none.
  Optional<Value> document() throws RestFailure {
    if (body.isBlank()) {
      return Optional.empty();
    }
    String type = headers.getFirst("Content-Type");
    boolean yaml = type != null && type.contains("yaml");
    try {
      return Optional.ofNullable(yaml ? YamlReader.read(body) : JsonReader.read(body));
    } catch (MalformedDocument e) {
      throw RestFailure.invalid("body contains malformed input document: " + e.getMessage());
    }
  }

  /// The body as an object; an empty one where there is none.
  ObjectValue members() throws RestFailure {
    return switch (document().orElse(ObjectValue.EMPTY)) {
      case ObjectValue object -> object;
      default -> throw RestFailure.invalid("the body must be an object");
    };
  }
}
