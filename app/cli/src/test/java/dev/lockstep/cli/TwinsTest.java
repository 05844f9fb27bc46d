package dev.lockstep.cli;

import static dev.lockstep.cli.GitRun.git;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other bytes under the name of a content that was examined before.
class TwinsTest {
  /// Put together here, so that no scan of this file finds a token in it.
  private static final String LEAK = "aws_access_key_id = " + "AK" + "IA" + "QX7YZ3M2KLP4WRTB\n";

  @TempDir Path folder;

  private Path repository(String name) throws Exception {
    Path repository = Files.createDirectory(folder.resolve(name));
    git(repository, "init", "-q");
    Files.writeString(repository.resolve("a.env"), "port = 8080\n");
    git(repository, "add", "a.env");
    return repository;
  }

  private static Said staged(Path repository) {
    return new CommandRun(repository).run("scan", "--staged", "--only", "secrets");
  }

  /// What git would never write: bytes that are not those of the name.
  private static void lie(Path repository) throws Exception {
    String id = git(repository, "rev-parse", ":a.env");
    Path object = repository.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    assertTrue(object.toFile().setWritable(true));
    try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(object))) {
      out.write(("blob " + LEAK.length() + "\0" + LEAK).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void doNotHideBehindWhatAnotherRepositorySaysOfTheName() throws Exception {
    assertEquals(0, staged(repository("honest")).exit());
    Path repository = repository("lying");
    lie(repository);
    Said said = staged(repository);
    assertEquals(4, said.exit(), said.err());
    assertTrue(said.out().contains("a.env"), said.out());
    assertTrue(said.out().replaceAll("\\s+", " ").contains("git fsck"), said.out());
  }

  @Test
  void doNotHideInAWorkTreeBehindWhatTheObjectSays() throws Exception {
    Path repository = repository("changed");
    assertEquals(0, staged(repository).exit());
    Path file = repository.resolve("a.env");
    Object time = Files.getLastModifiedTime(file);
    Files.writeString(file, LEAK);
    Files.setAttribute(file, "lastModifiedTime", time);
    assertEquals(1, new CommandRun(repository).run("scan", "--only", "secrets").exit());
  }
}
