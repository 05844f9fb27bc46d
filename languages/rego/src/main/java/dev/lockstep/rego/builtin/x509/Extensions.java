package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Reads the extensions of certificates (RFC 5280, section 4.2) into the members of an object.
final class Extensions {
  private static final Map<String, Integer> USAGES =
      Map.of(
          "2.5.29.37.0", 0,
          "1.3.6.1.5.5.7.3.1", 1,
          "1.3.6.1.5.5.7.3.2", 2,
          "1.3.6.1.5.5.7.3.3", 3,
          "1.3.6.1.5.5.7.3.4", 4,
          "1.3.6.1.5.5.7.3.5", 5,
          "1.3.6.1.5.5.7.3.6", 6,
          "1.3.6.1.5.5.7.3.7", 7,
          "1.3.6.1.5.5.7.3.8", 8,
          "1.3.6.1.5.5.7.3.9", 9);

  private final ObjectValue.Builder object;

  Extensions(ObjectValue.Builder object) {
    this.object = object;
  }

  void read(List<Der> extensions, boolean ofCertificate) throws BuiltinFailure {
    List<Value> all = new ArrayList<>();
    for (Der extension : extensions) {
      List<Der> parts = extension.children();
      Der id = Der.child(parts, 0, Der.OBJECT_IDENTIFIER);
      boolean critical = parts.size() > 2 && parts.get(1).content()[0] != 0;
      Der value = Der.child(parts, parts.size() - 1, Der.OCTET_STRING);
      all.add(
          new ObjectValue.Builder()
              .put("Id", Names.identifier(id))
              .put("Critical", BooleanValue.of(critical))
              .put("Value", base64(value.content()))
              .build());
      if (id.dotted().equals("2.5.29.17")) {
        alternativeNames(value.inner());
      } else if (ofCertificate) {
        known(id.dotted(), value.inner());
      }
    }
    object.put("Extensions", Names.list(all));
  }

  private void known(String id, Der value) throws BuiltinFailure {
    switch (id) {
      case "2.5.29.14" -> object.put("SubjectKeyId", base64(value.content()));
      case "2.5.29.35" -> {
        for (Der part : value.children()) {
          if (part.tag() == 0x80) {
            object.put("AuthorityKeyId", base64(part.content()));
          }
        }
      }
      case "2.5.29.15" -> object.put("KeyUsage", NumberValue.of(usage(value.bits())));
      case "2.5.29.19" -> constraints(value);
      case "2.5.29.37" -> extendedUsage(value);
      case "1.3.6.1.5.5.7.1.1" -> authorityAccess(value);
      case "2.5.29.31" -> distributionPoints(value);
      case "2.5.29.32" -> policies(value);
      default -> {}
    }
  }

  /// The first bit of the string is the lowest of the number.
  private static int usage(byte[] bits) {
    int usage = 0;
    for (int i = 0; i < Math.min(9, bits.length * 8); i++) {
      usage |= ((bits[i / 8] >> (7 - i % 8)) & 1) << i;
    }
    return usage;
  }

  private void constraints(Der value) throws BuiltinFailure {
    object.put("BasicConstraintsValid", BooleanValue.TRUE);
    object.put("MaxPathLen", NumberValue.of(-1));
    for (Der part : value.children()) {
      if (part.tag() == Der.BOOLEAN) {
        object.put("IsCA", BooleanValue.of(part.content()[0] != 0));
      } else if (part.tag() == Der.INTEGER) {
        object.put("MaxPathLen", NumberValue.of(part.integer()));
        object.put("MaxPathLenZero", BooleanValue.of(part.integer().signum() == 0));
      }
    }
  }

  private void extendedUsage(Der value) throws BuiltinFailure {
    List<Value> known = new ArrayList<>();
    List<Value> unknown = new ArrayList<>();
    for (Der usage : value.children()) {
      Integer number = USAGES.get(usage.dotted());
      if (number == null) {
        unknown.add(Names.identifier(usage));
      } else {
        known.add(NumberValue.of(number));
      }
    }
    object.put("ExtKeyUsage", Names.list(known));
    object.put("UnknownExtKeyUsage", Names.list(unknown));
  }

  private void authorityAccess(Der value) throws BuiltinFailure {
    List<Value> responders = new ArrayList<>();
    List<Value> issuers = new ArrayList<>();
    for (Der access : value.children()) {
      List<Der> parts = access.children();
      String method = Der.child(parts, 0, Der.OBJECT_IDENTIFIER).dotted();
      if (parts.size() > 1 && parts.get(1).tag() == 0x86) {
        Value url = StringValue.of(parts.get(1).text());
        (method.endsWith(".48.1") ? responders : issuers).add(url);
      }
    }
    object.put("OCSPServer", Names.list(responders));
    object.put("IssuingCertificateURL", Names.list(issuers));
  }

  private void distributionPoints(Der value) throws BuiltinFailure {
    List<Value> urls = new ArrayList<>();
    for (Der point : value.children()) {
      for (Der name : point.children()) {
        Der full = name.tag() == 0xA0 ? name.inner() : name;
        if (name.tag() == 0xA0 && full.tag() == 0xA0) {
          for (Der url : full.children()) {
            if (url.tag() == 0x86) {
              urls.add(StringValue.of(url.text()));
            }
          }
        }
      }
    }
    object.put("CRLDistributionPoints", Names.list(urls));
  }

  private void policies(Der value) throws BuiltinFailure {
    List<Value> identifiers = new ArrayList<>();
    List<Value> dotted = new ArrayList<>();
    for (Der policy : value.children()) {
      Der id = Der.child(policy.children(), 0, Der.OBJECT_IDENTIFIER);
      identifiers.add(Names.identifier(id));
      dotted.add(StringValue.of(id.dotted()));
    }
    object.put("PolicyIdentifiers", Names.list(identifiers));
    object.put("Policies", Names.list(dotted));
  }

  private void alternativeNames(Der value) throws BuiltinFailure {
    List<Value> hosts = new ArrayList<>();
    List<Value> mails = new ArrayList<>();
    List<Value> addresses = new ArrayList<>();
    List<Value> urls = new ArrayList<>();
    for (Der name : value.children()) {
      switch (name.tag()) {
        case 0x81 -> mails.add(StringValue.of(name.text()));
        case 0x82 -> hosts.add(StringValue.of(name.text()));
        case 0x86 -> urls.add(Urls.object(name.text()));
        case 0x87 -> addresses.add(address(name.content()));
        default -> {}
      }
    }
    object.put("DNSNames", Names.list(hosts));
    object.put("EmailAddresses", Names.list(mails));
    object.put("IPAddresses", Names.list(addresses));
    object.put("URIs", Names.list(urls));
  }

  private static Value address(byte[] bytes) throws BuiltinFailure {
    try {
      return StringValue.of(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (UnknownHostException e) {
      throw BuiltinFailure.of("x509: cannot parse IP address of length " + bytes.length, e);
    }
  }

  static Value base64(byte[] bytes) {
    return StringValue.of(Base64.getEncoder().encodeToString(bytes));
  }

  /// The members that are there whatever a certificate says.
  static void putDefaults(ObjectValue.Builder object) {
    for (String name :
        List.of(
            "AuthorityKeyId",
            "SubjectKeyId",
            "CRLDistributionPoints",
            "DNSNames",
            "EmailAddresses",
            "ExcludedDNSDomains",
            "ExcludedEmailAddresses",
            "ExcludedIPRanges",
            "ExcludedURIDomains",
            "ExtKeyUsage",
            "Extensions",
            "ExtraExtensions",
            "IPAddresses",
            "IssuingCertificateURL",
            "OCSPServer",
            "PermittedDNSDomains",
            "PermittedEmailAddresses",
            "PermittedIPRanges",
            "PermittedURIDomains",
            "Policies",
            "PolicyIdentifiers",
            "PolicyMappings",
            "URIs",
            "UnhandledCriticalExtensions",
            "UnknownExtKeyUsage")) {
      object.put(name, NullValue.NULL);
    }
    for (String name :
        List.of(
            "BasicConstraintsValid",
            "InhibitAnyPolicyZero",
            "InhibitPolicyMappingZero",
            "IsCA",
            "MaxPathLenZero",
            "PermittedDNSDomainsCritical",
            "RequireExplicitPolicyZero")) {
      object.put(name, BooleanValue.FALSE);
    }
    for (String name :
        List.of(
            "InhibitAnyPolicy",
            "InhibitPolicyMapping",
            "KeyUsage",
            "MaxPathLen",
            "RequireExplicitPolicy")) {
      object.put(name, NumberValue.of(0));
    }
  }
}
