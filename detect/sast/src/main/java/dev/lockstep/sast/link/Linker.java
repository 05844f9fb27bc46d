package dev.lockstep.sast.link;

import dev.lockstep.sast.flow.Code;
import dev.lockstep.sast.flow.Program;
import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.flow.Steps;
import dev.lockstep.sast.flow.Trail;
import dev.lockstep.sast.flow.Walk;
import dev.lockstep.sast.flow.Ways;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleRun;
import dev.lockstep.sast.search.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs rules that follow calls over the files of a project: from each file that has a source or a
/// sink, into the functions of others that it calls.
///
/// A name leads to another file where exactly one declares it. May be used by several threads.
public final class Linker {
  private static final int MAX_SUBTYPES = 8;

  private final RuleSet rules;
  private final List<Unit> units;
  private final Map<String, String> settings;
  private final String settingsDigest;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Declarations classes;
  private final Declarations functions;

  private final Map<String, SortedSet<String>> subtypes = new HashMap<>();
  private final ReadFiles read = new ReadFiles();
  private final Reaches reaches;

  /// A file.
  ///
  /// @param id names its content
  /// @param places where it stands, `/` between names
  /// @param bytes reads its content
  public record Unit(
      String id, List<String> places, Reader reader, Contents bytes, Outline outline) {}

  /// Gives bytes.
  @FunctionalInterface
  public interface Contents {
    byte[] get();
  }

  /// A way from a source to a sink.
  ///
  /// @param unit the file of the sink
  /// @param rule index of the compiled rule
  /// @param trail how data came there; null where the place alone says it
  public record Found(int unit, int rule, Match match, @Nullable Trail trail) {}

  /// What is found from one file on.
  ///
  /// @param asked what was asked of the rest of the project for it, sorted
  /// @param givenUp numbers of the rules for which data was not followed to its end
  public record Linked(List<Found> found, SortedSet<Question> asked, SortedSet<Integer> givenUp) {}

  /// @param settings what the project's files of settings say, by their keys
  public Linker(RuleSet rules, List<Unit> units, Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
    this.settingsDigest = Digest.of(settings);
    this.rules = rules;
    this.units = List.copyOf(units);
    this.classes = new Declarations(this.units);
    this.functions = new Declarations(this.units);

    for (int i = 0; i < units.size(); i++) {
      numbers.put(units.get(i).id(), i);
      Outline outline = units.get(i).outline();
      for (String name : outline.classes()) {
        classes.declare(name, i);
      }
      for (String name : outline.outside()) {
        functions.declare(name, i);
      }

      for (String pair : outline.bases()) {
        int at = pair.indexOf('>');
        subtypes
            .computeIfAbsent(pair.substring(at + 1), _ -> new TreeSet<>())
            .add(pair.substring(0, at));
      }
    }
    this.reaches = new Reaches(units.stream().map(Unit::outline).toList(), this::leads);
  }

  /// The files that a file may lead to: those that declare what it names, or extend it.
  private IntStream leads(int unit) {
    Outline outline = units.get(unit).outline();
    List<Integer> leads = new ArrayList<>();
    for (String name : outline.asked()) {
      leads.addAll(classes.mayBeMeant(unit, name));
      leads.addAll(functions.mayBeMeant(unit, name));
      for (String subtype : subtypes(name)) {
        leads.addAll(classes.mayBeMeant(unit, subtype));
      }
    }
    for (String pair : outline.bases()) {
      leads.addAll(classes.mayBeMeant(unit, pair.substring(pair.indexOf('>') + 1)));
    }
    return leads.stream().mapToInt(Integer::intValue);
  }

  /// Whether something may be found from a file on.
  public boolean begins(int unit) {
    if (readsSettings(unit)) {
      return true;
    }
    for (int i = 0; i < rules.rules().size(); i++) {
      if (mayFind(i, unit)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a file reads settings of the project: all rules see more of it then.
  public boolean readsSettings(int unit) {
    return !settings.isEmpty() && units.get(unit).outline().asks("getProperty");
  }

  /// What this project says to a question: an id of a content, the name of a class, or a text that
  /// tells settings apart; empty where there is no answer, or are several.
  public String answer(Question question) {
    return switch (question.sort()) {
      case CLASS -> id(classes.only(question.name()));
      case FUNCTION -> id(functions.only(question.name()));
      case NEAR_CLASS -> ids(meant(classes, question.name()));
      case NEAR_FUNCTION -> ids(meant(functions, question.name()));
      case SUBTYPE -> String.join(" ", subtypes(question.name()));
      case SETTINGS -> settingsDigest;
      case FOLLOWED -> followed(numbers.getOrDefault(question.name(), Declarations.NONE));
    };
  }

  /// The classes that extend a type; none where they are too many to be followed.
  private SortedSet<String> subtypes(String type) {
    SortedSet<String> all = subtypes.get(type);
    return all == null || all.size() > MAX_SUBTYPES ? Collections.emptySortedSet() : all;
  }

  private String followed(int unit) {
    return unit == Declarations.NONE
        ? ""
        : IntStream.range(0, rules.rules().size())
            .filter(rule -> mayFind(rule, unit))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" "));
  }

  private String id(int unit) {
    return unit == Declarations.NONE ? "" : units.get(unit).id();
  }

  private String ids(List<Integer> all) {
    return all.stream().map(this::id).sorted().collect(Collectors.joining(" "));
  }

  /// What is meant by the name of a question that says who asks.
  private List<Integer> meant(Declarations all, String name) {
    String[] parts = name.split(" ", 3);
    Integer unit = numbers.get(parts[0]);
    return unit == null || parts.length < 3 ? List.of() : all.meant(unit, parts[1], parts[2]);
  }

  /// What is found from one file on, in it and in others.
  public Linked from(int unit) {
    Set<Question> asked = new HashSet<>();
    asked.add(new Question(Question.Sort.FOLLOWED, units.get(unit).id()));
    List<Found> found = new ArrayList<>();
    SortedSet<Integer> givenUp = new TreeSet<>();
    if (readsSettings(unit)) {
      asked.add(new Question(Question.Sort.SETTINGS, ""));
    }
    ReadFiles.Read root = read(unit);
    if (root == null) {
      return new Linked(found, new TreeSet<>(asked), givenUp);
    }
    List<CompiledRule> all = rules.rules();
    for (int i = 0; i < all.size(); i++) {
      CompiledRule rule = all.get(i);
      if (!rule.reader().equals(units.get(unit).reader())) {
        continue;
      }
      if (!rule.follows()) {
        if (readsSettings(unit)) {
          for (Match match : root.run().run(rule)) {
            found.add(new Found(unit, i, match, null));
          }
        }
        continue;
      }
      if (mayFind(i, unit)) {
        Following following = new Following(i, asked);
        following.from(unit, found);
        if (following.steps.isGivenUp()) {
          givenUp.add(i);
        }
      }
    }
    return new Linked(found, new TreeSet<>(asked), givenUp);
  }

  /// Whether a rule has a source or a sink in a file, and the other one in what it may lead to.
  private boolean mayFind(int rule, int unit) {
    Outline outline = units.get(unit).outline();
    return reaches.hasSource(unit, rule)
        && reaches.hasSink(unit, rule)
        && (outline.sources().contains(rule) || outline.sinks().contains(rule));
  }

  private ReadFiles.@Nullable Read read(int unit) {
    ReadFiles.Read known = read.get(unit);
    if (known != null) {
      return known;
    }
    Unit one = units.get(unit);
    RuleRun run = new RuleRun(rules, one.bytes().get(), settings);
    Optional<Code> code = run.code(one.reader());
    if (code.isEmpty()) {
      return null;
    }
    return read.keep(unit, new ReadFiles.Read(run, code.get()));
  }

  private Optional<Spots> spots(ReadFiles.Read file, int rule) {
    synchronized (file) {
      return file.run().spots(rules.rules().get(rule));
    }
  }

  /// One rule, followed from one file.
  private final class Following implements Program {
    private final int rule;
    private final Set<Question> asked;
    private final Map<Integer, Walk> walks = new TreeMap<>();
    private final Steps steps = new Steps();
    private final Ways ways = new Ways();

    /// What was answered before: calls ask the same again and again.
    private final Map<Asked, List<Walk>> answered = new HashMap<>();

    private final Map<String, List<String>> extended = new HashMap<>();

    /// @param asked takes what is asked of the project
    Following(int rule, Set<Question> asked) {
      this.rule = rule;
      this.asked = asked;
    }

    void from(int unit, List<Found> into) {
      Walk walk = walk(unit);
      if (walk == null) {
        return;
      }
      walk.run();
      walks.forEach(
          (index, one) -> {
            for (Match match : one.found()) {
              for (Trail trail : one.trails(match)) {
                into.add(new Found(index, rule, match, trail));
              }
            }
          });
    }

    private @Nullable Walk walk(int unit) {
      Walk known = walks.get(unit);
      if (known != null) {
        return known;
      }
      ReadFiles.Read file = read(unit);
      Optional<Spots> spots = file == null ? Optional.empty() : spots(file, rule);
      if (file == null || spots.isEmpty()) {
        return null;
      }
      Walk walk =
          new Walk(
              file.code(),
              spots.get(),
              rules.rules().get(rule).rule().options(),
              this,
              steps,
              ways);
      walks.put(unit, walk.numbered(unit));
      return walk;
    }

    /// A question of a file for a name, of a class or of a function.
    private record Asked(boolean ofClass, int file, String module, String name) {}

    @Override
    public List<Walk> declaring(int file, String type) {
      Asked question = new Asked(true, file, "", type);
      List<Walk> known = answered.get(question);
      if (known == null) {
        known = declarations(file, type);
        answered.put(question, known);
      }
      return known;
    }

    private List<Walk> declarations(int file, String type) {
      asked.add(new Question(Question.Sort.CLASS, type));
      String module = "";
      if (classes.isOfSeveral(type)) {
        ReadFiles.Read asking = read(file);
        module = asking == null ? "" : asking.code().moduleOf(type);
        String asker = units.get(file).id();
        asked.add(new Question(Question.Sort.NEAR_CLASS, asker + " " + module + " " + type));
      }
      return walks(classes.meant(file, module, type));
    }

    @Override
    public List<Walk> withFunction(int file, String module, String name) {
      Asked question = new Asked(false, file, module, name);
      List<Walk> known = answered.get(question);
      if (known == null) {
        known = definitions(file, module, name);
        answered.put(question, known);
      }
      return known;
    }

    private List<Walk> definitions(int file, String module, String name) {
      asked.add(new Question(Question.Sort.FUNCTION, name));
      if (functions.isOfSeveral(name)) {
        String asker = units.get(file).id();
        asked.add(new Question(Question.Sort.NEAR_FUNCTION, asker + " " + module + " " + name));
      }
      return walks(functions.meant(file, module, name));
    }

    private List<Walk> walks(List<Integer> meant) {
      return meant.stream().map(this::walk).filter(Objects::nonNull).toList();
    }

    @Override
    public @Nullable String onlyExtending(String type) {
      List<String> all = extending(type);
      return all.size() == 1 ? all.getFirst() : null;
    }

    @Override
    public List<String> extending(String type) {
      List<String> known = extended.get(type);
      if (known == null) {
        asked.add(new Question(Question.Sort.SUBTYPE, type));
        known = List.copyOf(subtypes(type));
        extended.put(type, known);
      }
      return known;
    }
  }
}
