package dev.lockstep.sast;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Location;
import dev.lockstep.sast.link.Linker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The files of a target that have outlines, by numbers from 0. Used by several threads.
final class LinkedFiles {
  /// How many files' lines are held: traces lead through few files at a time.
  private static final int HELD = 16;

  private final List<Linker.Unit> units = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();
  private final List<List<Occurrence>> occurrences = new ArrayList<>();
  private final Map<ContentId, Integer> numbers = new HashMap<>();

  private final Map<Integer, SastFindings> held =
      new LinkedHashMap<>(HELD * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SastFindings> eldest) {
          return size() > HELD;
        }
      };

  LinkedFiles(TargetFacts facts, List<SastExtractor> extractors) {
    for (SastExtractor extractor : extractors) {
      facts.forEach(extractor, (content, places, some) -> add(extractor, content, places, some));
    }
  }

  private void add(
      SastExtractor extractor, Content content, List<Occurrence> places, List<SastFact> some) {
    for (SastFact fact : some) {
      if (fact instanceof SastFact.Outlined(var packed)
          && numbers.putIfAbsent(content.id(), units.size()) == null) {
        units.add(
            new Linker.Unit(
                content.id().hex(),
                places.stream().map(Occurrence::pathInTarget).toList(),
                extractor.reader(),
                () -> whole(content),
                packed.outline()));
        contents.add(content);
        occurrences.add(places);
      }
    }
  }

  List<Linker.Unit> units() {
    return units;
  }

  /// The number of a content; empty where it has no outline.
  OptionalInt number(ContentId content) {
    Integer number = numbers.get(content);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// A stretch of a file, where the file stands first.
  Location place(int file, long start, int length) {
    SastFindings lines;
    synchronized (held) {
      lines = held.get(file);
    }
    if (lines == null) {
      lines = new SastFindings(whole(contents.get(file)), this::place);
      synchronized (held) {
        held.put(file, lines);
      }
    }
    return lines.place(start, length, occurrences.get(file).getFirst());
  }

  private static byte[] whole(Content content) {
    synchronized (content) {
      return content.read(0, (int) content.size());
    }
  }
}
