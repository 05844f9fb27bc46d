package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ConfigurationEdit;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.cli.scan.ScanOptions;
import dev.lockstep.cli.scan.ScanRequest;
import dev.lockstep.cli.scan.ScanRun;
import dev.lockstep.model.Finding;
import dev.lockstep.policy.BaselineFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Writes down what is found now, so that later scans count only what is new. Makes the key of the
/// project's fingerprints where there is none: with it a finding stays the same when it moves.
final class BaselineCommand implements Command {
  private static final int KEY_BYTES = 32;

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.valued("--output", "FILE", "the file in place of " + Configuration.BASELINE_NAME)
            .inBrief());
    options.addAll(ScanOptions.target());
    return new Syntax(
        "baseline",
        "[PATH...]",
        0,
        Syntax.MANY,
        "accept what is found now, so that only new findings count",
        options,
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    ScanRequest request = ScanRequest.of(arguments, surroundings);
    if (request.configuration().key() == null) {
      makeKey(request.configuration(), surroundings);
      request = ScanRequest.of(arguments, surroundings);
    }
    ScanRun.Outcome outcome =
        new ScanRun(request.withoutBaseline(), surroundings)
            .run(Now.of(arguments, surroundings), arguments);
    List<Finding> counting = outcome.report().findings().stream().filter(Finding::counts).toList();
    Path file = file(arguments, request.configuration(), surroundings);
    byte[] text = BaselineFile.write(counting).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, surroundings.shown(file), out -> out.write(text));
    surroundings
        .console()
        .print("%d findings in %s".formatted(counting.size(), surroundings.shown(file)));
    return outcome.exitCode() == ExitCode.BLOCKED ? ExitCode.PASSED : outcome.exitCode();
  }

  private static Path file(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    return arguments
        .value("--output")
        .map(surroundings::file)
        .orElseGet(() -> configuration.folder().resolve(configuration.newSince().baseline()));
  }

  private static void makeKey(Configuration configuration, Surroundings surroundings) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    ConfigurationEdit edit = ConfigurationEdit.of(configuration, surroundings);
    edit.addFingerprintKey(HexFormat.of().formatHex(key));
    if (edit.checked().key() == null) {
      throw new IllegalStateException("the edit of " + edit.shown() + " did not add a key");
    }
    AtomicFile.write(
        edit.file(), edit.shown(), out -> out.write(edit.text().getBytes(StandardCharsets.UTF_8)));
    surroundings.console().say("made the project's fingerprint key in " + edit.shown());
  }
}
