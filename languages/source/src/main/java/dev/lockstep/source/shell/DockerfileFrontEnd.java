package dev.lockstep.source.shell;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;

/// Reads Dockerfiles (Docker's Dockerfile reference, syntax 1).
///
/// An instruction is a [dev.lockstep.source.tree.Kind#CALL] of its name in upper case. Flags, an
/// image's tag (`:`), digest (`@`) and alias (`as`), and the variables of `ENV` and `LABEL` are
/// named arguments. What a shell runs is a call of the constant `sh` with a block of the
/// commands of [BashFrontEnd]; the exec form is an array. A pattern without an instruction is one
/// of the shell.
public final class DockerfileFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.DOCKERFILE;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    TreeBuilder builder = new TreeBuilder(source, symbols);
    new DockerfileParser(source, builder, false).file();
    return builder.finish(Language.DOCKERFILE);
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    byte[] source = pattern.getBytes(StandardCharsets.UTF_8);
    TreeBuilder builder = new TreeBuilder(source, symbols);
    if (DockerfileParser.hasInstruction(pattern)) {
      new DockerfileParser(source, builder, true).file();
    } else {
      new ShellParser(new ShellText(source, 0, source.length), builder, true).pattern();
    }
    return builder.finish(Language.DOCKERFILE);
  }
}
