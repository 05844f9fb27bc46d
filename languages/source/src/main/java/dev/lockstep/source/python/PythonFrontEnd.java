package dev.lockstep.source.python;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads Python (Language Reference 3.14, and what Python 2 has beyond it).
public final class PythonFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new PythonParser(source, symbols, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new PythonParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, true).file();
  }
}
