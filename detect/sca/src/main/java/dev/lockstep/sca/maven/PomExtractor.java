package dev.lockstep.sca.maven;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.value.MalformedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads `pom.xml`: its fact is what a graph depends on of it.
public final class PomExtractor implements Extractor<PomElement> {
  private static final int STEPS_PER_BYTE = 10;
  private static final int MAX_DEPTH = 200;

  @Override
  public String id() {
    return "sca-pom";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String knowledge() {
    return "";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("pom.xml"), Set.of(), List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<PomElement> codec() {
    return new Codec();
  }

  @Override
  public Worker<PomElement> worker() {
    return PomExtractor::extract;
  }

  private static void extract(Window window, Hits hits, Facts<PomElement> facts) {
    if (!facts.spend((long) window.length() * STEPS_PER_BYTE)) {
      return;
    }
    try {
      PomElement root = PomXml.read(window.bytes(), window.length());
      if (root.name().equals("project")) {
        facts.add(root);
      }
    } catch (MalformedDocument e) {
      facts.incomplete(
          "malformed-manifest", "line " + e.line() + ": this is no POM: " + e.getMessage());
    }
  }

  private static final class Codec implements FactCodec<PomElement> {
    @Override
    public void write(PomElement element, FactWriter out) {
      out.text(element.name());
      out.text(element.text());
      out.number(element.line());
      out.number(element.column());
      out.number(element.offset());
      out.number(element.children().size());
      element.children().forEach(child -> write(child, out));
    }

    @Override
    public PomElement read(FactReader in) {
      return read(in, 0);
    }

    private static PomElement read(FactReader in, int depth) {
      if (depth > MAX_DEPTH) {
        throw new MalformedFact("nested too deep");
      }
      String name = in.text();
      String text = in.text();
      int line = in.integer();
      int column = in.integer();
      long offset = in.number();
      List<PomElement> children = new ArrayList<>();
      for (int i = in.integer(); i > 0; i--) {
        children.add(read(in, depth + 1));
      }
      return new PomElement(name, text, line, column, offset, children);
    }

    /// A fact of the whole file never moves.
    @Override
    public PomElement moved(PomElement element, long distance) {
      return element;
    }

    @Override
    public long anchor(PomElement element) {
      return 0;
    }
  }
}
