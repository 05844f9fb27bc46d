package dev.lockstep.secrets.filter;

import java.util.Optional;

/// Text of letters that alternate like words: parts between separators, all of one case or
/// capitalised, each with vowels as words have them.
final class Words implements Filter {
  private static final int MIN_PART = 2;

  @Override
  public String id() {
    return "words";
  }

  @Override
  public Optional<String> reason(Candidate candidate) {
    String[] parts = candidate.secret().split("[-_. /:]", -1);
    for (String part : parts) {
      if (!isWord(part)) {
        return Optional.empty();
      }
    }
    return Optional.of("made of words");
  }

  private static boolean isWord(String part) {
    if (part.length() < MIN_PART || !part.chars().allMatch(Words::isLetter)) {
      return false;
    }
    return hasWordVowels(part) && (isOneCase(part.substring(1)) || isCamel(part));
  }

  private static boolean hasWordVowels(String part) {
    int consonants = 0;
    int vowels = 0;
    for (int i = 0; i < part.length(); i++) {
      boolean vowel = "aeiouyAEIOUY".indexOf(part.charAt(i)) >= 0;
      vowels += vowel ? 1 : 0;
      consonants = vowel ? 0 : consonants + 1;
      if (consonants > 4) {
        return false;
      }
    }
    return vowels * 5 >= part.length();
  }

  private static boolean isOneCase(String text) {
    return text.chars().allMatch(Character::isLowerCase)
        || text.chars().allMatch(Character::isUpperCase);
  }

  private static boolean isCamel(String part) {
    int humps = 0;
    for (int i = 1; i < part.length(); i++) {
      humps += Character.isUpperCase(part.charAt(i)) ? 1 : 0;
    }
    return humps * 4 <= part.length();
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
