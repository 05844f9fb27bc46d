package dev.lockstep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun;
import dev.lockstep.cli.CommandRun.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeToolTest {
  @TempDir private Path folder;

  @Test
  void eachRuleOfANameThatSaysNothingHasPassed() {
    Said said =
        run()
            .file(
                "policy/p.rego",
                """
                package main
                deny contains "one" if input.a == 1
                deny contains "two" if input.a == 2
                warn contains "three" if input.a == 3
                """)
            .file("a.yaml", "a: 1\n")
            .run("policy", "judge", "a.yaml");
    assertEquals(1, said.exit());
    assertEquals(
        "FAIL - a.yaml - main - one\n\n"
            + "3 tests, 2 passed, 0 warnings, 1 failure, 0 exceptions\n",
        said.out());
  }

  @Test
  void terraformIsReadByItsName() {
    Said said =
        run()
            .file(
                "policy/p.rego",
                """
                package main
                deny contains msg if {
                  some name, blocks in input.resource.aws_lb_listener
                  blocks[_].protocol == "HTTP"
                  msg := sprintf("%s speaks HTTP to %s", [name, blocks[_].arn])
                }
                """)
            .file(
                "main.tf",
                "resource \"aws_lb_listener\" \"web\" {\n  protocol = \"HTTP\"\n  arn = aws_lb.x.arn\n}\n")
            .run("policy", "judge", "main.tf");
    assertEquals(1, said.exit());
    assertTrue(said.out().contains("web speaks HTTP to ${aws_lb.x.arn}"), said.out());
  }

  @Test
  void testsReadConfigurationBesideThem() {
    CommandRun run =
        run()
            .file(
                "policy/p_test.rego",
                """
                package main
                test_text if parse_config("yaml", "a: 1") == {"a": 1}
                test_file if parse_config_file("../a.toml").b == 2
                test_files if count(parse_combined_config_files(["../a.toml", "../c.yaml"])) == 3
                """)
            .file("a.toml", "b = 2\n")
            .file("c.yaml", "d: 1\n---\nd: 2\n");
    assertEquals(0, run.run("policy", "test", "policy").exit());
  }

  @Test
  void noPolicyReadsThroughALinkThatLeadsOutside(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("x.yaml"), "a: 1\n");
    Files.createSymbolicLink(folder.resolve("x.yaml"), secret);
    Said said =
        run()
            .file(
                "policy/p.rego",
                "package main\ndeny contains \"read\" if parse_config_file(\"../x.yaml\")\n")
            .file("a.yaml", "a: 1\n")
            .run("policy", "judge", "--show-builtin-errors", "a.yaml");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("lies outside of the folder of the run"), said.err());
  }

  @Test
  void noPolicyReadsOutsideOfTheWorkingFolder() {
    Said said =
        run()
            .file(
                "policy/p.rego",
                "package main\ndeny contains \"read\" if parse_config_file(\"../../x.yaml\")\n")
            .file("a.yaml", "a: 1\n")
            .run("policy", "judge", "--show-builtin-errors", "a.yaml");
    assertEquals(5, said.exit());
    assertTrue(said.err().contains("lies outside of the folder of the run"), said.err());
  }

  @Test
  void aPolicyKnowsTheFileItJudges() {
    Said said =
        run()
            .file("policy/p.rego", "package main\nwarn contains data.conftest.file.name\n")
            .file("in/a.yaml", "a: 1\n")
            .run("policy", "judge", "in/a.yaml");
    assertTrue(said.out().contains("WARN - in/a.yaml - main - a.yaml\n"), said.out());
  }

  @Test
  void messagesStandWhereThePolicyPutsThem() {
    CommandRun run =
        run()
            .file(
                "policy/p.rego",
                """
                package main
                deny contains {"msg": "bad", "_loc": {"file": "a.yaml", "line": 7}}
                """)
            .file("a.yaml", "a: 1\n");
    Said commands = run.run("policy", "judge", "-o", "github", "a.yaml");
    assertTrue(commands.out().contains("::error file=a.yaml,line=7::bad\n"), commands.out());
    Said json = run.run("policy", "judge", "-o", "json", "a.yaml");
    assertTrue(json.out().contains("\"loc\": {"), json.out());
  }

  @Test
  void standardInputHasANameOfItsOwn() {
    Said said =
        run()
            .file("policy/p.rego", "package main\ndeny contains \"bad\"\n")
            .input("a: 1\n")
            .run("policy", "judge", "--stdin-filename", "x.yaml", "-");
    assertTrue(said.out().contains("FAIL - x.yaml - main - bad\n"), said.out());
  }

  @Test
  void nothingIsWrittenWhereAllPassesAndThatIsAsked() {
    Said said =
        run()
            .file("policy/p.rego", "package main\ndeny contains \"bad\" if input.b\n")
            .file("a.yaml", "a: 1\n")
            .run("policy", "judge", "--quiet", "a.yaml");
    assertEquals(0, said.exit());
    assertEquals("", said.out());
  }

  private CommandRun run() {
    return new CommandRun(folder);
  }
}
