package dev.lockstep.sca.vex;

import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import java.util.List;

/// A document that says what is not affected, whatever its format.
public final class VexDocument {
  private VexDocument() {}

  /// @param file as the marks name it
  /// @throws MalformedDocument where it is no JSON, or of no format that is known here
  public static List<Statement> read(String json, String file) throws MalformedDocument {
    if (JsonReader.read(json) instanceof ObjectValue document) {
      if (Members.text(document, "@context").contains("openvex")) {
        return OpenVex.read(json, file);
      }
      if (Members.text(document, "bomFormat").equals("CycloneDX")) {
        return CycloneDxVex.read(json, file);
      }
      if (Members.object(document, "document").get("csaf_version") != null) {
        return CsafVex.read(json, file);
      }
    }
    throw new MalformedDocument("it is no OpenVEX, CycloneDX or CSAF document", 0, 0, null);
  }
}
