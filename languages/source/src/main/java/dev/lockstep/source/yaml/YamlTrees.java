package dev.lockstep.source.yaml;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Adds the documents of a YAML text to a tree, from the events of its parser.
final class YamlTrees {
  private static final int MAX_CODE_POINTS = 256 << 20;
  private static final int DEEPEST = 400;
  private static final int MAX_COPIED = 200_000;

  private final TreeBuilder builder;
  private final boolean pattern;
  private final YamlScalars scalars;
  private final Map<Anchor, Integer> anchors = new HashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private Offsets offsets;
  private int base;
  private int end;
  private int copied;

  YamlTrees(TreeBuilder builder, boolean pattern) {
    this.builder = builder;
    this.pattern = pattern;
    scalars = new YamlScalars(builder, pattern);
    offsets = new Offsets("");
  }

  /// A collection whose entries are being added.
  private static final class Frame {
    final boolean mapping;
    final int mark;
    final int start;
    final @Nullable Anchor anchor;

    /// The stack's depth before the key that waits for its value; -1 where none does.
    int key = -1;

    Frame(boolean mapping, int mark, int start, @Nullable Anchor anchor) {
      this.mapping = mapping;
      this.mark = mark;
      this.start = start;
      this.anchor = anchor;
    }
  }

  /// Adds all documents; behind one that cannot be read, goes on with the next.
  void add(String text) {
    offsets = new Offsets(text);
    int from = 0;
    while (from >= 0 && from < text.length()) {
      base = text.codePointCount(0, from);
      from = addFrom(text, from);
    }
  }

  /// @return where to go on, or -1 at the end
  private int addFrom(String text, int from) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_CODE_POINTS)
            .setParseComments(false)
            .setAllowDuplicateKeys(true)
            .build();
    int reached = from;
    try {
      Iterator<Event> events = new Parse(settings).parseString(text.substring(from)).iterator();
      while (events.hasNext()) {
        Event event = events.next();
        reached = Math.max(reached, from + index(event.getEndMark()));
        event(event);
      }
      return -1;
    } catch (YamlEngineException | TooDeep e) {
      while (!open.isEmpty()) {
        close(end);
      }
      int next = text.indexOf("\n---", Math.min(text.length(), reached));
      int stop = next < 0 ? text.length() : next + 1;
      int start = Math.min(end, offsets.ofChar(stop));
      builder.unread(start, offsets.ofChar(stop), reason(e));
      return next < 0 ? -1 : stop;
    }
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }

  private static int index(Optional<Mark> mark) {
    return mark.map(Mark::getIndex).orElse(0);
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("nested too deep", null, false, false);
    }
  }

  private void event(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> anchors.clear();
      case MappingStart, SequenceStart -> {
        if (open.size() >= DEEPEST || builder.isFull()) {
          throw new TooDeep();
        }
        Anchor anchor = ((NodeEvent) event).getAnchor().orElse(null);
        int start = offset(event.getStartMark());
        beginEntry();
        open.push(new Frame(event instanceof MappingStartEvent, builder.mark(), start, anchor));
      }
      case MappingEnd, SequenceEnd -> {
        // A block's end is where the next token begins; a flow collection's behind its bracket.
        int behind = offset(event.getEndMark());
        boolean bracket = offset(event.getStartMark()) < behind;
        close(bracket ? behind : end);
      }
      case Scalar -> {
        beginEntry();
        ScalarEvent scalar = (ScalarEvent) event;
        int start = offset(event.getStartMark());
        end = scalars.end(start, offset(event.getEndMark()));
        scalars.add(scalar, start, end);
        scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor, builder.top()));
        endEntry();
      }
      case Alias -> {
        beginEntry();
        alias((AliasEvent) event);
        endEntry();
      }
      default -> {}
    }
  }

  private int offset(Optional<Mark> mark) {
    return offsets.ofCodePoint(base + index(mark));
  }

  /// Notes where a mapping's next key begins, if one does.
  private void beginEntry() {
    Frame frame = open.peek();
    if (frame != null && frame.mapping && frame.key < 0) {
      frame.key = builder.mark();
    }
  }

  /// Makes a pair once key and value wait.
  private void endEntry() {
    Frame frame = open.peek();
    if (frame != null && frame.mapping && builder.mark() == frame.key + 2) {
      pair(frame);
    }
  }

  private void pair(Frame frame) {
    int key = builder.at(frame.key);
    int value = builder.top();
    if (builder.is(key, Kind.ELLIPSIS) && builder.is(value, Kind.ELLIPSIS)) {
      builder.pop();
    } else {
      builder.node(Kind.PAIR, Symbols.EMPTY, frame.key, builder.startOf(key), end);
    }
    frame.key = -1;
  }

  private void close(int place) {
    Frame frame = open.pop();
    end = Math.max(place, frame.start);
    if (frame.key >= 0 && builder.mark() == frame.key + 1) {
      builder.none(end);
      pair(frame);
    }
    int top = builder.mark() > frame.mark ? builder.top() : -1;
    boolean onlyEllipsis =
        pattern
            && frame.mapping
            && builder.mark() == frame.mark + 1
            && builder.is(top, Kind.ELLIPSIS);
    if (!onlyEllipsis) {
      Kind kind = frame.mapping ? Kind.OBJECT : Kind.ARRAY;
      builder.node(kind, Symbols.EMPTY, frame.mark, frame.start, end);
    }
    if (frame.anchor != null) {
      anchors.put(frame.anchor, builder.top());
    }
    endEntry();
  }

  private void alias(AliasEvent event) {
    int start = offset(event.getStartMark());
    end = offset(event.getEndMark());
    Integer known = anchors.get(event.getAlias());
    if (known == null || copied > MAX_COPIED) {
      int name = builder.symbols().intern(event.getAlias().getValue());
      builder.leaf(Kind.NAME, name, start, end);
    } else {
      copy(known, start);
    }
  }

  private void copy(int node, int start) {
    copied++;
    int mark = builder.mark();
    Kind kind = Kind.of(builder.kindOf(node));
    for (int child = builder.firstChildOf(node); child >= 0; child = builder.siblingOf(child)) {
      if (copied <= MAX_COPIED) {
        copy(child, start);
      }
    }
    builder.node(kind, builder.symbolOf(node), mark, start, end);
  }
}
