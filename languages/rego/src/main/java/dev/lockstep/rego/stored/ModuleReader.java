package dev.lockstep.rego.stored;

import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Comment;
import dev.lockstep.rego.syntax.Head;
import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a [ModuleWriter] wrote.
final class ModuleReader {
  private static final RegoVersion[] VERSIONS = RegoVersion.values();

  private final ByteReader in;
  private final List<String> texts = new ArrayList<>();
  private final List<StringValue> strings = new ArrayList<>();
  private final TermReader terms;
  private String file = "";
  private String source = "";
  private Location nowhere = Location.NONE;
  private Location last = Location.NONE;

  ModuleReader(ByteReader in) {
    this.in = in;
    this.terms = new TermReader(this, in);
  }

  /// The next module, which was read from `text`.
  Module module(String name, String text) throws MalformedStore {
    file = name;
    source = text;
    last = Location.NONE;
    nowhere = new Location(name, 0, 0, 0, 0, 0, "");
    int version = in.oneByte();
    if (version >= VERSIONS.length) {
      throw new MalformedStore("no version of the language");
    }
    Term.Ref path = terms.ref();
    Location packageLocation = place();
    List<Import> imports = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      imports.add(new Import(terms.ref(), text(), place()));
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      rules.add(rule());
    }
    List<Comment> comments = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      comments.add(new Comment(text(), place()));
    }
    List<Annotations> annotations = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      annotations.add(annotations());
    }
    return new Module(
        path, packageLocation, imports, rules, comments, annotations, VERSIONS[version]);
  }

  private Annotations annotations() throws MalformedStore {
    String scope = text();
    if (!(terms.value() instanceof ObjectValue content)) {
      throw new MalformedStore("metadata is no object");
    }
    return new Annotations(scope, content, place(), place());
  }

  private Rule rule() throws MalformedStore {
    Head head = head();
    List<Literal> body = terms.body();
    Rule otherwise = in.flag() ? rule() : null;
    return new Rule(head, body, otherwise, in.flag(), in.flag(), place());
  }

  private Head head() throws MalformedStore {
    Term.Ref reference = terms.ref();
    List<Term> arguments = in.flag() ? terms.terms() : null;
    @Nullable Term key = terms.termOrNull();
    @Nullable Term value = terms.termOrNull();
    return new Head(
        reference, arguments, key, value, in.flag(), in.flag(), in.flag(), in.flag(), place());
  }

  String text() throws MalformedStore {
    return texts.get(textNumber());
  }

  /// A text as a value, of which there is one for all places.
  StringValue string() throws MalformedStore {
    return strings.get(textNumber());
  }

  private int textNumber() throws MalformedStore {
    int number = in.number();
    if (number == 0) {
      String text = in.text();
      texts.add(text);
      strings.add(StringValue.of(text));
      return texts.size() - 1;
    }
    if (number < 0 || number > texts.size()) {
      throw new MalformedStore("no such text");
    }
    return number - 1;
  }

  Location place() throws MalformedStore {
    switch (in.oneByte()) {
      case Tags.SAME_PLACE -> {}
      case Tags.NO_PLACE -> {
        return Location.NONE;
      }
      case Tags.NO_LINE -> {
        return nowhere;
      }
      default -> {
        int row = last.row() + in.signed();
        int column = in.number();
        int offset = last.offset() + in.signed();
        int from = offset - in.signed();
        int to = from + in.signed();
        if (from < 0 || to > source.length()) {
          throw new MalformedStore("a place beyond the source");
        }
        last = new Location(file, row, column, offset, from, to, source);
      }
    }
    return last;
  }
}
