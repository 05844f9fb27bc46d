package dev.lockstep.sca.document;

import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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

/// Reads YAML 1.2. An alias is the node it names, once more.
public final class YamlNodes {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_ALIASES = 1_000;
  private static final int MAX_CODE_POINTS = 64 << 20;

  private final Iterator<Event> events;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private int depth;
  private int aliases;

  private YamlNodes(Iterator<Event> events) {
    this.events = events;
  }

  /// The documents of a text, in order.
  ///
  /// @throws MalformedDocument where it is not YAML, nests deeper than 500 or has more than 1,000
  ///     aliases
  public static List<Node> read(String text) throws MalformedDocument {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).setParseComments(false).build();
    try {
      return new YamlNodes(new Parse(settings).parseString(text).iterator()).documents();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(at -> at.getLine() + 1).orElse(0);
      throw new MalformedDocument(String.valueOf(e.getProblem()), line, 0, e);
    } catch (YamlEngineException e) {
      throw new MalformedDocument(String.valueOf(e.getMessage()), 0, 0, e);
    }
  }

  /// The last document of a text; one that is not present where there is none.
  ///
  /// @throws MalformedDocument as [#read]
  public static Node last(String text) throws MalformedDocument {
    List<Node> documents = read(text);
    return documents.isEmpty() ? Absent.NODE : documents.getLast();
  }

  private List<Node> documents() throws MalformedDocument {
    List<Node> documents = new ArrayList<>();
    while (events.hasNext()) {
      if (events.next().getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        documents.add(node(events.next()));
      }
    }
    return documents;
  }

  private Node node(Event event) throws MalformedDocument {
    if (event instanceof ScalarEvent scalar) {
      return anchored(scalar.getAnchor(), scalar(scalar));
    }
    if (event instanceof SequenceStartEvent list) {
      return anchored(list.getAnchor(), items(list));
    }
    if (event instanceof MappingStartEvent map) {
      return anchored(map.getAnchor(), members(map));
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    throw new MalformedDocument("unexpected " + event.getEventId(), 0, 0, null);
  }

  private Node anchored(Optional<Anchor> anchor, Node node) {
    anchor.ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private Node alias(AliasEvent alias) throws MalformedDocument {
    Node known = anchors.get(alias.getAlias());
    if (known == null || ++aliases > MAX_ALIASES) {
      throw new MalformedDocument("an alias of nothing, or too many", line(alias), 0, null);
    }
    return known;
  }

  private static Node scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    boolean isNull =
        scalar.isPlain() && (text.isEmpty() || text.equals("null") || text.equals("~"));
    return isNull ? Absent.NODE : new Node.Text(text, line(scalar));
  }

  private Node items(SequenceStartEvent start) throws MalformedDocument {
    enter(start);
    List<Node> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event));
    }
    depth--;
    return new Node.Items(items, line(start));
  }

  private Node members(MappingStartEvent start) throws MalformedDocument {
    enter(start);
    SequencedMap<String, Node> members = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      int line = line(event);
      Node key = node(event);
      Node value = node(events.next());
      members.put(key.text(), atKey(value, line));
    }
    depth--;
    return new Node.Members(members, line(start));
  }

  /// A member of a block stands on its key's line, where a reader looks for it.
  private static Node atKey(Node value, int line) {
    return value instanceof Node.Members(SequencedMap<String, Node> members, int at) && at != line
        ? new Node.Members(members, line)
        : value;
  }

  private void enter(Event event) throws MalformedDocument {
    if (++depth > MAX_DEPTH) {
      throw new MalformedDocument("nested deeper than " + MAX_DEPTH, line(event), 0, null);
    }
  }

  private static int line(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.isPresent() ? mark.get().getLine() + 1 : 1;
  }
}
