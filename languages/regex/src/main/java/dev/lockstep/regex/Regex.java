package dev.lockstep.regex;

import dev.lockstep.regex.syntax.Parsed;
import dev.lockstep.regex.syntax.Parser;
import dev.lockstep.regex.syntax.RegexSyntax;
import java.util.List;

/// A regular expression with the syntax and semantics of Go's `regexp`, over UTF-8 bytes.
///
/// Immutable and thread-safe; each thread searches with its own [Searcher].
public final class Regex {
  private final Facts facts;
  private final Machinery machinery;

  private Regex(Facts facts, Machinery machinery) {
    this.facts = facts;
    this.machinery = machinery;
  }

  /// @throws RegexSyntax where Go's `regexp.Compile` returns an error
  public static Regex compile(String pattern) throws RegexSyntax {
    Parsed parsed = Parser.parse(pattern);
    Anchoring anchoring = Anchoring.of(parsed.root());
    Facts facts = Facts.of(pattern, parsed, anchoring);
    return new Regex(facts, new Machinery(new Trees(parsed.root(), anchoring.branches())));
  }

  /// What [#toBytes()] wrote. The pattern is not parsed again, and its trees only read when first
  /// searched for.
  ///
  /// @throws IllegalArgumentException where the bytes are no compiled form of this version
  public static Regex fromBytes(byte[] compiled) {
    CompiledReader in = new CompiledReader(compiled);
    Facts facts = in.facts();
    return new Regex(facts, new Machinery(in.restOfBytes()));
  }

  public byte[] toBytes() {
    CompiledWriter out = new CompiledWriter();
    out.facts(facts);
    out.trees(machinery.trees());
    return out.toByteArray();
  }

  /// A new searcher, for one thread.
  public Searcher searcher() {
    return new Searcher(this);
  }

  Machinery machinery() {
    return machinery;
  }

  Facts facts() {
    return facts;
  }

  public int groupCount() {
    return facts.groupNames().size();
  }

  /// The number of the first group with this name, or -1.
  public int groupIndex(String name) {
    int index = name.isEmpty() ? -1 : facts.groupNames().indexOf(name);
    return index < 0 ? -1 : index + 1;
  }

  /// The name of a group, empty where it has none.
  ///
  /// @param group from 1
  public String groupName(int group) {
    return facts.groupNames().get(group - 1);
  }

  /// The fewest bytes a match has.
  public int minLength() {
    return facts.length().min();
  }

  /// The most bytes a match has, or -1 where there is no bound.
  public int maxLength() {
    return facts.length().max();
  }

  /// Literals of which each match contains at least one; empty where the pattern has none. Their
  /// places are the anchors of [Searcher#findAll(int[], int, MatchSink)].
  public List<Literal> literals() {
    return facts.literals();
  }

  /// The most bytes a match has before the literal it was found by, or -1 where there is no bound.
  public int reachBefore() {
    return facts.reachBefore();
  }

  /// The most bytes a match has from the first byte of the literal it was found by, or -1 where
  /// there is no bound.
  public int reachAfter() {
    return facts.reachAfter();
  }

  /// Whether a match can begin with this byte (0 to 255). Where [#minLength()] is 0, any can.
  public boolean beginsWith(int value) {
    return facts.beginsWith(value);
  }

  @Override
  public String toString() {
    return facts.pattern();
  }
}
