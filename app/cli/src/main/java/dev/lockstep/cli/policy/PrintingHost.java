package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.rego.builtin.Host;
import java.util.function.Consumer;

/// The host that tells beside the results what policies print, and an explanation what they note.
final class PrintingHost implements Host {
  private final Console console;
  private final Consumer<String> notes;

  PrintingHost(Console console) {
    this(console, _ -> {});
  }

  /// @param notes takes what policies note
  PrintingHost(Console console, Consumer<String> notes) {
    this.console = console;
    this.notes = notes;
  }

  @Override
  public void print(String text, String file, int line) {
    console.say(text);
  }

  @Override
  public void trace(String note) {
    notes.accept(note);
  }
}
