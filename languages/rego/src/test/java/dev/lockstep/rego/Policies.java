package dev.lockstep.rego;

import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;

/// Compiles and asks small policies.
final class Policies {
  private Policies() {}

  static Policy compile(String... modules) throws RegoErrors {
    PolicyCompiler compiler = new PolicyCompiler();
    for (int i = 0; i < modules.length; i++) {
      compiler.module("m" + i + ".rego", modules[i]);
    }
    return compiler.compile();
  }

  static Policy compileOld(String module) throws RegoErrors {
    return new PolicyCompiler().version(RegoVersion.V0).module("m.rego", module).compile();
  }

  /// What `query` comes to, as Rego text, or `undefined`.
  static String ask(Policy policy, String query) throws RegoErrors {
    return ask(policy, query, EvaluationOptions.DEFAULT);
  }

  static String ask(Policy policy, String query, EvaluationOptions options) throws RegoErrors {
    return policy.prepare(query).value(options).map(Value::toString).orElse("undefined");
  }

  static EvaluationOptions input(String json) throws MalformedDocument {
    return EvaluationOptions.DEFAULT.withInput(JsonReader.read(json));
  }

  static EvaluationOptions data(String json) throws MalformedDocument {
    return EvaluationOptions.DEFAULT.withData(JsonReader.read(json));
  }
}
