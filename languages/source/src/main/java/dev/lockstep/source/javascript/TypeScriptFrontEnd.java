package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads TypeScript (5.9) with TSX.
public final class TypeScriptFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.TYPESCRIPT;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new ModuleParser(source, symbols, true, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new ModuleParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, true, true)
        .pattern();
  }
}
