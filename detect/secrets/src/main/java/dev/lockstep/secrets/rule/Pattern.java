package dev.lockstep.secrets.rule;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression of a rule: its text, and its compiled form once it is needed.
public final class Pattern {
  private final String text;
  private volatile com.google.re2j.@Nullable Pattern compiled;

  private Pattern(String text) {
    this.text = text;
  }

  /// @throws BadRegex where the text is no expression
  public static Pattern compile(String text) throws BadRegex {
    Pattern pattern = new Pattern(text);
    try {
      pattern.compiled = com.google.re2j.Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadRegex(e.getMessage(), e);
    }
    return pattern;
  }

  /// An expression that was compiled before, when its rule set was.
  public static Pattern checked(String text) {
    return new Pattern(text);
  }

  public String text() {
    return text;
  }

  /// How many groups it captures, the whole match not counted.
  public int groups() {
    return compiled().groupCount();
  }

  public boolean occursIn(String input) {
    return occursIn(input.getBytes(StandardCharsets.UTF_8));
  }

  public boolean occursIn(byte[] input) {
    return compiled().matcher(input).find();
  }

  /// The spans of all matches that do not overlap, from left to right.
  public List<Span> findAll(byte[] input) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = compiled().matcher(input);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end()));
    }
    return spans;
  }

  /// The spans of the groups of the first match, the whole match first; null for a group that took
  /// no part. Empty where nothing matches.
  public List<@Nullable Span> groupsIn(byte[] input, int from, int to) {
    Matcher matcher = compiled().matcher(Arrays.copyOfRange(input, from, to));
    List<@Nullable Span> spans = new ArrayList<>();
    if (matcher.find()) {
      for (int i = 0; i <= groups(); i++) {
        int start = matcher.start(i);
        spans.add(start < 0 ? null : new Span(from + start, from + matcher.end(i)));
      }
    }
    return spans;
  }

  private com.google.re2j.Pattern compiled() {
    com.google.re2j.Pattern pattern = compiled;
    if (pattern == null) {
      pattern = com.google.re2j.Pattern.compile(text);
      compiled = pattern;
    }
    return pattern;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
