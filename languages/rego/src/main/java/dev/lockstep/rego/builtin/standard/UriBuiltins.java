package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.Url;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// URIs (RFC 3986).
final class UriBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("uri.parse", "string => object[string: string]", UriBuiltins::parse),
          Builtin.of("uri.is_valid", "string => boolean", (o, _) -> isValid(o[0])));

  private UriBuiltins() {}

  private static Value parse(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    context.spend(1 + text.length() / 64);
    Url url = Url.parse(text);
    ObjectValue.Builder parts = new ObjectValue.Builder();
    put(parts, "scheme", url.scheme());
    put(parts, "hostname", url.hostname());
    put(parts, "port", url.port());
    put(parts, "path", url.path());
    put(parts, "raw_path", url.rawPath());
    put(parts, "raw_query", url.rawQuery());
    put(parts, "fragment", url.fragment());
    return parts.build();
  }

  private static void put(ObjectValue.Builder parts, String name, String part) {
    if (!part.isEmpty()) {
      parts.put(name, StringValue.of(part));
    }
  }

  /// The empty reference is valid by the RFC, but not what policies mean.
  private static Value isValid(Value operand) {
    if (!(operand instanceof StringValue string) || string.text().isEmpty()) {
      return BooleanValue.FALSE;
    }
    try {
      Url.parse(string.text());
      return BooleanValue.TRUE;
    } catch (BuiltinFailure e) {
      return BooleanValue.FALSE;
    }
  }
}
