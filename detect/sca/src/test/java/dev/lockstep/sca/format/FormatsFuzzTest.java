package dev.lockstep.sca.format;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.testkit.ExtractorContract;
import java.nio.charset.StandardCharsets;

final class FormatsFuzzTest {
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\n",
    "  ",
    "    ",
    "- ",
    "name",
    "version",
    "1.2.3",
    "@",
    "\"packages\":{",
    "\"node_modules/a\":{",
    "\"dependencies\":{",
    "\"a\":\"1\"",
    "\"link\":true",
    "\"resolved\":\"a\"",
    "[[package]]\n",
    "name = \"a\"\n",
    "version = \"1\"\n",
    "dependencies = [",
    "require (\n",
    "a.b/c v1.0.0 // indirect\n",
    "replace ",
    " => ",
    "/a@1.0.0(b@2)",
    "lockfileVersion: ",
    "importers:\n",
    "packages:\n",
    "snapshots:\n",
    "\"a@npm:^1\":\n",
    "a@^1:\n",
    "a==1.0\n",
    "-r b.txt\n",
    "    # via b\n",
    "GEM\n",
    "  specs:\n",
    "    a (1.0)\n",
    "      b\n",
    "DEPENDENCIES\n",
    "g:a:1=x\n",
    "<Project>",
    "<ItemGroup>",
    "<PackageReference Include=\"a\" Version=\"1\"/>",
    "</ItemGroup>",
    "</Project>",
    "%{\n",
    "\"a\": {:hex, :a, \"1\", [{:b, \"1\"}]},\n",
    "PODS:\n",
    "  - A (1):\n",
    "pins",
    "uses: a/b@v1\n",
    "services:\n",
    "  a:\n",
    "    image: b:1\n",
    "apiVersion: v1\nkind: A\n",
    "FROM a AS b\n",
    "&x",
    "*x",
    "<!DOCTYPE a>",
    "Package: a\n",
    "Version: 1\n",
    "P:a\nV:1\n",
    "\u0000",
    "\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",",
    "\"components\":[{\"bom-ref\":\"a\",\"purl\":\"pkg:npm/a@1\"},",
    "\"dependencies\":[{\"ref\":\"a\",\"dependsOn\":[\"a\"]}]",
    "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">",
    "<components><component><name>a</name></component></components></bom>",
    "\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"a\",\"SPDXID\":\"b\"}]",
    "SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: b\n",
    "Relationship: b DEPENDS_ON c\n",
    "\"@graph\":[{\"type\":\"software_Package\",\"name\":\"a\"}]",
    "'''",
    "\\u00",
  };

  @FuzzTest
  void whateverBytesTheFactsAreTheSameEachTimeAndSurviveTheirEncoding(FuzzedDataProvider data) {
    Format format = Formats.ALL.get(data.consumeInt(0, Formats.ALL.size() - 1));
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(20));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    new ExtractorContract<>(new ManifestExtractor(format)).check(bytes);
  }
}
