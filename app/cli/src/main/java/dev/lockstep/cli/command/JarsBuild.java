package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.sca.identity.JarCorpus;
import dev.lockstep.sca.identity.JarCorpusWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Makes the corpus by which jars are told that do not say what they are.
final class JarsBuild {
  private static final int NOTICES_SHOWN = 10;

  private JarsBuild() {}

  /// @throws CommandFailure of usage where no jar below the folder is known
  static void make(Path folder, Path file, Surroundings surroundings) {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.usage("there is no folder " + surroundings.shown(folder));
    }
    try {
      JarCorpusWriter writer = new JarCorpusWriter();
      writer.add(folder);
      say(writer.notices(), surroundings);
      if (writer.isEmpty()) {
        throw CommandFailure.usage(
            "no jar in " + surroundings.shown(folder) + " says what it is, by its place or inside");
      }
      writer.write(file);
      JarCorpus made = JarCorpus.open(file);
      surroundings
          .console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%s: %,d jars, %,d classes, %,d KiB",
                  surroundings.shown(file),
                  made.artifactCount(),
                  made.printCount(),
                  Files.size(file) >> 10));
    } catch (IOException e) {
      throw CommandFailure.usage("the corpus was not made: " + e.getMessage(), e);
    }
  }

  private static void say(List<String> notices, Surroundings surroundings) {
    notices.stream()
        .limit(NOTICES_SHOWN)
        .forEach(notice -> surroundings.console().say("passed over " + notice));
    if (notices.size() > NOTICES_SHOWN) {
      surroundings.console().say("passed over " + (notices.size() - NOTICES_SHOWN) + " more");
    }
  }
}
