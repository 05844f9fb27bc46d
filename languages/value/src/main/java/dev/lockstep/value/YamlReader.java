package dev.lockstep.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML into values, with the scalars that the Kubernetes tools know: those of YAML 1.2 and
/// the booleans, bases, merge keys and dates-as-text of 1.1.
public final class YamlReader {
  private static final int MAX_NODES_OF_ALIASES = 1_000_000;
  private static final int MAX_CODE_POINTS = 256 << 20;

  private final Iterator<Event> events;

  /// Whether a key that is there twice is malformed; else the last one counts.
  private final boolean distinct;

  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private Event last;
  private int depth;
  private long nodes;
  private long nodesOfAliases;

  private YamlReader(Iterator<Event> events, boolean distinct) {
    this.events = events;
    this.distinct = distinct;
    this.last = events.next();
  }

  /// The documents of `text`, in order; none where there is no content.
  ///
  /// @throws MalformedDocument where it is not YAML, nests deeper than [JsonReader#MAX_DEPTH], or
  ///     its aliases multiply beyond bounds
  public static List<Value> readAll(String text) throws MalformedDocument {
    return readAll(text, false);
  }

  private static List<Value> readAll(String text, boolean distinct) throws MalformedDocument {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).setParseComments(false).build();
    try {
      String content = withoutOldBreaks(text);
      Iterator<Event> events = new Parse(settings).parseString(content).iterator();
      return new YamlReader(events, distinct).documents();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      throw new MalformedDocument(
          String.valueOf(e.getProblem()),
          mark.map(at -> at.getLine() + 1).orElse(0),
          mark.map(at -> at.getColumn() + 1).orElse(0),
          e);
    } catch (YamlEngineException e) {
      throw new MalformedDocument(String.valueOf(e.getMessage()), 0, 0, e);
    }
  }

  /// `text` from its content on: next line, line separator and paragraph separator are breaks of
  /// lines before YAML 1.2, and still are for the tools of Kubernetes.
  private static String withoutOldBreaks(String text) {
    int start = 0;
    while (start < text.length() && "\u0085\u2028\u2029".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  /// The first document of `text`; null where there is none.
  ///
  /// @throws MalformedDocument as [#readAll]
  public static Value read(String text) throws MalformedDocument {
    List<Value> documents = readAll(text);
    return documents.isEmpty() ? NullValue.NULL : documents.getFirst();
  }

  /// As [#read], where no mapping may have a key twice.
  ///
  /// @throws MalformedDocument as [#readAll], and where a mapping has one
  public static Value readDistinct(String text) throws MalformedDocument {
    List<Value> documents = readAll(text, true);
    return documents.isEmpty() ? NullValue.NULL : documents.getFirst();
  }

  private List<Value> documents() throws MalformedDocument {
    List<Value> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        documents.add(value(next()));
      }
    }
    return documents;
  }

  private Event next() {
    last = events.next();
    return last;
  }

  private Value value(Event event) throws MalformedDocument {
    nodes++;
    return switch (event) {
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), nodes, scalar(scalar));
      case SequenceStartEvent sequence -> anchored(sequence.getAnchor(), nodes, sequence());
      case MappingStartEvent mapping -> anchored(mapping.getAnchor(), nodes, mapping());
      case AliasEvent alias -> alias(alias.getAlias());
      default -> throw malformed("unexpected " + event.getEventId());
    };
  }

  private Value anchored(Optional<Anchor> anchor, long before, Value value) {
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), new Anchored(value, nodes - before + 1));
    }
    return value;
  }

  /// Values are shared, so an alias costs nothing here; but whoever walks the document pays for
  /// each, which is why they are counted.
  private Value alias(Anchor anchor) throws MalformedDocument {
    Anchored known = anchors.get(anchor);
    if (known == null) {
      throw malformed("unknown anchor '" + anchor.getValue() + "' referenced");
    }
    nodes += known.nodes;
    nodesOfAliases += known.nodes;
    if (nodesOfAliases > MAX_NODES_OF_ALIASES) {
      throw malformed("document contains excessive aliasing");
    }
    return known.value;
  }

  private Value sequence() throws MalformedDocument {
    enter();
    List<Value> elements = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      elements.add(value(event));
    }
    depth--;
    return ArrayValue.of(elements);
  }

  private Value mapping() throws MalformedDocument {
    enter();
    ObjectValue.Builder members = new ObjectValue.Builder();
    List<Value> merged = new ArrayList<>();
    Map<Value, Integer> lines = new HashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      boolean merge = isMergeKey(event);
      Value key = value(event);
      if (distinct && !merge) {
        int line = event.getStartMark().map(at -> at.getLine() + 1).orElse(0);
        Integer before = lines.putIfAbsent(key, line);
        if (before != null) {
          throw malformed("mapping key " + key + " already defined at line " + before);
        }
      }
      Value value = value(next());
      if (merge) {
        merged.add(value);
      } else {
        members.put(key instanceof StringValue ? key : StringValue.of(keyText(key)), value);
      }
    }
    depth--;
    for (Value value : merged) {
      merge(value, members);
    }
    return members.build();
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  private void merge(Value value, ObjectValue.Builder members) throws MalformedDocument {
    switch (value) {
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          members.putIfAbsent(object.key(i), object.value(i));
        }
      }
      case ArrayValue array -> {
        for (Value element : array) {
          merge(element, members);
        }
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _, SetValue _ ->
          throw malformed("map merge requires map or sequence of maps as the value");
    }
  }

  private static String keyText(Value key) {
    return JsonWriter.write(key);
  }

  private Value scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    Optional<String> tag = scalar.getTag();
    if (tag.isPresent() && tag.get().endsWith(":str")) {
      return StringValue.of(text);
    }
    return scalar.isPlain() ? YamlScalar.resolve(text) : StringValue.of(text);
  }

  private void enter() throws MalformedDocument {
    if (++depth > JsonReader.MAX_DEPTH) {
      throw malformed("nested deeper than " + JsonReader.MAX_DEPTH);
    }
  }

  private MalformedDocument malformed(String reason) {
    @Nullable Mark mark = last.getStartMark().orElse(null);
    return new MalformedDocument(
        reason,
        mark == null ? 0 : mark.getLine() + 1,
        mark == null ? 0 : mark.getColumn() + 1,
        null);
  }

  private record Anchored(Value value, long nodes) {}
}
