package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Upgrade;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/// What differs between findings by kind, in our own JSON: `type` says which members there are.
final class JsonDetail {

  private JsonDetail() {}

  static void write(JsonWriter json, Detail detail) throws IOException {
    json.object("detail");
    switch (detail) {
      case Detail.Secret secret ->
          json.field("type", "secret")
              .field("hint", secret.hint())
              .optional("digest", secret.digest())
              .field("entropy", secret.entropy())
              .field("decoded", secret.decoded())
              .optional("proof", secret.proof());
      case Detail.Code code -> trace(json.field("type", "code"), code);
      case Detail.Dependency dependency -> {
        json.field("type", "dependency")
            .field("component", dependency.component())
            .optional("advisory", dependency.advisory())
            .field("aliases", dependency.aliases())
            .optional("fixedIn", dependency.fixedIn())
            .field("broughtInBy", dependency.broughtInBy());
        Upgrade upgrade = dependency.upgrade();
        if (upgrade != null) {
          json.object("upgrade")
              .field("version", upgrade.version())
              .field("major", upgrade.major())
              .field("fixes", upgrade.fixes())
              .field("exploited", upgrade.exploited())
              .field("left", upgrade.left())
              .endObject();
        }
        Reach reach = dependency.reach();
        if (reach != null) {
          json.object("reach")
              .field("verdict", reach.verdict().id())
              .field("path", reach.path())
              .endObject();
        }
      }
      case Detail.Configuration configuration ->
          json.field("type", "configuration").field("resource", configuration.resource());
    }
    json.endObject();
  }

  private static void trace(JsonWriter json, Detail.Code code) throws IOException {
    json.array("trace");
    steps(json, code.trace());
    json.endArray();
    if (!code.others().isEmpty()) {
      json.array("otherTraces");
      for (List<Detail.Step> other : code.others()) {
        json.object().array("trace");
        steps(json, other);
        json.endArray().endObject();
      }
      json.endArray();
    }
  }

  private static void steps(JsonWriter json, List<Detail.Step> steps) throws IOException {
    for (Detail.Step step : steps) {
      json.object().field("message", step.message()).object("location");
      JsonPlaces.members(json, step.location());
      json.endObject().endObject();
    }
  }
}
