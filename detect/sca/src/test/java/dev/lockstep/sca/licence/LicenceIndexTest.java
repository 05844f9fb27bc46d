package dev.lockstep.sca.licence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sca.Listed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicenceIndexTest {
  private static final String ISC =
      """
      # The ISC License

      Copyright (c) 2011-2024 Somebody and others <somebody@example.org>

      Permission to use, copy, modify, and/or distribute this software for any
      purpose with or without fee is hereby granted, provided that the above
      copyright notice and this permission notice appear in all copies.

      THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
      WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
      MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
      ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
      WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
      ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
      IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
      """;

  @Test
  void aTextIsKnownWhateverItsHolderAndItsLayout() {
    LicenceIndex index = LicenceIndex.shipped();
    assertEquals(Optional.of("ISC"), index.licenceOf(ISC));
    assertEquals(
        Optional.of("ISC"), index.licenceOf(ISC.replace("\n", "\r\n * ").replace("the", "THE")));
  }

  @Test
  void anotherTextIsNone() {
    LicenceIndex index = LicenceIndex.shipped();
    assertEquals(Optional.empty(), index.licenceOf(""));
    assertEquals(
        Optional.empty(), index.licenceOf("All rights are reserved. Ask before you copy."));
    assertEquals(Optional.empty(), index.licenceOf(ISC.substring(0, ISC.indexOf("THE SOFT"))));
  }

  @Test
  void aComponentThatStatesNoLicenceHasTheOneBesideIt() {
    String wheel = "lib/left-1.0.dist-info/";
    Listed listed =
        Listed.of(wheel + "METADATA", "Metadata-Version: 2.1\nName: left\nVersion: 1.0\n\n")
            .with(wheel + "licenses/LICENSE", ISC)
            .with(
                "a.jar!/META-INF/maven/g/a/pom.properties", "version=1\ngroupId=g\nartifactId=a\n")
            .with("a.jar!/META-INF/LICENSE.txt", ISC)
            .with("node_modules/b/package.json", "{\"name\": \"b\", \"version\": \"1.0.0\"}")
            .with("node_modules/b/LICENSE", ISC)
            .with("LICENSE", ISC);
    assertEquals(
        List.of("pkg:maven/g/a@1 [ISC]", "pkg:npm/b@1.0.0 [ISC]", "pkg:pypi/left@1.0 [ISC]"),
        listed.scan().components().stream()
            .map(component -> component.purl() + " " + component.licences())
            .toList());
  }
}
