package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.x509.CertificateChain;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what a chain of certificates must be good for.
final class CertificateDemand {
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final Map<String, String> USAGES =
      Map.ofEntries(
          Map.entry("KeyUsageAny", "2.5.29.37.0"),
          Map.entry("KeyUsageServerAuth", SERVER),
          Map.entry("KeyUsageClientAuth", "1.3.6.1.5.5.7.3.2"),
          Map.entry("KeyUsageCodeSigning", "1.3.6.1.5.5.7.3.3"),
          Map.entry("KeyUsageEmailProtection", "1.3.6.1.5.5.7.3.4"),
          Map.entry("KeyUsageIPSECEndSystem", "1.3.6.1.5.5.7.3.5"),
          Map.entry("KeyUsageIPSECTunnel", "1.3.6.1.5.5.7.3.6"),
          Map.entry("KeyUsageIPSECUser", "1.3.6.1.5.5.7.3.7"),
          Map.entry("KeyUsageTimeStamping", "1.3.6.1.5.5.7.3.8"),
          Map.entry("KeyUsageOCSPSigning", "1.3.6.1.5.5.7.3.9"),
          Map.entry("KeyUsageMicrosoftServerGatedCrypto", "1.3.6.1.4.1.311.10.3.3"),
          Map.entry("KeyUsageNetscapeServerGatedCrypto", "2.16.840.1.113730.4.1"),
          Map.entry("KeyUsageMicrosoftCommercialCodeSigning", "1.3.6.1.4.1.311.2.1.22"),
          Map.entry("KeyUsageMicrosoftKernelCodeSigning", "1.3.6.1.4.1.311.61.1.1"));

  private CertificateDemand() {}

  static CertificateChain.Demand byDefault(CallContext context) {
    return new CertificateChain.Demand("", instant(context.nowNanos()), Set.of(SERVER));
  }

  static CertificateChain.Demand of(ObjectValue options, CallContext context)
      throws BuiltinFailure {
    CertificateChain.Demand demand = byDefault(context);
    String hostName = demand.hostName();
    Instant time = demand.time();
    Set<String> usages = demand.usages();
    for (int i = 0; i < options.size(); i++) {
      Value value = options.value(i);
      switch (options.key(i) instanceof StringValue name ? name.text() : "") {
        case "DNSName" -> {
          if (!(value instanceof StringValue string)) {
            throw BuiltinFailure.of("'DNSName' should be a string");
          }
          hostName = string.text();
        }
        case "CurrentTime" -> time = instant(number("CurrentTime", value, "int64 number"));
        case "MaxConstraintComparisons" -> number("MaxConstraintComparisons", value, "number");
        case "KeyUsages" -> usages = usages(value);
        default -> throw BuiltinFailure.of("invalid key option");
      }
    }
    return new CertificateChain.Demand(hostName, time, usages);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L));
  }

  private static long number(String name, Value value, String valid) throws BuiltinFailure {
    if (!(value instanceof NumberValue number)) {
      throw BuiltinFailure.of("'" + name + "' should be a number");
    }
    if (!number.isLong()) {
      throw BuiltinFailure.of("'" + name + "' should be a valid " + valid);
    }
    return number.longValue();
  }

  private static Set<String> usages(Value value) throws BuiltinFailure {
    Iterable<Value> names =
        switch (value) {
          case ArrayValue array -> array;
          case SetValue set -> set;
          default -> throw BuiltinFailure.of("'KeyUsages' should be an Array or Set");
        };
    Set<String> usages = new HashSet<>();
    List<String> invalid = new ArrayList<>();
    for (Value name : names) {
      if (name instanceof StringValue string) {
        String usage = USAGES.get(string.text());
        if (usage == null) {
          invalid.add(string.text());
        } else {
          usages.add(usage);
        }
      }
    }
    if (!invalid.isEmpty()) {
      throw BuiltinFailure.of(
          "invalid entries for 'KeyUsages' found: [" + String.join(" ", invalid) + "]");
    }
    return usages;
  }
}
