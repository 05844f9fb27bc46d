package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.Bundle;
import dev.lockstep.policy.bundle.BundleSigner;
import dev.lockstep.policy.bundle.LoadFailure;
import dev.lockstep.policy.bundle.Manifest;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `opa build`: policies and data as one bundle, once they are known to be valid.
final class BuildTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy build",
        "PATH...",
        1,
        Syntax.MANY,
        "make a bundle of policies and data",
        Loading.verifying(
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.valued("--output", "FILE", "where to write it (bundle.tar.gz)").or("-o"),
            Option.valued("--revision", "TEXT", "the revision in its manifest").or("-r"),
            Optimized.ENTRYPOINT,
            Optimized.LEVEL,
            Option.flag("--prune-unused", "leave out rules that no entry point needs"),
            Option.valued("--signing-key", "FILE", "a private key in PEM, or a secret, to sign it"),
            Option.valued("--claims-file", "FILE", "what the signature says besides the files"),
            Capabilities.OPTION,
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "The same files give the same bytes. Exit codes: 0 written, 5 invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.operands(arguments.has("--bundle"));
    try {
      var _ = files.into(Capabilities.of(arguments, surroundings)).compile();
      files = Optimized.asAsked(files, arguments, loading);
      if (arguments.has("--prune-unused")) {
        if (arguments.values("--entrypoint").isEmpty()) {
          throw CommandFailure.usage("--prune-unused needs at least one --entrypoint");
        }
        files = Pruned.of(files, arguments.values("--entrypoint"));
      }
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
    String name = arguments.value("--output").orElse("bundle.tar.gz");
    Path file = surroundings.file(name);
    try {
      SortedMap<String, byte[]> entries =
          entries(files, arguments.value("--revision").orElse(""), loading);
      Optional<BundleSigner> signer = loading.signer();
      if (signer.isPresent()) {
        entries.put(Bundle.SIGNATURES, signer.get().sign(entries));
      }
      Files.write(file, archive(entries));
      return ExitCode.PASSED;
    } catch (LoadFailure e) {
      throw CommandFailure.usage(e.text(), e);
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, byte[]> entries(
      PolicyFiles files, String revision, Loading loading) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put("data.json", utf8(JsonWriter.write(files.data())));
    for (ModuleText module : files.modules()) {
      entries.put(entry(module.file()), utf8(module.source()));
    }
    int version = loading.version() == RegoVersion.V0 ? 0 : 1;
    Json manifest =
        new Json()
            .put("revision", revision)
            .put("roots", List.of(StringValue.of("")))
            .put("rego_version", version);
    entries.put(Manifest.NAME, utf8(manifest.toString()));
    return entries;
  }

  /// Modules of the library lie in a folder of their own: a bundle is whole, and decides the same
  /// wherever it is loaded.
  private static String entry(String file) {
    return file.replaceFirst("^lockstep:", "lockstep/").replaceFirst("^/+", "");
  }

  private static byte[] archive(SortedMap<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarGzip tar = new TarGzip(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        tar.add("/" + entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
