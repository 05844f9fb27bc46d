package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.rego.builtin.Host;

/// The host that tells beside the results what policies print.
final class PrintingHost implements Host {
  private final Console console;

  PrintingHost(Console console) {
    this.console = console;
  }

  @Override
  public void print(String text, String file, int line) {
    console.say(text);
  }
}
