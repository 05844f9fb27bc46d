package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.time.TimeParser;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Certificates (RFC 5280) and requests for them (RFC 2986) as the objects that Go's package
/// `crypto/x509` makes of them.
public final class CertificateObjects {
  private static final Map<String, Integer> SIGNATURES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.4", 2),
          Map.entry("1.2.840.113549.1.1.5", 3),
          Map.entry("1.2.840.113549.1.1.11", 4),
          Map.entry("1.2.840.113549.1.1.12", 5),
          Map.entry("1.2.840.113549.1.1.13", 6),
          Map.entry("1.2.840.10045.4.1", 9),
          Map.entry("1.2.840.10045.4.3.2", 10),
          Map.entry("1.2.840.10045.4.3.3", 11),
          Map.entry("1.2.840.10045.4.3.4", 12),
          Map.entry("1.3.101.112", 16));
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  private CertificateObjects() {}

  /// The certificate that `bytes` encode.
  ///
  /// @throws BuiltinFailure where they encode none
  public static ObjectValue certificate(byte[] bytes) throws BuiltinFailure {
    Der whole = Der.read(bytes).expect(Der.SEQUENCE);
    List<Der> outer = whole.children();
    Der body = Der.child(outer, 0, Der.SEQUENCE);
    List<Der> parts = body.children();
    int at = !parts.isEmpty() && parts.getFirst().tag() == 0xA0 ? 1 : 0;
    ObjectValue.Builder object = new ObjectValue.Builder();
    Extensions.putDefaults(object);
    object.put("Raw", Extensions.base64(bytes));
    object.put("RawTBSCertificate", Extensions.base64(body.raw()));
    int version = at == 0 ? 1 : parts.getFirst().inner().integer().intValue() + 1;
    object.put("Version", NumberValue.of(version));
    object.put("SerialNumber", NumberValue.of(Der.child(parts, at, Der.INTEGER).integer()));
    signature(object, outer);
    Der issuer = Der.child(parts, at + 2, Der.SEQUENCE);
    object.put("Issuer", Names.object(issuer));
    object.put("RawIssuer", Extensions.base64(issuer.raw()));
    List<Der> validity = Der.child(parts, at + 3, Der.SEQUENCE).children();
    if (validity.size() != 2) {
      throw Der.malformed();
    }
    object.put("NotBefore", time(validity.get(0)));
    object.put("NotAfter", time(validity.get(1)));
    subject(object, Der.child(parts, at + 4, Der.SEQUENCE));
    PublicKeys.put(object, Der.child(parts, at + 5, Der.SEQUENCE));
    for (Der part : parts.subList(at + 6, parts.size())) {
      if (part.tag() == 0xA3) {
        new Extensions(object).read(part.inner().children(), true);
      }
    }
    return object.build();
  }

  /// As [#certificate], with the texts of its URLs too.
  ///
  /// @throws BuiltinFailure where `bytes` encode no certificate
  public static ObjectValue certificateWithUrls(byte[] bytes) throws BuiltinFailure {
    ObjectValue certificate = certificate(bytes);
    Value urls = certificate.get("URIs");
    return certificate.toBuilder()
        .put("URIStrings", urls == null ? NullValue.NULL : Urls.texts(urls))
        .build();
  }

  /// The request that `bytes` encode.
  ///
  /// @throws BuiltinFailure where they encode none
  public static ObjectValue request(byte[] bytes) throws BuiltinFailure {
    List<Der> outer = Der.read(bytes).expect(Der.SEQUENCE).children();
    Der body = Der.child(outer, 0, Der.SEQUENCE);
    List<Der> parts = body.children();
    ObjectValue.Builder object = new ObjectValue.Builder();
    for (String name :
        List.of(
            "Attributes",
            "DNSNames",
            "EmailAddresses",
            "Extensions",
            "ExtraExtensions",
            "IPAddresses",
            "URIs")) {
      object.put(name, NullValue.NULL);
    }
    object.put("Raw", Extensions.base64(bytes));
    object.put("RawTBSCertificateRequest", Extensions.base64(body.raw()));
    object.put("Version", NumberValue.of(Der.child(parts, 0, Der.INTEGER).integer()));
    signature(object, outer);
    subject(object, Der.child(parts, 1, Der.SEQUENCE));
    PublicKeys.put(object, Der.child(parts, 2, Der.SEQUENCE));
    if (parts.size() > 3) {
      attributes(object, parts.get(3));
    }
    return object.build();
  }

  private static void attributes(ObjectValue.Builder object, Der attributes) throws BuiltinFailure {
    List<Value> all = new ArrayList<>();
    for (Der attribute : attributes.children()) {
      List<Der> parts = attribute.children();
      Der type = Der.child(parts, 0, Der.OBJECT_IDENTIFIER);
      if (parts.size() < 2 || !type.dotted().equals(EXTENSION_REQUEST)) {
        continue;
      }
      List<Value> sets = new ArrayList<>();
      for (Der extensions : parts.get(1).children()) {
        new Extensions(object).read(extensions.children(), false);
        sets.add(attributeValues(extensions));
      }
      all.add(
          new ObjectValue.Builder()
              .put("Type", Names.identifier(type))
              .put("Value", Names.list(sets))
              .build());
    }
    object.put("Attributes", Names.list(all));
  }

  private static Value attributeValues(Der extensions) throws BuiltinFailure {
    List<Value> values = new ArrayList<>();
    for (Der extension : extensions.children()) {
      List<Der> parts = extension.children();
      values.add(
          new ObjectValue.Builder()
              .put("Type", Names.identifier(Der.child(parts, 0, Der.OBJECT_IDENTIFIER)))
              .put("Value", Extensions.base64(parts.getLast().content()))
              .build());
    }
    return Names.list(values);
  }

  private static void signature(ObjectValue.Builder object, List<Der> outer) throws BuiltinFailure {
    List<Der> algorithm = Der.child(outer, 1, Der.SEQUENCE).children();
    String id = Der.child(algorithm, 0, Der.OBJECT_IDENTIFIER).dotted();
    object.put("SignatureAlgorithm", NumberValue.of(SIGNATURES.getOrDefault(id, 0)));
    object.put("Signature", Extensions.base64(Der.child(outer, 2, Der.BIT_STRING).bits()));
  }

  private static void subject(ObjectValue.Builder object, Der subject) throws BuiltinFailure {
    object.put("Subject", Names.object(subject));
    object.put("RawSubject", Extensions.base64(subject.raw()));
  }

  private static Value time(Der time) throws BuiltinFailure {
    boolean brief = time.tag() == Der.UTC_TIME;
    String text = time.text();
    if (brief && text.length() > 2) {
      // Years before 50 are those of this century (RFC 5280, section 4.1.2.5.1).
      text = (text.charAt(0) < '5' ? "20" : "19") + text;
    }
    return StringValue.of(TimeParser.parse("20060102150405Z", text).toString());
  }
}
