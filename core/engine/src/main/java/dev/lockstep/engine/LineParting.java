package dev.lockstep.engine;

/// Parts before line feeds, but not where a zero lies beside one: that is UTF-16's.
final class LineParting implements Parting {

  @Override
  public int next(byte[] bytes, int length, int from, int to) {
    int at = from;
    while (at < to && !(bytes[at] == '\n' && isApart(bytes, length, at))) {
      at++;
    }
    return at;
  }

  @Override
  public int last(byte[] bytes, int length, int from, int to) {
    int at = to;
    while (at > from && !(bytes[at] == '\n' && isApart(bytes, length, at))) {
      at--;
    }
    return at;
  }

  private static boolean isApart(byte[] bytes, int length, int at) {
    return at < length && bytes[at - 1] != 0 && (at + 1 == length || bytes[at + 1] != 0);
  }
}
