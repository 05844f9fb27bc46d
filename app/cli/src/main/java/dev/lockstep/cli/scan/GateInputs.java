package dev.lockstep.cli.scan;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a gate is told beside the report: the context, and what was judged before.
///
/// @param arguments those of a command that has [#CONTEXT] and [#REPORTS], or neither
public record GateInputs(Arguments arguments, Surroundings surroundings) {
  public static final Option CONTEXT =
      Option.valued("--context", "FILE", "what is known of the change, a JSON object");
  public static final Option REPORTS =
      Option.valued("--reports", "DIR", "earlier reports, as gate --record keeps them");

  /// Members that conditions may ask for wherever they run.
  private static final List<String> KNOWN = List.of("repository", "commit", "environment", "actor");

  /// The object of `--context`, with the time, and empty texts for what it does not say.
  public ObjectValue context(Instant now) {
    ObjectValue given =
        arguments
            .value(CONTEXT.name())
            .map(name -> object(surroundings.file(name), name))
            .orElse(ObjectValue.EMPTY);
    ObjectValue.Builder context = given.toBuilder().put("time", StringValue.of(now.toString()));
    for (String member : KNOWN) {
      if (given.get(member) == null) {
        context.put(member, StringValue.of(""));
      }
    }
    if (given.get("branch") == null) {
      context.put("branch", ObjectValue.of(StringValue.of("name"), StringValue.of("")));
    }
    return context.build();
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
      throw CommandFailure.usage(shown + " is no JSON: " + e.getMessage(), e);
    }
  }
}
