package dev.lockstep.sast;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.sast.link.Linker;
import dev.lockstep.sast.link.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was found from each file of a project on, with what was asked of other files for it: it is
/// true again where the file and all answers are what they were. Used by several threads.
final class KeptAnswers {
  private static final int SCHEMA = 3;
  private static final int MAX_COUNT = 10_000_000;

  private final Linker linker;
  private final Map<String, Integer> units;
  private final List<String> ids;
  private final Map<String, Answer> last;
  private final Map<String, Answer> now = new ConcurrentHashMap<>();

  /// A match, in a file of the project.
  record Linked(int unit, SastFact.Matched fact) {}

  /// @param said the answer
  private record Asked(Question question, String said) {}

  /// @param asked what was asked, sorted
  private record Answer(List<Asked> asked, List<Linked> found, SortedSet<Integer> givenUp) {}

  /// What is found from a file on.
  ///
  /// @param givenUp numbers of the rules for which data was not followed to its end
  record From(List<Linked> found, SortedSet<Integer> givenUp) {}

  /// @param ids the names of the contents of the linker's files
  /// @param kept what [#toBytes] gave after an earlier scan
  KeptAnswers(Linker linker, List<String> ids, Optional<byte[]> kept) {
    this.linker = linker;
    this.ids = List.copyOf(ids);
    this.units = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      units.put(ids.get(i), i);
    }
    this.last = kept.map(this::read).orElse(Map.of());
  }

  Linker linker() {
    return linker;
  }

  /// What is found from a file on.
  From from(int unit) {
    String id = ids.get(unit);
    Answer before = last.get(id);
    Answer answer = before != null && holds(before) ? before : asked(unit);
    now.put(id, answer);
    return new From(answer.found(), answer.givenUp());
  }

  private boolean holds(Answer answer) {
    for (Asked asked : answer.asked()) {
      if (!linker.answer(asked.question()).equals(asked.said())) {
        return false;
      }
    }
    return true;
  }

  private Answer asked(int unit) {
    Linker.Linked linked = linker.from(unit);
    List<Asked> asked = new ArrayList<>(linked.asked().size());
    for (Question question : linked.asked()) {
      asked.add(new Asked(question, linker.answer(question)));
    }
    List<Linked> found = new ArrayList<>();
    for (Linker.Found one : linked.found()) {
      found.add(new Linked(one.unit(), SastExtractor.fact(one.rule(), one.match(), one.trail())));
    }
    return new Answer(List.copyOf(asked), List.copyOf(found), linked.givenUp());
  }

  /// Whether all is as it was before.
  boolean isUnchanged() {
    return now.equals(last);
  }

  // ------------------------------------------------------------------ as bytes

  byte[] toBytes() {
    Texts texts = new Texts();
    FactWriter out = new FactWriter();
    SastFactCodec codec = new SastFactCodec();
    out.number(now.size());
    new TreeMap<>(now)
        .forEach(
            (id, answer) -> {
              out.number(texts.number(id));
              out.number(answer.asked().size());
              for (Asked asked : answer.asked()) {
                out.number(asked.question().sort().ordinal());
                out.number(texts.number(asked.question().name()));
                out.number(texts.number(asked.said()));
              }
              out.number(answer.givenUp().size());
              answer.givenUp().forEach(out::number);
              out.number(answer.found().size());
              for (Linked linked : answer.found()) {
                out.number(texts.number(ids.get(linked.unit())));
                codec.write(linked.fact(), out);
                for (SastFact.Step step : linked.fact().steps()) {
                  out.number(step.file() < 0 ? 0 : 1 + texts.number(ids.get(step.file())));
                }
              }
            });
    FactWriter whole = new FactWriter();
    whole.number(SCHEMA);
    texts.write(whole);
    whole.raw(out.toByteArray());
    return whole.toByteArray();
  }

  /// Texts by numbers, each once.
  private static final class Texts {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String text) {
      return numbers.computeIfAbsent(text, _ -> numbers.size());
    }

    void write(FactWriter out) {
      out.number(numbers.size());
      numbers.keySet().forEach(out::text);
    }
  }

  private Map<String, Answer> read(byte[] bytes) {
    try {
      FactReader in = new FactReader(bytes, 0, bytes.length);
      if (in.integer() != SCHEMA) {
        return Map.of();
      }
      List<String> texts = new ArrayList<>();
      for (int left = count(in); left > 0; left--) {
        texts.add(in.text());
      }
      Map<String, Answer> answers = new HashMap<>();
      for (int left = count(in); left > 0; left--) {
        String id = text(texts, in.integer());
        Answer answer = answer(in, texts);
        if (answer != null && units.containsKey(id)) {
          answers.put(id, answer);
        }
      }
      return answers;
    } catch (MalformedFact e) {
      return Map.of(); // from another version, or torn: as good as none
    }
  }

  /// An answer; null where a file of its is no more.
  private @Nullable Answer answer(FactReader in, List<String> texts) {
    List<Asked> asked = new ArrayList<>();
    Question.Sort[] sorts = Question.Sort.values();
    for (int left = count(in); left > 0; left--) {
      int sort = in.integer();
      if (sort >= sorts.length) {
        throw new MalformedFact("no question");
      }
      Question question = new Question(sorts[sort], text(texts, in.integer()));
      asked.add(new Asked(question, text(texts, in.integer())));
    }
    SortedSet<Integer> givenUp = new TreeSet<>();
    for (int left = count(in); left > 0; left--) {
      givenUp.add(in.integer());
    }
    boolean whole = true;
    List<Linked> found = new ArrayList<>();
    SastFactCodec codec = new SastFactCodec();
    for (int left = count(in); left > 0; left--) {
      Integer unit = units.get(text(texts, in.integer()));
      if (!(codec.read(in) instanceof SastFact.Matched fact)) {
        throw new MalformedFact("no match");
      }
      List<SastFact.Step> steps = new ArrayList<>();
      for (SastFact.Step step : fact.steps()) {
        int number = in.integer();
        Integer file = number == 0 ? Integer.valueOf(-1) : units.get(text(texts, number - 1));
        whole &= file != null;
        steps.add(
            new SastFact.Step(file == null ? -1 : file, step.start(), step.length(), step.what()));
      }
      whole &= unit != null;
      found.add(
          new Linked(
              unit == null ? 0 : unit,
              new SastFact.Matched(fact.rule(), fact.start(), fact.length(), fact.bound(), steps)));
    }
    return whole ? new Answer(List.copyOf(asked), List.copyOf(found), givenUp) : null;
  }

  private static int count(FactReader in) {
    int count = in.integer();
    if (count > MAX_COUNT) {
      throw new MalformedFact(count + " entries");
    }
    return count;
  }

  private static String text(List<String> texts, int number) {
    if (number >= texts.size()) {
      throw new MalformedFact("no text " + number);
    }
    return texts.get(number);
  }
}
