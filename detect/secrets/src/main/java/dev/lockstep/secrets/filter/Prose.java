package dev.lockstep.secrets.filter;

import java.util.Optional;

/// A sentence, a label, a translation.
final class Prose implements Filter {
  private static final int FEW_SPACES = 2;
  private static final int GROUP = 4;

  @Override
  public String id() {
    return "prose";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String secret = candidate.secret();
    long spaces = secret.chars().filter(Character::isWhitespace).count();
    boolean sentence = spaces >= FEW_SPACES && !isGrouped(secret);
    return sentence || isLabel(secret, spaces > 0) ? Optional.of("prose") : Optional.empty();
  }

  /// A one-time secret in groups of four: `itnc ptx8 wk2t m3mk`.
  private static boolean isGrouped(String text) {
    for (String group : text.split(" ", -1)) {
      if (group.length() != GROUP || !group.chars().allMatch(Character::isLetterOrDigit)) {
        return false;
      }
    }
    return true;
  }

  /// Letters and the signs of sentences only, in more than one word or in another alphabet than
  /// passwords are typed in.
  private static boolean isLabel(String text, boolean spaced) {
    boolean foreign = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (!letter && (i == 0 || " '’.,!?:-\t".indexOf(c) < 0)) {
        return false;
      }
      foreign |= letter && c > 127;
    }
    return spaced || foreign;
  }
}
