package dev.lockstep.sca.version;

/// A version of dpkg: epoch, upstream version, revision. Source: Debian policy 5.6.12.
final class DebianVersion implements VersionKey {
  private final String epoch;
  private final String upstream;
  private final String revision;

  private DebianVersion(String epoch, String upstream, String revision) {
    this.epoch = epoch;
    this.upstream = upstream;
    this.revision = revision;
  }

  static DebianVersion of(String given) {
    String version = given.strip();
    int colon = version.indexOf(':');
    boolean hasEpoch = colon > 0 && Digits.end(version, 0) == colon;
    String rest = hasEpoch ? version.substring(colon + 1) : version;
    int dash = rest.lastIndexOf('-');
    return new DebianVersion(
        hasEpoch ? Digits.stripped(version, 0, colon) : "",
        dash < 0 ? rest : rest.substring(0, dash),
        dash < 0 ? "" : rest.substring(dash + 1));
  }

  @Override
  public boolean isPrerelease() {
    return upstream.indexOf('~') >= 0;
  }

  @Override
  public int compareTo(VersionKey other) {
    DebianVersion right = (DebianVersion) other;
    int order = Digits.compare(epoch, right.epoch);
    if (order == 0) {
      order = compare(upstream, right.upstream);
    }
    return order == 0 ? compare(revision, right.revision) : order;
  }

  private static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      while (isText(left, i) || isText(right, j)) {
        int order = Integer.compare(weight(left, i), weight(right, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      i = afterZeros(left, Math.min(i, left.length()));
      j = afterZeros(right, Math.min(j, right.length()));
      int endLeft = Digits.end(left, i);
      int endRight = Digits.end(right, j);
      int order = Integer.compare(endLeft - i, endRight - j);
      for (; order == 0 && i < endLeft; i++, j++) {
        order = Character.compare(left.charAt(i), right.charAt(j));
      }
      if (order != 0) {
        return order;
      }
      i = endLeft;
      j = endRight;
    }
    return 0;
  }

  private static boolean isText(String text, int i) {
    return i < text.length() && !Digits.isDigit(text.charAt(i));
  }

  private static int afterZeros(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int weight(String text, int i) {
    if (i >= text.length()) {
      return 0;
    }
    char c = text.charAt(i);
    if (Digits.isDigit(c)) {
      return 0;
    }
    if (c == '~') {
      return -1;
    }
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? c : c + 256;
  }
}
