package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.AdvisoryFile;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.db.DatabaseDelta;
import dev.lockstep.sca.db.DatabaseWriter;
import dev.lockstep.sca.db.Knowledge;
import dev.lockstep.sca.db.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes the database of advisories from what others publish. Scans that run meanwhile go on with
/// the one they opened.
final class DbBuildCommand implements Command {
  private static final int NOTICES_SHOWN = 10;

  private final String word;

  /// @param word `build`, or `update`, which also takes a database that is ready
  DbBuildCommand(String word) {
    this.word = word;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "db " + word,
        word.equals("build") ? "[SOURCE...]" : "SOURCE...",
        word.equals("build") ? 0 : 1,
        Syntax.MANY,
        word.equals("build")
            ? "make the database of advisories from files and folders"
            : "replace the database by a ready one, or make it anew from files and folders",
        options(),
        List.of(
            "A source is a zip archive or a folder of OSV records (osv.dev's all.zip files,",
            "GitHub's advisory database), GitLab's advisory database (YAML), CISA's",
            "catalogue of exploited vulnerabilities (JSON), or EPSS scores (CSV, packed or",
            "not).",
            "Folders are read at any depth. An update also takes what db delta made.",
            "An https:// address of your mirror is fetched: only here, only when named."));
  }

  private List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(Option.valued("--out", "FILE", "where it is written, instead of the usual place"));
    if (word.equals("build")) {
      options.add(
          Option.valued("--jars", "DIR", "tell jars by their classes: those below DIR are known"));
    }
    options.add(Option.valued("--now", "TIME", "the time to take as now"));
    options.add(Option.flag("--debug", "show where an error comes from"));
    return List.copyOf(options);
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Path file =
        arguments
            .value("--out")
            .map(surroundings::file)
            .or(() -> AdvisoryFile.of(surroundings))
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "there is no place for the database",
                        "--out FILE, or set HOME, XDG_DATA_HOME or " + AdvisoryFile.VARIABLE));
    String jars = word.equals("build") ? arguments.value("--jars").orElse("") : "";
    if (!jars.isEmpty()) {
      boolean alone = arguments.operands().isEmpty() && arguments.value("--out").isPresent();
      JarsBuild.make(surroundings.file(jars), alone ? file : AdvisoryFile.jars(file), surroundings);
      if (arguments.operands().isEmpty()) {
        return ExitCode.PASSED;
      }
    } else if (arguments.operands().isEmpty()) {
      throw CommandFailure.usage(
          "a source of advisories, or --jars DIR, is needed", "lockstep db build --help");
    }
    List<MirrorFile> fetched = new ArrayList<>();
    try {
      List<Path> sources = sources(arguments, surroundings, fetched);
      if (word.equals("update") && areDeltas(sources)) {
        for (Path delta : sources) {
          DatabaseDelta.apply(delta, file);
        }
      } else if (word.equals("update") && sources.size() == 1 && isReady(sources.getFirst())) {
        AdvisoryDatabase.open(sources.getFirst()).verify();
        DatabaseWriter.replace(sources.getFirst(), file);
      } else {
        make(sources, file, Now.of(arguments, surroundings), surroundings.console());
      }
      AdvisoryDatabase made = AdvisoryDatabase.open(file);
      surroundings
          .console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%s: %,d records, %,d vulnerabilities of %,d packages, %,d KiB",
                  surroundings.shown(file),
                  made.recordCount(),
                  made.vulnerabilityCount(),
                  made.packageCount(),
                  Files.size(file) >> 10));
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.usage("the database was not made: " + e.getMessage(), e);
    } finally {
      fetched.forEach(DbBuildCommand::discard);
    }
  }

  /// @param fetched what was fetched for it, to be discarded
  private static List<Path> sources(
      Arguments arguments, Surroundings surroundings, List<MirrorFile> fetched) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String named : arguments.operands()) {
      if (MirrorFile.isAddress(named)) {
        fetched.add(MirrorFile.fetch(named));
        sources.add(fetched.getLast().file());
      } else if (Files.exists(surroundings.file(named))) {
        sources.add(surroundings.file(named));
      } else {
        throw CommandFailure.usage("there is no source " + named);
      }
    }
    return sources;
  }

  private static void discard(MirrorFile one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean areDeltas(List<Path> sources) throws IOException {
    for (Path source : sources) {
      if (!Files.isRegularFile(source) || !DatabaseDelta.isDelta(source)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReady(Path source) {
    return source.getFileName().toString().endsWith(".db");
  }

  private static void make(List<Path> sources, Path file, Now now, Console console)
      throws IOException {
    Knowledge knowledge = new Knowledge();
    SourceReader reader = new SourceReader(knowledge);
    for (Path source : sources) {
      reader.read(source);
    }
    List<String> notices = knowledge.notices();
    notices.stream().limit(NOTICES_SHOWN).forEach(notice -> console.say("passed over " + notice));
    if (notices.size() > NOTICES_SHOWN) {
      console.say("passed over " + (notices.size() - NOTICES_SHOWN) + " more");
    }
    if (knowledge.isEmpty()) {
      throw new IOException("no record of the OSV format was found");
    }
    DatabaseWriter.write(knowledge, now.day(), file);
  }
}
