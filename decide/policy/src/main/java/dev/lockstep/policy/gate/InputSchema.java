package dev.lockstep.policy.gate;

import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What the input of a gate's policies has, as a JSON Schema: the report's own, and what stands
/// beside it. A reference that it does not have is an error of the policy, with the members that
/// there are: `input.report.findngs` would else be undefined, and the policy pass.
final class InputSchema {
  private static final String REPORT = "report-1.schema.json";
  private static final String NAME = "lockstep-gate-input";
  private static final StringValue SCHEMAS = StringValue.of("schemas");

  private InputSchema() {}

  /// Lets `compiler` know it.
  static PolicyCompiler into(PolicyCompiler compiler) {
    return compiler.schema(List.of(NAME), value());
  }

  /// The schema. Context, earlier reports and waivers have members that it does not name.
  static ObjectValue value() {
    ObjectValue report = report();
    Value definitions = report.get("$defs");
    ObjectValue.Builder members =
        new ObjectValue.Builder()
            .put("report", report)
            .put("context", ObjectValue.EMPTY)
            .put("reports", type("array"))
            .put("waivers", type("array"));
    ObjectValue.Builder schema =
        new ObjectValue.Builder()
            .put("type", StringValue.of("object"))
            .put("properties", members.build());
    return (definitions == null ? schema : schema.put("$defs", definitions)).build();
  }

  private static ObjectValue type(String name) {
    return new ObjectValue.Builder().put("type", StringValue.of(name)).build();
  }

  private static ObjectValue report() {
    try (InputStream in = InputSchema.class.getResourceAsStream(REPORT)) {
      if (in != null && JsonReader.read(in) instanceof ObjectValue schema) {
        return schema;
      }
      throw new IllegalStateException(REPORT + " is not among the resources");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDocument e) {
      throw new IllegalStateException(REPORT + " cannot be read", e);
    }
  }

  /// `module` with metadata of its package that name the schema, where it decides in a gate and
  /// names no schemas itself.
  static Module stated(Module module) {
    boolean decides = !DecidingPackages.of(List.of(module)).isEmpty();
    boolean hasOwn =
        module.annotations().stream().anyMatch(one -> one.content().get(SCHEMAS) != null);
    if (!decides || hasOwn) {
      return module;
    }
    ObjectValue input =
        new ObjectValue.Builder()
            .put("path", ArrayValue.of(StringValue.of("input")))
            .put("schema", ArrayValue.of(StringValue.of("schema"), StringValue.of(NAME)))
            .build();
    ObjectValue content =
        new ObjectValue.Builder()
            .put("scope", StringValue.of("package"))
            .put(SCHEMAS, ArrayValue.of(List.of(input)))
            .build();
    List<Annotations> annotations = new ArrayList<>(module.annotations());
    annotations.add(
        new Annotations("package", content, module.packageLocation(), module.packageLocation()));
    return new Module(
        module.path(),
        module.packageLocation(),
        module.imports(),
        module.rules(),
        module.comments(),
        annotations,
        module.version());
  }
}
