package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.Url;
import dev.lockstep.rego.builtin.UrlText;
import dev.lockstep.rego.builtin.jwt.Signatures;
import dev.lockstep.rego.builtin.time.TimeText;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Signs requests to Amazon Web Services (Signature Version 4).
final class AwsBuiltins {
  private static final List<String> REQUIRED =
      List.of("aws_access_key", "aws_region", "aws_secret_access_key", "aws_service");
  private static final Set<String> UNSIGNED =
      Set.of("authorization", "user-agent", "x-amzn-trace-id");
  private static final String CONTENT_HASH = "x-amz-content-sha256";
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "providers.aws.sign_req",
              "object[string: any], object[string: any], number => object[any: any]",
              AwsBuiltins::sign));

  private AwsBuiltins() {}

  private static Value sign(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue request = Operands.object(operands, 1);
    ObjectValue config = config(operands[1]);
    ZonedDateTime time = time(operands[2]);
    ObjectValue headers = headers(request);
    String method = text(request, "method");
    Url url = Url.parse(text(request, "url"));
    byte[] body = body(request);
    context.spend(64 + body.length / 32);
    boolean unsigned = isPayloadUnsigned(config);
    String hash = unsigned ? "UNSIGNED-PAYLOAD" : sha256(body);
    Map<String, String> added = added(config, url, time, hash);
    Map<String, String> signed = new TreeMap<>(added);
    for (int i = 0; i < headers.size(); i++) {
      String name = string(headers.key(i)).toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(name)) {
        signed.put(name, string(headers.value(i)));
      }
    }
    ObjectValue.Builder result = headers.toBuilder();
    result.put(
        "Authorization", StringValue.of(authorization(config, method, url, time, hash, signed)));
    added.forEach((name, value) -> result.put(name, StringValue.of(value)));
    return request.toBuilder().put("headers", result.build()).build();
  }

  private static ObjectValue config(Value operand) throws BuiltinFailure {
    if (!(operand instanceof ObjectValue config)) {
      throw BuiltinFailure.operandType(1, operand, "object");
    }
    SetValue.Builder missing = new SetValue.Builder();
    SetValue.Builder invalid = new SetValue.Builder();
    for (String name : REQUIRED) {
      Value value = config.get(name);
      if (value == null) {
        missing.add(StringValue.of(name));
      } else if (!(value instanceof StringValue)) {
        invalid.add(StringValue.of(name));
      }
    }
    if (missing.size() > 0) {
      throw BuiltinFailure.operand(
          2, "missing required AWS config parameters(s): " + missing.build());
    }
    if (invalid.size() > 0) {
      throw BuiltinFailure.operand(
          2, "invalid values for required AWS config parameters(s): " + invalid.build());
    }
    return config;
  }

  private static ZonedDateTime time(Value operand) throws BuiltinFailure {
    if (!(operand instanceof NumberValue number)) {
      throw BuiltinFailure.operandType(1, operand, "number");
    }
    if (!number.isLong()) {
      throw BuiltinFailure.operand(3, "could not convert time_ns value into a unix timestamp");
    }
    return Instant.ofEpochSecond(Math.floorDiv(number.longValue(), NANOS_A_SECOND))
        .atZone(ZoneOffset.UTC);
  }

  private static ObjectValue headers(ObjectValue request) throws BuiltinFailure {
    HostBuiltins.checkRequest(request);
    SetValue.Builder invalid = new SetValue.Builder();
    for (String name : List.of("method", "url")) {
      if (!(request.get(name) instanceof StringValue)) {
        invalid.add(StringValue.of(name));
      }
    }
    Value headers = request.get("headers");
    if (headers != null && !(headers instanceof ObjectValue)) {
      throw BuiltinFailure.operandType(0, headers, "object");
    }
    if (invalid.size() > 0) {
      throw BuiltinFailure.operand(
          1, "invalid values for required request parameters(s): " + invalid.build());
    }
    return headers instanceof ObjectValue object ? object : ObjectValue.EMPTY;
  }

  private static boolean isPayloadUnsigned(ObjectValue config) throws BuiltinFailure {
    Value disabled = config.get("disable_payload_signing");
    if (disabled == null) {
      return false;
    }
    if (disabled instanceof BooleanValue truth) {
      return truth.isTrue();
    }
    throw BuiltinFailure.operand(2, "invalid value for 'disable_payload_signing' in AWS config");
  }

  private static byte[] body(ObjectValue request) {
    Value raw = request.get("raw_body");
    Value body = request.get("body");
    String text = raw != null ? string(raw) : body != null ? JsonWriter.write(body) : "";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The headers that signing adds.
  private static Map<String, String> added(
      ObjectValue config, Url url, ZonedDateTime time, String hash) {
    Map<String, String> added = new TreeMap<>();
    added.put("host", url.host());
    added.put("x-amz-date", TimeText.format(time, "20060102T150405Z"));
    String service = text(config, "aws_service");
    if (service.equals("s3") || service.equals("glacier")) {
      added.put(CONTENT_HASH, hash);
    }
    String token = text(config, "aws_session_token");
    if (!token.isEmpty()) {
      added.put("x-amz-security-token", token);
    }
    return added;
  }

  private static String authorization(
      ObjectValue config,
      String method,
      Url url,
      ZonedDateTime time,
      String hash,
      Map<String, String> signed) {
    String path = url.rawPath().equals(url.path()) ? UrlText.encodePath(url.path()) : url.rawPath();
    StringBuilder request = new StringBuilder(method).append('\n');
    request.append(path).append('\n').append(url.rawQuery()).append('\n');
    signed.forEach((name, value) -> request.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", signed.keySet());
    request.append('\n').append(names).append('\n').append(hash);
    String date = TimeText.format(time, "20060102");
    String region = text(config, "aws_region");
    String service = text(config, "aws_service");
    String scope = date + "/" + region + "/" + service + "/aws4_request";
    String content =
        "AWS4-HMAC-SHA256\n"
            + TimeText.format(time, "20060102T150405Z")
            + "\n"
            + scope
            + "\n"
            + sha256(request.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = ("AWS4" + text(config, "aws_secret_access_key")).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, service, "aws4_request", content)) {
      key = Signatures.hmac("HS256", key, part.getBytes(StandardCharsets.UTF_8));
    }
    return "AWS4-HMAC-SHA256 Credential="
        + text(config, "aws_access_key")
        + "/"
        + scope
        + ",SignedHeaders="
        + names
        + ",Signature="
        + HexFormat.of().formatHex(key);
  }

  private static String text(ObjectValue object, String name) {
    Value value = object.get(name);
    return value == null ? "" : string(value);
  }

  private static String string(Value value) {
    return value instanceof StringValue string ? string.text() : "";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
