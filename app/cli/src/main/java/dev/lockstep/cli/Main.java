package dev.lockstep.cli;

import dev.lockstep.cli.command.Command;
import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.Version;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.CommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/// The program `lockstep`. Loads the class of the command that is asked for, and no other: what a
/// start costs is mostly the classes that it touches.
public final class Main {

  private Main() {}

  public static void main(String[] words) {
    ExitCode code = run(words, ProcessSurroundings.get());
    end(code);
  }

  /// `System.exit` asks for a logger that might tell of it, and for one it reads the directory of
  /// our whole jar, a fourth of what a short start takes. What a launcher started ends at once;
  /// what somebody started by hand may be watched by a profiler that writes at the end.
  private static void end(ExitCode code) {
    if (System.getProperty("lockstep.launcher") != null) {
      Runtime.getRuntime().halt(code.number());
    }
    System.exit(code.number());
  }

  /// Runs a command line in given surroundings.
  ///
  /// @return what the process would exit with
  public static ExitCode run(String[] words, Surroundings surroundings) {
    Console console = surroundings.console();
    ExitCode code;
    try {
      code = dispatch(words, surroundings);
      console.flush();
    } catch (CommandFailure failure) {
      code = failed(failure, words, console);
    } catch (RuntimeException | Error bug) {
      code = broken(bug, words, console);
    }
    return code;
  }

  private static ExitCode dispatch(String[] words, Surroundings surroundings) {
    String first = words.length == 0 ? "--help" : words[0];
    return switch (first) {
      case "--version", "version" -> version(surroundings);
      case "--help", "-h", "help" -> Commands.help(words, surroundings);
      default -> command(Commands.named(first), words, surroundings);
    };
  }

  private static ExitCode version(Surroundings surroundings) {
    surroundings.console().print("lockstep " + Version.CURRENT);
    return ExitCode.PASSED;
  }

  private static ExitCode command(Command command, String[] words, Surroundings surroundings) {
    for (int i = 1; i < words.length && !words[i].equals("--"); i++) {
      if (words[i].equals("--help") || words[i].equals("-h")) {
        return Commands.help(words, surroundings);
      }
    }
    Command chosen = command.chosenBy(words);
    Arguments arguments =
        CommandLine.read(chosen.syntax(), words, chosen.syntax().command().split(" ").length);
    return chosen.run(arguments, surroundings);
  }

  private static ExitCode failed(CommandFailure failure, String[] words, Console console) {
    flushQuietly(console);
    console.say("lockstep: " + failure.text());
    for (String line : failure.details()) {
      console.say("  " + line);
    }
    if (failure.exitCode() == ExitCode.USAGE) {
      console.say("(" + undone(words) + "; exit " + failure.exitCode().number() + ")");
    }
    if (isDebugged(words)) {
      console.say(trace(failure));
    }
    return failure.exitCode();
  }

  private static String undone(String[] words) {
    boolean scans = words.length > 0 && (words[0].equals("scan") || words[0].equals("baseline"));
    return scans ? "nothing was scanned" : "nothing was done";
  }

  private static ExitCode broken(Throwable bug, String[] words, Console console) {
    flushQuietly(console);
    console.say("lockstep: this is a bug in Lockstep: " + bug);
    if (isDebugged(words)) {
      console.say(trace(bug));
    } else {
      console.say("  with --debug it shows where; please report it");
    }
    return ExitCode.INTERNAL;
  }

  private static void flushQuietly(Console console) {
    try {
      console.flush();
    } catch (CommandFailure e) {
      // The failure that is being told is the first one, and the one that matters.
    }
  }

  private static boolean isDebugged(String[] words) {
    return Arrays.asList(words).contains("--debug");
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
