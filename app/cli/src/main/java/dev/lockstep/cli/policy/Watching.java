package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;
import java.util.Map;

/// What is to be told of an evaluation besides its result: one of `--explain`, `--coverage` and
/// `--profile`, or nothing.
record Watching(Observer observer) {

  static final Option EXPLAIN =
      Option.choice(
          "--explain",
          "NAME",
          List.of("off", "fails", "notes", "full", "debug"),
          "tell what was evaluated");

  static Watching of(Arguments arguments, PolicyFiles files) throws RegoErrors {
    boolean explain = !arguments.value("--explain").orElse("off").equals("off");
    boolean coverage = arguments.has("--coverage");
    boolean profile = Profile.isAsked(arguments);
    if ((explain && coverage) || (explain && profile) || (coverage && profile)) {
      throw CommandFailure.usage("one of --explain, --coverage and --profile is enough");
    }
    if (explain) {
      return new Watching(
          new Explanation(Explanation.Extent.of(arguments.value("--explain").orElse(""))));
    }
    if (coverage) {
      return new Watching(new Coverage(files.parse()));
    }
    return new Watching(profile ? Profile.of(arguments) : Observer.NONE);
  }

  PolicyCompiler compiler() {
    return compiler(observer);
  }

  /// A compiler of policies that tell `observer`, if it wants to know anything.
  @SuppressWarnings("ReferenceEquality")
  static PolicyCompiler compiler(Observer observer) {
    PolicyCompiler compiler = new PolicyCompiler();
    return observer == Observer.NONE ? compiler : compiler.observed();
  }

  PrintingHost host(Console console) {
    return host(observer, console);
  }

  /// The host that prints, and gives notes to an explanation.
  static PrintingHost host(Observer observer, Console console) {
    return observer instanceof Explanation explanation
        ? new PrintingHost(console, explanation::noted)
        : new PrintingHost(console);
  }

  /// What the JSON of a result says besides it: the coverage or the profile.
  Map<String, Object> json() {
    return switch (observer) {
      case Coverage coverage -> Map.of("coverage", coverage.json());
      case Profile profile -> Map.of("profile", profile.json());
      default -> Map.of();
    };
  }

  /// Tells what was seen, apart from the result.
  void report(Console console) {
    lines(observer).forEach(console::say);
  }

  /// What `observer` saw.
  static List<String> lines(Observer observer) {
    return switch (observer) {
      case Explanation explanation -> explanation.lines();
      case Coverage coverage -> List.of(coverage.json().toString());
      case Profile profile -> profile.table().lines();
      default -> List.of();
    };
  }
}
