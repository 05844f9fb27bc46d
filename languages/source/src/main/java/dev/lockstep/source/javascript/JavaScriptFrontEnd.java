package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads JavaScript (ECMA-262, 2025) with JSX.
public final class JavaScriptFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.JAVASCRIPT;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new ModuleParser(source, symbols, false, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new ModuleParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, false, true)
        .pattern();
  }
}
