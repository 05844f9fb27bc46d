package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles that `policy build` signs, what policies may call where they will run, and what their
/// metadata says.
class BuiltBundlesTest {
  private static final String POLICY =
      """
      # METADATA
      # title: The application
      # authors: [A B <a@b.example>]
      package app

      # METADATA
      # description: Whom we let in
      # entrypoint: true
      allow if startswith(input.user, "a")
      """;

  @TempDir private Path folder;

  private CommandRun run() {
    return new CommandRun(folder).file("p.rego", POLICY);
  }

  @Test
  void aSignedBundleIsReadWithItsKeyOnly() {
    CommandRun run = run();
    assertEquals(
        0,
        run.run(
                "policy",
                "build",
                "p.rego",
                "--signing-key",
                "s3cret",
                "--signing-alg",
                "HS256",
                "-o",
                "b.tar.gz")
            .exit());
    String[] eval = {"policy", "eval", "-b", "b.tar.gz", "-f", "raw", "data.app"};
    Said unverified = run.run(eval);
    assertEquals(5, unverified.exit());
    assertTrue(unverified.err().contains("is signed"), unverified.err());
    assertEquals(0, run.run(with(eval, "s3cret")).exit());
    Said other = run.run(with(eval, "another"));
    assertEquals(5, other.exit());
    assertTrue(other.err().contains(".signatures.json"), other.err());
  }

  private static String[] with(String[] eval, String key) {
    String[] all = Arrays.copyOf(eval, eval.length + 4);
    all[eval.length] = "--verification-key";
    all[eval.length + 1] = key;
    all[eval.length + 2] = "--signing-alg";
    all[eval.length + 3] = "HS256";
    return all;
  }

  @Test
  void aKeyOfTheWrongKindSignsNothing() {
    Said said =
        run().file("k.pem", "none").run("policy", "build", "p.rego", "--signing-key", "k.pem");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("signing key"), said.err());
  }

  @Test
  void aCallThatTheCapabilitiesDoNotListIsInvalid() {
    CommandRun run =
        run()
            .file("none.json", "{\"builtins\": [{\"name\": \"eq\"}]}")
            .file("some.json", "{\"builtins\": [{\"name\": \"startswith\"}]}")
            .file("bad.json", "[]");
    Said none = run.run("policy", "check", "--capabilities", "none.json", "p.rego");
    assertEquals(5, none.exit());
    assertTrue(
        none.err().contains("p.rego:9: rego_type_error: undefined function startswith"),
        none.err());
    assertEquals(0, run.run("policy", "check", "--capabilities", "some.json", "p.rego").exit());
    assertEquals(2, run.run("policy", "check", "--capabilities", "bad.json", "p.rego").exit());
    assertEquals(
        5,
        run.run("policy", "eval", "--capabilities", "none.json", "-d", "p.rego", "data.app")
            .exit());
  }

  @Test
  void inspectListsMetadataIfAsked() {
    Said plain = run().run("policy", "inspect", "p.rego");
    assertTrue(!plain.out().contains("ANNOTATIONS"), plain.out());
    Said said = run().run("policy", "inspect", "-a", "p.rego");
    assertTrue(said.out().contains("The application\n===============\n"), said.out());
    assertTrue(said.out().contains("Authors:\n A B <a@b.example>\n"), said.out());
    assertTrue(
        said.out().contains("Package:  app\nRule:     allow\nLocation: p.rego:9\nScope: document"),
        said.out());
    Said json = run().run("policy", "inspect", "-a", "-f", "json", "p.rego");
    assertTrue(json.out().contains("\"entrypoint\": true"), json.out());
  }

  @Test
  void anOptimizedBundleDecidesAsThePolicyDid() {
    CommandRun run =
        new CommandRun(folder)
            .file("p.rego", "package app\n\nallow if input.user in data.admins\n")
            .file("data.json", "{\"admins\": [\"ann\", \"bob\"]}")
            .file("ann.json", "{\"user\": \"ann\"}")
            .file("joe.json", "{\"user\": \"joe\"}");
    String[] build = {
      "policy", "build", "-O", "1", "-e", "app/allow", "p.rego", "data.json", "-o", "b.tar.gz"
    };
    assertEquals(0, run.run(build).exit());
    assertEquals("true", eval(run, "ann.json").out().strip());
    assertEquals("", eval(run, "joe.json").out().strip());
    Said left =
        run.run(
            "policy",
            "eval",
            "-d",
            "p.rego",
            "-d",
            "data.json",
            "-p",
            "-f",
            "source",
            "data.app.allow");
    assertTrue(left.out().contains("input.user in [\"ann\", \"bob\"]"), left.out());
  }

  private static Said eval(CommandRun run, String input) {
    return run.run("policy", "eval", "-b", "b.tar.gz", "-i", input, "-f", "raw", "data.app.allow");
  }

  @Test
  void anEntryPointThatIsNoRuleIsInvalid() {
    CommandRun run = new CommandRun(folder).file("p.rego", "package app\n\nallow if input.x\n");
    Said said = run.run("policy", "build", "-O", "1", "-e", "app/deny", "p.rego");
    assertEquals(5, said.exit());
    assertEquals(2, run.run("policy", "build", "-O", "1", "p.rego").exit());
  }
}
