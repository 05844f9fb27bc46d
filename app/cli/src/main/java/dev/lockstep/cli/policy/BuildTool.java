package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        List.of(
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.valued("--output", "FILE", "where to write it (bundle.tar.gz)").or("-o"),
            Option.valued("--revision", "TEXT", "the revision in its manifest").or("-r"),
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
      var _ = files.into(new PolicyCompiler()).compile();
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
    String name = arguments.value("--output").orElse("bundle.tar.gz");
    Path file = surroundings.file(name);
    try {
      Files.write(file, bundle(files, arguments.value("--revision").orElse(""), loading));
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static byte[] bundle(PolicyFiles files, String revision, Loading loading)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarGzip tar = new TarGzip(bytes)) {
      tar.add("/data.json", utf8(JsonWriter.write(files.data())));
      for (ModuleText module : files.modules()) {
        tar.add("/" + module.file().replaceFirst("^/+", ""), utf8(module.source()));
      }
      int version = loading.version() == RegoVersion.V0 ? 0 : 1;
      Json manifest =
          new Json()
              .put("revision", revision)
              .put("roots", List.of(dev.lockstep.value.StringValue.of("")))
              .put("rego_version", version);
      tar.add("/.manifest", utf8(manifest.toString()));
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
