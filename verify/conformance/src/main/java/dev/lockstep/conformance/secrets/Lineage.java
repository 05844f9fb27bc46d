package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Reports of a whole history are the same bytes when each version is examined whole, and at any
/// number of threads. No peer's suite, but a proof on real repositories.
///
/// The path is a repository.
public final class Lineage implements Suite {

  @Override
  public String name() {
    return "lineage";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    byte[] whole = report(path, "--no-lineage");
    compare(path, "two threads", whole, report(path, "--jobs", "2"), results);
    compare(path, "one thread", whole, report(path, "--jobs", "1"), results);
  }

  private static void compare(Path path, String how, byte[] whole, byte[] along, Results results) {
    String id = path.toAbsolutePath().normalize().getFileName() + ", " + how;
    if (whole.length == 0) {
      results.fail(id, "no report");
    } else if (Arrays.equals(whole, along)) {
      results.pass(id);
    } else {
      results.fail(id, "differs at byte " + Arrays.mismatch(whole, along));
    }
  }

  private static byte[] report(Path path, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("scan", "--history", "--only", "secrets", "--no-cache", "--format", "json"));
    arguments.addAll(List.of(options));
    arguments.add(".");
    return Command.lockstep(path, arguments).output();
  }
}
