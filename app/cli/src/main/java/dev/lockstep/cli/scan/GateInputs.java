package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.policy.Earlier;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a gate is told beside the report: the context, and what was judged before.
///
/// @param arguments those of a command that has [#CONTEXT] and [#REPORTS], or neither
/// @param context what is known of the change
public record GateInputs(Arguments arguments, Surroundings surroundings, ObjectValue context) {
  public static final Option CONTEXT =
      Option.valued(
          "--context",
          "FILE|NAME=TEXT",
          "what else is known of the change: a JSON object, or a member; repeatable");
  public static final Option REPORTS =
      Option.valued("--reports", "DIR", "earlier reports, as gate --record keeps them");

  /// Members that conditions may ask for wherever they run.
  private static final List<String> KNOWN = List.of("repository", "commit", "environment", "actor");

  /// What `--context` says, the time, and empty texts for what nobody says.
  public static GateInputs given(Arguments arguments, Surroundings surroundings, Instant now) {
    return of(arguments, surroundings, ObjectValue.EMPTY, now);
  }

  /// The same, and what the checkout and the build server say where `--context` does not.
  ///
  /// @param paths where findings are: their owners are looked up
  public static GateInputs lookedUp(
      Arguments arguments,
      Surroundings surroundings,
      Configuration configuration,
      Collection<String> paths,
      Instant now) {
    ObjectValue seen = new Checkout(surroundings, configuration).context(paths, now);
    return of(arguments, surroundings, seen, now);
  }

  private static GateInputs of(
      Arguments arguments, Surroundings surroundings, ObjectValue seen, Instant now) {
    ObjectValue context = seen;
    for (String typed : arguments.values(CONTEXT.name())) {
      context = over(context, said(typed, surroundings));
    }
    ObjectValue.Builder all = context.toBuilder().put("time", StringValue.of(now.toString()));
    for (String member : KNOWN) {
      if (context.get(member) == null) {
        all.put(member, StringValue.of(""));
      }
    }
    if (context.get("branch") == null) {
      all.put("branch", ObjectValue.of(StringValue.of("name"), StringValue.of("")));
    }
    return new GateInputs(arguments, surroundings, all.build());
  }

  /// `environment=production`, `branch.name=main`, or a file.
  private static ObjectValue said(String typed, Surroundings surroundings) {
    int equals = typed.indexOf('=');
    Path file = surroundings.file(typed);
    if (equals <= 0 || Files.exists(file)) {
      return object(file, typed);
    }
    Value value = StringValue.of(typed.substring(equals + 1));
    String[] names = typed.substring(0, equals).split("\\.", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      value = ObjectValue.of(StringValue.of(names[i]), value);
    }
    return (ObjectValue) value;
  }

  /// Both, member by member; `above` where they differ.
  private static ObjectValue over(ObjectValue below, ObjectValue above) {
    ObjectValue.Builder both = below.toBuilder();
    for (int i = 0; i < above.size(); i++) {
      Value said = above.value(i);
      both.put(
          above.key(i),
          below.get(above.key(i)) instanceof ObjectValue a && said instanceof ObjectValue b
              ? over(a, b)
              : said);
    }
    return both.build();
  }

  /// The reports of `--reports` as they were written.
  public ArrayValue reports() {
    return folder()
        .map(name -> RecordedReports.read(surroundings.file(name), name))
        .orElse(ArrayValue.EMPTY);
  }

  /// A folder that this run is about to make by `--record` is empty yet.
  private Optional<String> folder() {
    Optional<String> folder = arguments.value(REPORTS.name());
    boolean madeHere =
        folder.isPresent()
            && arguments.value("--record").equals(folder)
            && !Files.exists(surroundings.file(folder.get()));
    return madeHere ? Optional.empty() : folder;
  }

  List<Earlier> earlier() {
    return folder()
        .map(name -> RecordedReports.earlier(surroundings.file(name), name))
        .orElse(List.of());
  }

  static ObjectValue object(Path file, String shown) {
    try {
      if (JsonReader.read(Files.readString(file)) instanceof ObjectValue object) {
        return object;
      }
      throw CommandFailure.usage(shown + " is no JSON object");
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    } catch (MalformedDocument e) {
      String place = e.line() == 0 ? "" : "line " + e.line() + ", column " + e.column() + ": ";
      throw CommandFailure.usage(shown + " is no JSON: " + place + e.getMessage(), e);
    }
  }
}
