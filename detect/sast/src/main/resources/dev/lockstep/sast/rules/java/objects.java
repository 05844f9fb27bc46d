package fixture;

import java.io.*;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;

class Objects {
  private static final Map<String, String> CLASSES = Map.of("csv", "org.example.Csv");

  void json(ObjectMapper mapper, PolymorphicTypeValidator own) {
    // ruleid: java-types-from-json
    mapper.enableDefaultTyping();
    // ruleid: java-types-from-json
    mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, DefaultTyping.EVERYTHING);
    // ok: java-types-from-json
    mapper.activateDefaultTyping(own, DefaultTyping.NON_FINAL);
  }

  // ruleid: java-type-in-json
  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class")
  interface Shape {}

  // ok: java-type-in-json
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  interface Event {}

  void yaml(InputStream in) {
    Yaml open = new Yaml();
    // ruleid: java-types-from-yaml
    open.load(in);
    Yaml safe = new Yaml(new SafeConstructor(new LoaderOptions()));
    // ok: java-types-from-yaml
    safe.load(in);
  }

  void xml(XStream stream) {
    // ruleid: java-types-from-xml
    stream.addPermission(AnyTypePermission.ANY);
    // ok: java-types-from-xml
    stream.allowTypes(new Class[] {Order.class});
  }

  Object read(InputStream in) throws Exception {
    ObjectInputStream objects = new ObjectInputStream(in);
    // ruleid: java-objects-unfiltered
    return objects.readObject();
  }

  Object filtered(InputStream in, ObjectInputFilter filter) throws Exception {
    ObjectInputStream objects = new ObjectInputStream(in);
    objects.setObjectInputFilter(filter);
    // ok: java-objects-unfiltered
    return objects.readObject();
  }

  void exporters() {
    // ruleid: java-objects-over-http
    new HttpInvokerServiceExporter();
    // ok: java-objects-over-http
    new RestTemplate();
  }

  void kryo(Kryo kryo) {
    // ruleid: java-any-class-by-kryo
    kryo.setRegistrationRequired(false);
    // ok: java-any-class-by-kryo
    kryo.setRegistrationRequired(true);
  }

  void reflect(HttpServletRequest request) throws Exception {
    // ruleid: java-class-by-request
    Class.forName(request.getParameter("type"));
    // ok: java-class-by-request
    Class.forName(CLASSES.get("csv"));
  }
}
