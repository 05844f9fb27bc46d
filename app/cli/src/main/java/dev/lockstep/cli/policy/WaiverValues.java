package dev.lockstep.cli.policy;

import dev.lockstep.policy.Waiver;
import dev.lockstep.policy.Waivers;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waivers as policies see them, in `input.waivers`.
final class WaiverValues {
  private WaiverValues() {}

  static ArrayValue of(Waivers waivers) {
    List<Value> all = new ArrayList<>();
    for (Waiver waiver : waivers.all()) {
      all.add(value(waiver, waivers));
    }
    return ArrayValue.of(all);
  }

  private static ObjectValue value(Waiver waiver, Waivers waivers) {
    ObjectValue.Builder value = new ObjectValue.Builder();
    Waiver.Scope scope = waiver.scope();
    put(value, "fingerprint", scope.fingerprint());
    put(value, "rule", scope.rule());
    put(value, "path", scope.path() == null ? null : scope.path().toString());
    put(value, "component", scope.component());
    put(value, "owner", waiver.owner());
    put(value, "reason", waiver.reason());
    put(value, "expires", waiver.expires().toString());
    put(value, "approver", waiver.approver());
    put(value, "ticket", waiver.ticket());
    put(value, "origin", waiver.origin());
    put(value, "approval", waivers.approvals().apply(waiver).id());
    long days = ChronoUnit.DAYS.between(waivers.day(), waiver.expires());
    return value
        .put("daysLeft", LongValue.of(days))
        .put("expired", BooleanValue.of(days < 0))
        .build();
  }

  private static void put(ObjectValue.Builder value, String name, @Nullable String text) {
    if (text != null) {
      value.put(name, StringValue.of(text));
    }
  }
}
