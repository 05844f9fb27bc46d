package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;
import java.util.Arrays;

/// All tokens of a file, in arrays, with each bracket's partner, so that a parser may look ahead
/// without reading anything twice.
public final class TokenTable {
  private static final int ENDS = 4;

  private byte[] kinds;
  private int[] symbolOf;
  private int[] starts;
  private int[] ends;
  private int[] partner = new int[0];
  private int count;

  /// @param sourceLength the file's length in bytes
  public TokenTable(int sourceLength) {
    int capacity = sourceLength / 4 + 16;
    kinds = new byte[capacity];
    symbolOf = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  public void add(int kind, int symbol, int start, int end) {
    if (count == kinds.length) {
      int capacity = count + (count >> 1) + 16;
      kinds = Arrays.copyOf(kinds, capacity);
      symbolOf = Arrays.copyOf(symbolOf, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    kinds[count] = (byte) kind;
    symbolOf[count] = symbol;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /// The kind of the token that came last, [Token#END] where none did.
  public int last() {
    return count == 0 ? Token.END : kinds[count - 1];
  }

  /// Adds the ends, so that looking ahead needs no check, and finds each bracket's partner.
  public void finish(int sourceLength) {
    for (int i = 0; i < ENDS; i++) {
      add(Token.END, Symbols.EMPTY, sourceLength, sourceLength);
    }
    pairBrackets();
  }

  public byte[] kinds() {
    return kinds;
  }

  public int[] symbols() {
    return symbolOf;
  }

  public int[] starts() {
    return starts;
  }

  public int[] ends() {
    return ends;
  }

  /// For a bracket that opens, the number of the one that closes it; -1 where none does.
  public int[] partners() {
    return partner;
  }

  /// A brace that closes ends what is open inside it.
  private void pairBrackets() {
    partner = new int[count];
    int[] open = new int[64];
    int depth = 0;
    for (int i = 0; i < count; i++) {
      partner[i] = -1;
      switch (kinds[i]) {
        case Token.OPEN, Token.OPEN_SQUARE, Token.OPEN_BRACE -> {
          if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
          }
          open[depth++] = i;
        }
        case Token.CLOSE, Token.CLOSE_SQUARE -> {
          if (depth > 0 && kinds[open[depth - 1]] == kinds[i] - 1) {
            partner[open[--depth]] = i;
          }
        }
        case Token.CLOSE_BRACE -> {
          int at = depth;
          while (at > 0 && kinds[open[at - 1]] != Token.OPEN_BRACE) {
            at--;
          }
          if (at > 0) {
            depth = at - 1;
            partner[open[depth]] = i;
          }
        }
        default -> {}
      }
    }
  }
}
