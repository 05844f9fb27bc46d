package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.policy.bundle.BundleReader;
import dev.lockstep.policy.bundle.LoadFailure;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The options by which commands find policies, data and input, and what they mean.
final class Loading {
  static final Option DATA =
      Option.valued("--data", "PATH", "policies and data, a file or a folder; repeatable").or("-d");
  static final Option BUNDLE =
      Option.valued("--bundle", "PATH", "a bundle, a folder or .tar.gz; repeatable").or("-b");
  static final Option INPUT = Option.valued("--input", "FILE", "the input, JSON or YAML").or("-i");
  static final Option IGNORE =
      Option.valued("--ignore", "PATTERN,...", "names of files and folders to leave out");
  static final Option V0 = Option.flag("--v0-compatible", "read policies as Rego v0");
  static final Option DEBUG = Option.flag("--debug", "show where an error comes from");

  private final Arguments arguments;
  private final Surroundings surroundings;

  Loading(Arguments arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
  }

  RegoVersion version() {
    return arguments.has(V0.name()) ? RegoVersion.V0 : RegoVersion.V1;
  }

  /// What `--data` and `--bundle` name.
  PolicyFiles files() {
    return files(arguments.values(DATA.name()), arguments.values(BUNDLE.name()));
  }

  /// What operands name.
  ///
  /// @param bundles whether they are bundles
  PolicyFiles operands(boolean bundles) {
    List<String> names = arguments.operands();
    return bundles ? files(List.of(), names) : files(names, List.of());
  }

  PolicyFiles files(List<String> names, List<String> bundles) {
    List<String> ignored = arguments.parts(IGNORE.name());
    try {
      PolicyFiles files =
          new PolicyLoader(version(), ignored, surroundings.workingFolder()).load(names);
      for (String bundle : bundles) {
        Path path = surroundings.file(bundle);
        files = files.and(BundleReader.read(path, bundle, version()).files());
      }
      return files;
    } catch (LoadFailure e) {
      throw CommandFailure.invalid("policies cannot be loaded: " + e.text(), List.of(), e);
    }
  }

  /// What `--input` or `--stdin-input` gives; empty where neither is there.
  Optional<Value> input() {
    try {
      if (arguments.has("--stdin-input")) {
        return Optional.ofNullable(YamlReader.read(utf8(surroundings.in().readAllBytes())));
      }
      Optional<String> name = arguments.value(INPUT.name());
      return name.isEmpty() ? Optional.empty() : Optional.of(document(name.get()));
    } catch (IOException e) {
      throw CommandFailure.usage("the input cannot be read: " + e.getMessage(), e);
    } catch (MalformedDocument e) {
      throw CommandFailure.usage("the input is malformed: " + e.getMessage(), e);
    }
  }

  private Value document(String name) throws IOException, MalformedDocument {
    Path file = surroundings.file(name);
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.usage("there is no file " + name);
    }
    String text = utf8(Files.readAllBytes(file));
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    Value value = yaml ? YamlReader.read(text) : JsonReader.read(text);
    return value == null ? NullValue.NULL : value;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The failure that invalid policies are, told as text.
  static CommandFailure invalid(RegoErrors errors) {
    int count = errors.errors().size();
    return CommandFailure.invalid(
        count == 1 ? "the policy is invalid" : "the policies are invalid, " + count + " errors",
        errors.errors().stream().map(Object::toString).toList(),
        errors);
  }

  long nowNanos() {
    Instant now = surroundings.clock().instant();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}
