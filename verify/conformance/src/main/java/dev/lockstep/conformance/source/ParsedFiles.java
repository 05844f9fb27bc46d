package dev.lockstep.conformance.source;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Files that a language's own parser accepts: ours must read each whole, and see the same
/// functions at the same lines. What the parser rejects is no case.
abstract class ParsedFiles implements Suite {
  private static final int BATCH = 500;
  private static final double NANOSECONDS = 1e9;

  private final Language language;
  private final List<String> suffixes;

  ParsedFiles(Language language, List<String> suffixes) {
    this.language = language;
    this.suffixes = List.copyOf(suffixes);
  }

  /// The functions of each file that the peer accepts, as `name line`.
  abstract Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException;

  /// The functions that we see in a tree, in the same form.
  abstract SortedSet<String> functions(Tree tree);

  @Override
  public final String name() {
    return "parse-" + language.id();
  }

  @Override
  public final void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    FrontEnd frontEnd = FrontEnds.of(language).orElseThrow();
    List<Path> files = files(path);
    long bytes = 0;
    long time = 0;
    for (int from = 0; from < files.size(); from += BATCH) {
      List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
      Map<Path, SortedSet<String>> accepted = accepted(batch);
      for (Path file : batch) {
        if (!accepted.containsKey(file)) {
          results.unsupported("files that the language's own parser rejects");
          continue;
        }
        byte[] source = Files.readAllBytes(file);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Tree tree = frontEnd.parse(source, Symbols.create());
        time += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        bytes += source.length;
        judge(path.relativize(file).toString(), tree, accepted.get(file), results);
      }
    }
    results.say(
        String.format(
            Locale.ROOT, "%.1f MB read in %.2f CPU-seconds", bytes / 1e6, time / NANOSECONDS));
  }

  private void judge(String id, Tree tree, SortedSet<String> expected, Results results) {
    if (!tree.unread().isEmpty()) {
      int line = new Lines(tree.source()).lineOf(tree.unread().getFirst().start());
      results.fail(id, "line " + line + ": " + tree.unread().getFirst().reason());
      return;
    }
    SortedSet<String> seen = functions(tree);
    if (seen.equals(expected)) {
      results.pass(id);
      return;
    }
    SortedSet<String> missing = new TreeSet<>(expected);
    missing.removeAll(seen);
    SortedSet<String> extra = new TreeSet<>(seen);
    extra.removeAll(expected);
    results.fail(id, "not seen " + missing + ", not there " + extra);
  }

  private List<Path> files(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> suffixes.stream().anyMatch(file.toString()::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
