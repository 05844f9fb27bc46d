package dev.lockstep.report.semgrep;

import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import dev.lockstep.report.semgrep.SemgrepResult.Metavariable;
import dev.lockstep.report.semgrep.SemgrepResult.Position;
import dev.lockstep.report.semgrep.SemgrepResult.Span;
import dev.lockstep.report.semgrep.SemgrepResult.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Semgrep's JSON, `cli_output` of its `semgrep_output_v1.atd`. What its command keeps back without
/// an account (lines, fingerprints, metavariables, traces) is in it.
public final class SemgrepJson {

  private SemgrepJson() {}

  public static void write(SemgrepReport report, OutputStream out) throws IOException {
    JsonWriter json = JsonWriter.to(out, "", JsonEscaping.PORTABLE);
    json.object().field("version", report.version()).array("results");
    for (SemgrepResult result : report.results()) {
      result(json, result);
    }
    json.endArray().array("errors");
    for (SemgrepReport.Failure failure : report.errors()) {
      failure(json, failure);
    }
    json.endArray();
    paths(json, report);
    json.field("engine_requested", "OSS").array("skipped_rules").endArray();
    json.endObject().finish();
  }

  private static void result(JsonWriter json, SemgrepResult result) throws IOException {
    json.object().field("check_id", result.checkId());
    span(json, result.span());
    json.object("extra").field("message", result.message()).optional("fix", result.fix());
    json.name("metadata");
    tree(json, result.metadata() == null ? Map.of() : result.metadata());
    json.field("severity", result.severity())
        .field("fingerprint", result.fingerprint())
        .field("lines", result.lines());
    metavariables(json, result.metavariables());
    json.field("is_ignored", false);
    trace(json, result.trace());
    json.field("validation_state", "NO_VALIDATOR").field("engine_kind", "OSS");
    json.endObject().endObject();
  }

  /// Path, start and end as members of the open object.
  private static void span(JsonWriter json, Span span) throws IOException {
    json.field("path", span.path());
    position(json, "start", span.start());
    position(json, "end", span.end());
  }

  private static void position(JsonWriter json, String name, Position at) throws IOException {
    json.object(name)
        .field("line", at.line())
        .field("col", at.column())
        .field("offset", at.offset())
        .endObject();
  }

  private static void metavariables(JsonWriter json, List<Metavariable> all) throws IOException {
    json.object("metavars");
    for (Metavariable one : all) {
      json.object(one.name());
      position(json, "start", one.span().start());
      position(json, "end", one.span().end());
      json.field("abstract_content", one.content()).endObject();
    }
    json.endObject();
  }

  private static void trace(JsonWriter json, List<Step> trace) throws IOException {
    if (trace.isEmpty()) {
      return;
    }
    json.object("dataflow_trace");
    end(json, "taint_source", trace.getFirst());
    json.array("intermediate_vars");
    for (int i = 1; i + 1 < trace.size(); i++) {
      json.object().object("location");
      span(json, trace.get(i).span());
      json.endObject().field("content", trace.get(i).content()).endObject();
    }
    json.endArray();
    end(json, "taint_sink", trace.getLast());
    json.endObject();
  }

  private static void end(JsonWriter json, String name, Step step) throws IOException {
    json.array(name).value("CliLoc").array().object();
    span(json, step.span());
    json.endObject().value(step.content()).endArray().endArray();
  }

  private static void failure(JsonWriter json, SemgrepReport.Failure failure) throws IOException {
    json.object()
        .field("code", failure.code())
        .field("level", failure.isWarning() ? "warn" : "error")
        .field("type", failure.type())
        .optional("rule_id", failure.rule())
        .field("message", failure.message())
        .optional("path", failure.path())
        .endObject();
  }

  private static void paths(JsonWriter json, SemgrepReport report) throws IOException {
    json.object("paths").field("scanned", report.scanned()).array("skipped");
    for (SemgrepReport.Skipped skipped : report.skipped()) {
      json.object().field("path", skipped.path()).field("reason", skipped.reason()).endObject();
    }
    json.endArray().endObject();
  }

  /// A value of a rule's metadata.
  private static void tree(JsonWriter json, @Nullable Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.object();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.name(String.valueOf(entry.getKey()));
          tree(json, entry.getValue());
        }
        json.endObject();
      }
      case List<?> list -> {
        json.array();
        for (Object one : list) {
          tree(json, one);
        }
        json.endArray();
      }
      case Boolean bool -> json.value(bool.booleanValue());
      case Integer number -> json.value(number.longValue());
      case Long number -> json.value(number.longValue());
      case null -> json.nullValue();
      default -> json.value(String.valueOf(value));
    }
  }
}
