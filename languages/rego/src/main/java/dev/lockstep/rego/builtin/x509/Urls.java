package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.Url;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// URLs that name the subject of a certificate.
final class Urls {
  private Urls() {}

  static Value object(String text) throws BuiltinFailure {
    Url url = Url.parse(text);
    boolean usual = url.rawPath().equals(url.path());
    return new ObjectValue.Builder()
        .put("Scheme", StringValue.of(url.scheme()))
        .put("Opaque", StringValue.EMPTY)
        .put("User", NullValue.NULL)
        .put("Host", StringValue.of(url.host()))
        .put("Path", StringValue.of(url.path()))
        .put("RawPath", StringValue.of(usual ? "" : url.rawPath()))
        .put("RawQuery", StringValue.of(url.rawQuery()))
        .put("Fragment", StringValue.of(url.fragment()))
        .put("RawFragment", StringValue.EMPTY)
        .put("ForceQuery", BooleanValue.FALSE)
        .put("OmitHost", BooleanValue.FALSE)
        .build();
  }

  /// The texts of the URLs in the list `urls`, or null where it is.
  static Value texts(Value urls) {
    if (!(urls instanceof ArrayValue array)) {
      return NullValue.NULL;
    }
    List<Value> texts = new ArrayList<>();
    for (Value url : array) {
      if (url instanceof ObjectValue object) {
        texts.add(StringValue.of(text(object)));
      }
    }
    return ArrayValue.of(texts);
  }

  private static String text(ObjectValue url) {
    String query = part(url, "RawQuery");
    String fragment = part(url, "Fragment");
    String host = part(url, "Host");
    return part(url, "Scheme")
        + (host.isEmpty() ? ":" : "://" + host)
        + part(url, "Path")
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment.isEmpty() ? "" : "#" + fragment);
  }

  private static String part(ObjectValue url, String name) {
    return url.get(name) instanceof StringValue text ? text.text() : "";
  }
}
