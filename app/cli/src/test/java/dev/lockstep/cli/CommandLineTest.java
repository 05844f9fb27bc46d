package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program says to who types at it.
class CommandLineTest {
  @TempDir Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
  }

  @Test
  void theVersionIsTheBuilds() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
    assertEquals("lockstep " + version + "\n", run.run("--version").out());
  }

  @Test
  void theShortHelpFitsAScreen() {
    Said said = run.run("--help");
    assertEquals(0, said.exit());
    assertTrue(said.out().lines().count() < 30, said.out());
    assertTrue(said.out().lines().allMatch(line -> line.length() <= 80), said.out());
  }

  @Test
  void theWholeHelpNamesEveryOptionOfTheContract() {
    String help = run.run("--help", "all").out();
    for (String option :
        """
        --history --since --staged --only --rules --compat --exclude --enable-rule --disable-rule
        --fail-on --max-file-size --format --config --baseline --now --jobs --no-cache
        --no-rule-cache --report --show-secrets --allow-partial --all --debug"""
            .split("\\s+")) {
      assertTrue(help.contains(option + " ") || help.contains(option + "\n"), option);
    }
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "gate", "explain", "waive", "baseline", "rules", "hook", "cache"})
  void eachCommandHasItsOwnHelp(String command) {
    assertEquals(run.run(command, "--help").out(), run.run("help", command).out());
    assertTrue(run.run(command, "-h").out().startsWith("lockstep " + command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scna                        | there is no command scna              | did you mean lockstep scan?
          scan --stagd                | unknown option --stagd                | did you mean "--staged"?
          scan --fail-on hihg         | --fail-on does not know "hihg"        | did you mean "high"?
          scan --only secrets,scaa    | --only does not know "scaa"           | did you mean "sca"?
          scan --format sariff        | there is no format "sariff"           | did you mean "sarif"?
          scan --jobs 0               | --jobs does not take "0"              | expected a number
          scan --jobs                 | --jobs needs a value                  | --jobs N
          scan --all=yes              | --all takes no value                  | see lockstep scan --help
          scan --now yesterday        | --now does not take "yesterday"       | expected a date
          scan --max-file-size huge   | --max-file-size does not take "huge"  | expected a size
          scan --staged --since HEAD  | exclude each other                    | --staged
          scan --only iac             | --only does not know "iac"            | it knows secrets, sast, sca
          cache remove                | cache does not know "remove"          | it knows look, clear
          .                           | there is no command .                 | lockstep scan .
          scan https://a.example/b    | no file or folder https://a.example/b | clone it first
          explain stripe              | no rule or finding "stripe"           | stripe-live-secret-key
          scan nowhere                | there is no file or folder nowhere    | nothing was scanned
          scan --config nowhere.yaml  | there is no nowhere.yaml              | nothing was scanned
          scan --baseline nowhere.txt | there is no baseline nowhere.txt      | lockstep baseline makes one
          scan --format json=no/x     | there is no folder for no/x           | nothing was scanned
          gate nowhere.json           | there is no report nowhere.json       | nothing was done
          rules tset                  | there is no command rules tset        | lockstep rules
          completion tcsh             | there is no completion for "tcsh"     | bash, zsh and fish
          waive LS-ABCDEFGH           | a waiver needs a reason               | --reason
          explain                     | explain needs RULE\\|FINDING          | see lockstep explain --help
          """)
  void aWrongWordIsAnsweredWithTheRightOne(String line, String message, String hint) {
    Said said = run.run(line.split(" "));
    assertEquals(2, said.exit(), said.err());
    assertEquals("", said.out());
    assertTrue(said.err().startsWith("lockstep: "), said.err());
    assertTrue(said.err().contains(message.replace("\\", "")), said.err());
    assertTrue(said.err().contains(hint), said.err());
    assertTrue(said.err().endsWith("; exit 2)\n"), said.err());
  }

  @Test
  void aTraceIsShownOnlyForWhoDebugs() {
    run.file("lockstep.yaml", "gate: [");
    assertTrue(!run.run("scan").err().contains("\tat "));
    assertTrue(run.run("scan", "--debug").err().contains("\tat "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void aCompletionKnowsEveryCommandAndOption(String shell) {
    String script = run.run("completion", shell).out();
    for (String word : new String[] {"scan", "doctor", "fail-on", "critical", "no-rule-cache"}) {
      assertTrue(script.contains(word), word);
    }
  }

  @Test
  void bashUnderstandsItsCompletion() throws Exception {
    String script = run.run("completion", "bash").out();
    assertEquals("--staged\n", completed(script, "lockstep scan --sta"));
    assertEquals("high\n", completed(script, "lockstep scan --fail-on hi"));
    assertEquals("doctor\n", completed(script, "lockstep doc"));
  }

  private static String completed(String script, String line) throws Exception {
    String ask =
        script
            + "COMP_WORDS=("
            + line
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _lockstep; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).start();
    bash.getOutputStream().close();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
