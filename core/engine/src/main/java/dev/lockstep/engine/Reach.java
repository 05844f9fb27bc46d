package dev.lockstep.engine;

/// How far around its anchor a fact depends on the content.
public sealed interface Reach {

  /// By how many bytes the windows of a large content overlap before an anchor.
  int overlapBefore();

  /// By how many bytes they overlap from an anchor's first on.
  int overlapAfter();

  /// The whole content decides; it always comes in one window, and contents beyond the engine's
  /// limit are a problem.
  record Whole() implements Reach {
    @Override
    public int overlapBefore() {
      return 0;
    }

    @Override
    public int overlapAfter() {
      return 0;
    }
  }

  /// As [Whole] where the content comes in one window. A larger one comes in windows that overlap
  /// by this much, each shown once and never cut into smaller ranges; what reaches further than the
  /// overlap is not seen.
  ///
  /// @param before bytes visible before a window's range
  /// @param after bytes visible behind it
  record Wide(int before, int after) implements Reach {
    public Wide {
      if (before < 0 || after < 1) {
        throw new IllegalArgumentException("reach " + before + ", " + after);
      }
    }

    @Override
    public int overlapBefore() {
      return before;
    }

    @Override
    public int overlapAfter() {
      return after;
    }
  }

  /// A fact depends on nothing further from its anchor than this: it survives edits elsewhere and
  /// moves along with the
  /// bytes around it.
  ///
  /// @param before bytes before the anchor's first
  /// @param after bytes from the anchor's first on
  record Local(int before, int after) implements Reach {
    public Local {
      if (before < 0 || after < 1) {
        throw new IllegalArgumentException("reach " + before + ", " + after);
      }
    }

    @Override
    public int overlapBefore() {
      return before;
    }

    @Override
    public int overlapAfter() {
      return after;
    }
  }
}
