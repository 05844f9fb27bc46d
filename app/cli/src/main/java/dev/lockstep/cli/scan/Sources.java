package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.FileSource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.engine.source.Source;
import dev.lockstep.engine.source.StreamSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sources behind a request.
final class Sources {

  private Sources() {}

  static List<Source> of(ScanRequest request, Surroundings surroundings) {
    Scope scope = new Scope(request.excludes(), request.maxFileSize());
    return switch (request.selection()) {
      case Selection.Tree() -> tree(request.operands(), scope);
      case Selection.Stream() ->
          List.of(
              new StreamSource(
                  surroundings.in(), "-", Path.of(System.getProperty("java.io.tmpdir", "."))));
      case Selection.Staged() -> throw CommandFailure.usage("--staged is not there");
      case Selection.Since(String revision) ->
          throw CommandFailure.usage("--since is not there: " + revision);
      case Selection.History() -> throw CommandFailure.usage("--history is not there");
    };
  }

  private static List<Source> tree(List<Operand> operands, Scope scope) {
    List<Source> sources = new ArrayList<>();
    for (Operand operand : operands) {
      sources.add(
          Files.isDirectory(operand.path())
              ? new DirectorySource(operand.path(), operand.shown(), scope)
              : new FileSource(operand.path(), operand.shown(), scope));
    }
    return sources;
  }
}
