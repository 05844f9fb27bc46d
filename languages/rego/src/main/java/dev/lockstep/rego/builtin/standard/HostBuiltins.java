package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What reaches beyond the policy, as far as the host allows.
final class HostBuiltins {
  private static final Set<String> REQUEST_KEYS =
      Set.of(
          "method",
          "url",
          "body",
          "enable_redirect",
          "force_json_decode",
          "force_yaml_decode",
          "headers",
          "raw_body",
          "tls_use_system_certs",
          "tls_ca_cert",
          "tls_ca_cert_file",
          "tls_ca_cert_env_variable",
          "tls_client_cert",
          "tls_client_cert_file",
          "tls_client_cert_env_variable",
          "tls_client_key",
          "tls_client_key_file",
          "tls_client_key_env_variable",
          "tls_insecure_skip_verify",
          "tls_server_name",
          "timeout",
          "cache",
          "force_cache",
          "force_cache_duration_seconds",
          "raise_error",
          "caching_mode",
          "max_retry_attempts",
          "cache_ignored_headers");

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "http.send",
              "object[string: any] => object[any: any]",
              HostBuiltins::send,
              Builtin.Trait.NONDETERMINISTIC),
          Builtin.of(
              "net.lookup_ip_addr",
              "string => set[string]",
              (o, c) -> c.host().lookUp(Operands.string(o, 1)),
              Builtin.Trait.NONDETERMINISTIC),
          Builtin.of(
              "opa.runtime",
              "=> object[string: any]",
              (_, c) -> c.host().runtime(),
              Builtin.Trait.NONDETERMINISTIC),
          Builtin.of("trace", "string => boolean", HostBuiltins::trace));

  private HostBuiltins() {}

  private static Value send(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue request = Operands.object(operands, 1);
    checkRequest(request);
    return context.host().send(request);
  }

  /// Checks that a request has what it needs and nothing unknown.
  static void checkRequest(ObjectValue request) throws BuiltinFailure {
    Set<String> unknown = new TreeSet<>();
    for (Value key : request.keys()) {
      if (!(key instanceof StringValue name) || !REQUEST_KEYS.contains(name.text())) {
        unknown.add(key.toString());
      }
    }
    if (!unknown.isEmpty()) {
      throw BuiltinFailure.operand(
          1, "invalid request parameters(s): {" + String.join(", ", unknown) + "}");
    }
    Set<String> missing = new TreeSet<>();
    for (String name : List.of("method", "url")) {
      if (request.get(name) == null) {
        missing.add(StringValue.of(name).toString());
      }
    }
    if (!missing.isEmpty()) {
      throw BuiltinFailure.operand(
          1, "missing required request parameters(s): {" + String.join(", ", missing) + "}");
    }
  }

  private static Value trace(Value[] operands, CallContext context) throws BuiltinFailure {
    context.host().trace(Operands.string(operands, 1));
    return BooleanValue.TRUE;
  }
}
