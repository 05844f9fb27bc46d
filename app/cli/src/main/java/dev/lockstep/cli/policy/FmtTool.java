package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.UnifiedDiff;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.rego.format.RegoFormat;
import dev.lockstep.rego.syntax.RegoErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `opa fmt`: lays policies out.
final class FmtTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy fmt",
        "[PATH...]",
        0,
        Syntax.MANY,
        "lay policies out",
        List.of(
            Option.flag("--write", "write the files rather than showing them").or("-w"),
            Option.flag("--list", "name the files that would change").or("-l"),
            Option.flag("--diff", "show what would change").or("-d"),
            Option.flag("--fail", "exit code 2 where a file would change"),
            Option.flag("--v0-v1", "write so that Rego v0 and v1 read it alike"),
            Option.flag("--drop-v0-imports", "leave out imports that only Rego v0 needs"),
            Loading.V0,
            Loading.DEBUG),
        List.of(
            "",
            "Without PATH the policy comes from standard input.",
            "Exit codes: 0 done, 2 with --fail where a file would change, 5 a file is not",
            "Rego."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    try {
      return arguments.operands().isEmpty()
          ? standardInput(arguments, surroundings)
          : files(arguments, surroundings);
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    } catch (IOException e) {
      throw CommandFailure.usage("a file cannot be read or written: " + e.getMessage(), e);
    }
  }

  private static ExitCode standardInput(Arguments arguments, Surroundings surroundings)
      throws RegoErrors, IOException {
    String source = new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8);
    String laidOut = laidOut(arguments, surroundings, "stdin", source);
    show(arguments, surroundings, "stdin", source, laidOut);
    return exit(arguments, !laidOut.equals(source));
  }

  private static ExitCode files(Arguments arguments, Surroundings surroundings)
      throws RegoErrors, IOException {
    boolean changed = false;
    for (Path file : named(arguments, surroundings)) {
      String name = surroundings.shown(file);
      String source = Files.readString(file);
      String laidOut = laidOut(arguments, surroundings, name, source);
      boolean differs = !laidOut.equals(source);
      changed |= differs;
      if (arguments.has("--write") && differs) {
        Files.writeString(file, laidOut);
      }
      show(arguments, surroundings, name, source, laidOut);
    }
    return exit(arguments, changed);
  }

  private static String laidOut(
      Arguments arguments, Surroundings surroundings, String name, String source)
      throws RegoErrors {
    if (arguments.has("--v0-v1")) {
      return RegoFormat.forBoth(name, source);
    }
    return arguments.has("--drop-v0-imports")
        ? RegoFormat.withoutOldImports(name, source)
        : RegoFormat.of(name, source, new Loading(arguments, surroundings).version());
  }

  private static void show(
      Arguments arguments, Surroundings surroundings, String name, String source, String laidOut) {
    boolean differs = !laidOut.equals(source);
    if (arguments.has("--list")) {
      if (differs) {
        surroundings.console().print(name);
      }
    } else if (arguments.has("--diff")) {
      if (differs) {
        UnifiedDiff.of(name, source, laidOut).forEach(surroundings.console()::print);
      }
    } else if (!arguments.has("--write")) {
      surroundings.console().print(laidOut.substring(0, laidOut.length() - 1));
    }
  }

  private static ExitCode exit(Arguments arguments, boolean changed) {
    return changed && arguments.has("--fail") ? ExitCode.FAILED : ExitCode.PASSED;
  }

  private static List<Path> named(Arguments arguments, Surroundings surroundings)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (String operand : arguments.operands()) {
      Path path = surroundings.file(operand);
      if (!Files.exists(path)) {
        throw CommandFailure.usage("there is no file or folder " + operand);
      }
      if (Files.isDirectory(path)) {
        try (Stream<Path> all = Files.walk(path)) {
          all.filter(file -> file.toString().endsWith(".rego") && Files.isRegularFile(file))
              .sorted()
              .forEach(files::add);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }
}
