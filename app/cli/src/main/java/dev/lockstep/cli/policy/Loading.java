package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.policy.bundle.Bundle;
import dev.lockstep.policy.bundle.BundleReader;
import dev.lockstep.policy.bundle.BundleSigner;
import dev.lockstep.policy.bundle.KeyValidity;
import dev.lockstep.policy.bundle.LoadFailure;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PinnedPath;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.policy.bundle.SignatureCheck;
import dev.lockstep.policy.gate.ShippedPolicies;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import dev.lockstep.value.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
  static final List<Option> VERIFICATION =
      List.of(
          Option.valued(
              "--verification-key", "FILE", "a key in PEM or JWK that signed every bundle"),
          Option.valued("--verification-key-id", "NAME", "the name of that key; default"),
          Option.valued("--signing-alg", "NAME", "how bundles are signed; RS256"),
          Option.valued("--scope", "NAME", "what bundles must be signed for"),
          Option.flag("--skip-verify", "believe signed bundles without a key"));
  static final Option MAX_ERRORS =
      Option.valued("--max-errors", "N", "how many errors to tell, 0 for all (0)").or("-m");
  static final Option DEBUG = Option.flag("--debug", "show where an error comes from");

  private final Arguments arguments;
  private final Surroundings surroundings;

  Loading(Arguments arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
  }

  /// Options of a command that loads bundles, with those by which their signatures are verified.
  static List<Option> verifying(Option... options) {
    List<Option> all = new ArrayList<>(List.of(options));
    all.addAll(VERIFICATION);
    return all;
  }

  RegoVersion version() {
    return arguments.has(V0.name()) ? RegoVersion.V0 : RegoVersion.V1;
  }

  /// Where large policies are kept once they were compiled.
  PolicyStore store() {
    return new PolicyStore(new KeptPolicies(surroundings));
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
    return files(names, bundles, arguments.parts(IGNORE.name()));
  }

  /// The policies that operands name, without data.
  PolicyFiles policies() {
    List<String> ignored = new ArrayList<>(arguments.parts(IGNORE.name()));
    ignored.addAll(List.of("*.json", "*.yaml", "*.yml"));
    return files(arguments.operands(), List.of(), ignored);
  }

  /// With the modules of Lockstep's library that they name.
  private PolicyFiles files(List<String> names, List<String> bundles, List<String> ignored) {
    try {
      PolicyFiles files =
          new PolicyLoader(version(), ignored, surroundings.workingFolder()).load(names);
      for (String bundle : bundles) {
        files = files.and(bundle(bundle).files());
      }
      List<ModuleText> library = ShippedPolicies.libraryFor(files.modules());
      return files.and(new PolicyFiles(library, ObjectValue.EMPTY));
    } catch (LoadFailure e) {
      throw CommandFailure.invalid("policies cannot be loaded: " + e.text(), List.of(), e);
    }
  }

  /// A bundle, pinned where the name ends in `@sha256:DIGEST`, verified where it is signed or a key
  /// is given.
  private Bundle bundle(String typed) throws LoadFailure {
    PinnedPath pinned = PinnedPath.of(typed);
    Path path = surroundings.file(pinned.path());
    pinned.check(path);
    Bundle bundle = BundleReader.read(path, pinned.path(), version());
    if (arguments.has("--skip-verify")) {
      return bundle;
    }
    Optional<SignatureCheck> check = signatureCheck();
    if (check.isPresent()) {
      check.get().verify(bundle, pinned.path());
    } else if (bundle.entries().containsKey(Bundle.SIGNATURES)) {
      throw new LoadFailure(
          pinned.path(), "is signed: --verification-key FILE, or --skip-verify, says how to go on");
    }
    return bundle;
  }

  private Optional<SignatureCheck> signatureCheck() throws LoadFailure {
    Optional<String> file = arguments.value("--verification-key");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      PinnedPath pinned = PinnedPath.of(file.get());
      pinned.check(surroundings.file(pinned.path()));
      String key = keyText(pinned.path());
      KeyValidity.check(key, Now.of(arguments, surroundings).instant(), pinned.path());
      return Optional.of(
          new SignatureCheck(
              key,
              arguments.value("--signing-alg").orElse("RS256"),
              arguments.value("--verification-key-id").orElse("default"),
              arguments.value("--scope").orElse("")));
    } catch (IOException e) {
      throw new LoadFailure(file.get(), "the verification key cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--signing-alg: " + e.getMessage(), e);
    }
  }

  /// Who signs a bundle that is made, where `--signing-key` names a key; a value that is no file is
  /// the key itself.
  Optional<BundleSigner> signer() {
    Optional<String> named = arguments.value("--signing-key");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    try {
      String algorithm = arguments.value("--signing-alg").orElse("RS256");
      return Optional.of(new BundleSigner(keyText(named.get()), algorithm, claims()));
    } catch (IOException e) {
      throw CommandFailure.usage("the signing key cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--signing-alg: " + e.getMessage(), e);
    }
  }

  /// The content of the file `named`; what is no file is the secret of an HMAC algorithm itself.
  private String keyText(String named) throws IOException {
    boolean isSecret = arguments.value("--signing-alg").orElse("").startsWith("HS");
    Path file = surroundings.file(named);
    return isSecret && !Files.isRegularFile(file) ? named : utf8(Files.readAllBytes(file)).strip();
  }

  private ObjectValue claims() throws IOException {
    Optional<String> name = arguments.value("--claims-file");
    if (name.isEmpty()) {
      return ObjectValue.EMPTY;
    }
    try {
      if (document(name.get()) instanceof ObjectValue claims) {
        return claims;
      }
      throw CommandFailure.usage("--claims-file: an object is expected");
    } catch (MalformedDocument e) {
      throw CommandFailure.usage("--claims-file: " + e.getMessage(), e);
    }
  }

  /// The query that is the operand, or that `--stdin` reads.
  ///
  /// @param command as its failure calls it
  String query(String command) {
    if (arguments.has("--stdin") == !arguments.operands().isEmpty()) {
      throw CommandFailure.usage(command + " needs one query, as an operand or by --stdin");
    }
    if (!arguments.has("--stdin")) {
      return arguments.operands().getFirst();
    }
    try {
      return utf8(surroundings.in().readAllBytes());
    } catch (IOException e) {
      throw CommandFailure.usage("the query cannot be read: " + e.getMessage(), e);
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

  /// Those that `--max-errors` lets be told.
  RegoErrors firstErrors(RegoErrors all) {
    int most = Numbers.of(arguments, MAX_ERRORS.name(), 0, 0);
    return most == 0 || most >= all.errors().size()
        ? all
        : new RegoErrors(all.errors().subList(0, most));
  }

  long nowNanos() {
    Instant now = surroundings.clock().instant();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}
