package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.compile.Dependencies;
import dev.lockstep.rego.compile.Dependencies.Documents;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// `opa deps`: the documents that a query needs.
final class DepsTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy deps",
        "QUERY",
        1,
        1,
        "show which documents a query depends on",
        List.of(
            Loading.DATA.inBrief(),
            Loading.BUNDLE,
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write them")
                .or("-f"),
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "Exit codes: 0 shown, 5 a policy or the query is invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Loading loading = new Loading(arguments, surroundings);
    PolicyFiles files = loading.files();
    try {
      String query = arguments.operands().getFirst();
      Documents documents =
          Dependencies.of(files.parse(), RegoParser.query(query, loading.version(), List.of()));
      if (arguments.value("--format").orElse("pretty").equals("json")) {
        surroundings
            .console()
            .print(
                new Json()
                    .put("base", json(documents.base()))
                    .put("virtual", json(documents.virtual()))
                    .toString());
      } else {
        table(documents).lines().forEach(surroundings.console()::print);
      }
      return ExitCode.PASSED;
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
  }

  private static Table table(Documents documents) {
    Table table = new Table(List.of("BASE DOCUMENTS", "VIRTUAL DOCUMENTS"));
    int rows = Math.max(documents.base().size(), documents.virtual().size());
    for (int i = 0; i < rows; i++) {
      table.row(List.of(cell(documents.base(), i), cell(documents.virtual(), i)));
    }
    return table;
  }

  private static String cell(List<Term.Ref> refs, int at) {
    return at < refs.size() ? refs.get(at).toString() : "";
  }

  private static List<List<Json>> json(List<Term.Ref> refs) {
    List<List<Json>> all = new ArrayList<>();
    for (Term.Ref ref : refs) {
      List<Json> parts = new ArrayList<>();
      for (Term part : ref.parts()) {
        parts.add(
            switch (part) {
              case Term.Var(String name, _) -> new Json().put("type", "var").put("value", name);
              case Term.Scalar(Value value, _) ->
                  new Json().put("type", type(value)).put("value", value);
              default -> new Json().put("type", "term").put("value", part.toString());
            });
      }
      all.add(parts);
    }
    return all;
  }

  private static String type(Value value) {
    return switch (value) {
      case StringValue _ -> "string";
      case NumberValue _ -> "number";
      default -> value.kind().word();
    };
  }
}
