package dev.lockstep.source.shell;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;

/// Reads the shell language of POSIX (Shell Command Language) and Bash.
///
/// A command is a [dev.lockstep.source.tree.Kind#CALL] of the constant `command` with all its words
/// as arguments, the name among them; literal words are strings, quoted or not. Pipelines and lists
/// are binary operators; redirections have no place in the tree.
public final class BashFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.BASH;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    TreeBuilder builder = new TreeBuilder(source, symbols);
    ShellText text = new ShellText(source, 0, source.length);
    if (text.peek(0) == (byte) 0xEF && text.peek(1) == (byte) 0xBB && text.peek(2) == (byte) 0xBF) {
      text.at = 3;
    }
    new ShellParser(text, builder, false).program();
    return builder.finish(Language.BASH);
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    byte[] source = pattern.getBytes(StandardCharsets.UTF_8);
    TreeBuilder builder = new TreeBuilder(source, symbols);
    new ShellParser(new ShellText(source, 0, source.length), builder, true).pattern();
    return builder.finish(Language.BASH);
  }
}
