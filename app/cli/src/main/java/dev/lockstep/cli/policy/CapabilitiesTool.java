package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.standard.StandardFamilies;
import dev.lockstep.value.BooleanValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// `opa capabilities`: which built-ins policies may call, and which of them the program denies.
final class CapabilitiesTool implements PolicyTool {
  /// What needs a network, which only a host that embeds the language can give.
  private static final Set<String> DENIED = Set.of("http.send", "net.lookup_ip_addr");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy capabilities",
        "",
        0,
        0,
        "list the built-ins that policies may call",
        List.of(
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write them")
                .or("-f"),
            Loading.DEBUG),
        List.of(
            "",
            "The JSON has their types, and is what --capabilities FILE of check, eval,",
            "build and judge takes: leave out what policies may not call. Exit codes: 0",
            "listed."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    List<Builtin> builtins =
        StandardFamilies.all().all().stream()
            .filter(builtin -> !builtin.name().startsWith("internal."))
            .sorted(Comparator.comparing(Builtin::name))
            .toList();
    if (arguments.value("--format").orElse("pretty").equals("json")) {
      surroundings.console().print(json(builtins).toString());
    } else {
      table(builtins).lines().forEach(surroundings.console()::print);
    }
    return ExitCode.PASSED;
  }

  private static Json json(List<Builtin> builtins) {
    List<Json> all = new ArrayList<>();
    for (Builtin builtin : builtins) {
      Json one = new Json().put("name", builtin.name()).put("signature", builtin.signature());
      if (builtin.is(Builtin.Trait.DEPRECATED)) {
        one.put("deprecated", BooleanValue.TRUE);
      }
      if (builtin.is(Builtin.Trait.NONDETERMINISTIC)) {
        one.put("nondeterministic", BooleanValue.TRUE);
      }
      if (DENIED.contains(builtin.name())) {
        one.put("denied", BooleanValue.TRUE);
      }
      all.add(one);
    }
    return new Json().put("builtins", all);
  }

  private static Table table(List<Builtin> builtins) {
    Table table = new Table(List.of("BUILT-IN", "STATE"));
    for (Builtin builtin : builtins) {
      table.row(List.of(builtin.name(), state(builtin)));
    }
    return table;
  }

  private static String state(Builtin builtin) {
    if (DENIED.contains(builtin.name())) {
      return "denied: needs a network";
    }
    return builtin.is(Builtin.Trait.DEPRECATED) ? "present, deprecated" : "present";
  }
}
