package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.policy.bundle.ModuleText;
import dev.lockstep.policy.bundle.PolicyFiles;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `opa inspect`: the packages of policies and the files they lie in.
final class InspectTool implements PolicyTool {
  @Override
  public Syntax syntax() {
    return new Syntax(
        "policy inspect",
        "PATH...",
        1,
        Syntax.MANY,
        "list the packages of policies and the files they lie in",
        List.of(
            Option.choice("--format", "NAME", List.of("pretty", "json"), "how to write it")
                .or("-f"),
            Option.flag("--bundle", "the paths are bundles").or("-b"),
            Option.flag("--annotations", "list the metadata of packages and rules too").or("-a"),
            Loading.V0,
            Loading.IGNORE,
            Loading.DEBUG),
        List.of("", "A .tar.gz is read as a bundle. Exit codes: 0 listed, 5 invalid."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    PolicyFiles files = new Loading(arguments, surroundings).operands(arguments.has("--bundle"));
    Map<String, List<String>> packages = new TreeMap<>();
    List<Module> modules = new ArrayList<>();
    try {
      for (ModuleText text : files.modules()) {
        Module module = text.parse();
        modules.add(module);
        packages.computeIfAbsent(module.path().toString(), _ -> new ArrayList<>()).add(text.file());
      }
    } catch (RegoErrors e) {
      throw Loading.invalid(e);
    }
    List<Module> annotated = arguments.has("--annotations") ? modules : List.of();
    String format = arguments.value("--format").orElse("pretty");
    print(packages, AnnotationList.of(annotated), format, surroundings.console());
    return ExitCode.PASSED;
  }

  private static void print(
      Map<String, List<String>> packages,
      AnnotationList annotations,
      String format,
      Console console) {
    if (format.equals("json")) {
      Json namespaces = new Json();
      packages.forEach(
          (name, files) -> namespaces.put(name, files.stream().map(StringValue::of).toList()));
      Json manifest = new Json().put("revision", "").put("roots", List.of(StringValue.of("")));
      Json all = new Json().put("manifest", manifest).put("namespaces", namespaces);
      if (!annotations.isEmpty()) {
        all.put("annotations", annotations.values());
      }
      console.print(all.toString());
      return;
    }
    console.print("NAMESPACES:");
    Table table = new Table(List.of("NAMESPACE", "FILE"));
    packages.forEach(
        (name, files) -> {
          for (int i = 0; i < files.size(); i++) {
            table.row(List.of(i == 0 ? name : "", files.get(i)));
          }
        });
    table.lines().forEach(console::print);
    annotations.lines().forEach(console::print);
  }
}
