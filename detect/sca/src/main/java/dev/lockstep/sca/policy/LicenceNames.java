package dev.lockstep.sca.policy;

import java.util.Locale;
import java.util.Map;

/// What metadata calls licences, as SPDX identifiers. Only names that mean one licence are here:
/// `BSD` is several.
final class LicenceNames {
  private static final Map<String, String> IDS =
      Map.ofEntries(
          Map.entry("apache 2", "Apache-2.0"),
          Map.entry("apache 2.0", "Apache-2.0"),
          Map.entry("apache-2", "Apache-2.0"),
          Map.entry("asl 2.0", "Apache-2.0"),
          Map.entry("al2", "Apache-2.0"),
          Map.entry("apache license 2.0", "Apache-2.0"),
          Map.entry("apache license version 2.0", "Apache-2.0"),
          Map.entry("apache software license 2.0", "Apache-2.0"),
          Map.entry("apache software license version 2.0", "Apache-2.0"),
          Map.entry("mit", "MIT"),
          Map.entry("mit license", "MIT"),
          Map.entry("expat", "MIT"),
          Map.entry("isc", "ISC"),
          Map.entry("isc license", "ISC"),
          Map.entry("isc license iscl", "ISC"),
          Map.entry("bsd 2-clause", "BSD-2-Clause"),
          Map.entry("bsd 2-clause license", "BSD-2-Clause"),
          Map.entry("simplified bsd license", "BSD-2-Clause"),
          Map.entry("bsd 3-clause", "BSD-3-Clause"),
          Map.entry("bsd 3-clause license", "BSD-3-Clause"),
          Map.entry("new bsd license", "BSD-3-Clause"),
          Map.entry("revised bsd license", "BSD-3-Clause"),
          Map.entry("bsd-3", "BSD-3-Clause"),
          Map.entry("edl 1.0", "BSD-3-Clause"),
          Map.entry("eclipse distribution license v1.0", "BSD-3-Clause"),
          Map.entry("eclipse distribution license v. 1.0", "BSD-3-Clause"),
          Map.entry("eclipse public license 1.0", "EPL-1.0"),
          Map.entry("eclipse public license v1.0", "EPL-1.0"),
          Map.entry("eclipse public license v2.0", "EPL-2.0"),
          Map.entry("eclipse public license v. 2.0", "EPL-2.0"),
          Map.entry("eclipse public license 2.0", "EPL-2.0"),
          Map.entry("epl 2.0", "EPL-2.0"),
          Map.entry("mozilla public license 2.0", "MPL-2.0"),
          Map.entry("mozilla public license version 2.0", "MPL-2.0"),
          Map.entry("mozilla public license 2.0 mpl 2.0", "MPL-2.0"),
          Map.entry("mpl 2.0", "MPL-2.0"),
          Map.entry("mpl-2", "MPL-2.0"),
          Map.entry("gplv2", "GPL-2.0-only"),
          Map.entry("gpl-2.0", "GPL-2.0-only"),
          Map.entry("gpl-2.0+", "GPL-2.0-or-later"),
          Map.entry("gplv3", "GPL-3.0-only"),
          Map.entry("gpl-3.0", "GPL-3.0-only"),
          Map.entry("gpl-3.0+", "GPL-3.0-or-later"),
          Map.entry("gnu general public license v2 gplv2", "GPL-2.0-only"),
          Map.entry("gnu general public license v3 gplv3", "GPL-3.0-only"),
          Map.entry("gnu general public license version 3", "GPL-3.0-only"),
          Map.entry("lgpl-2.1", "LGPL-2.1-only"),
          Map.entry("lgpl-2.1+", "LGPL-2.1-or-later"),
          Map.entry("lgpl-3.0", "LGPL-3.0-only"),
          Map.entry("gnu lesser general public license version 2.1", "LGPL-2.1-only"),
          Map.entry("gnu lesser general public license v3 lgplv3", "LGPL-3.0-only"),
          Map.entry("agpl-3.0", "AGPL-3.0-only"),
          Map.entry("gnu affero general public license v3", "AGPL-3.0-only"),
          Map.entry("cc0", "CC0-1.0"),
          Map.entry("public domain cc0", "CC0-1.0"),
          Map.entry("unlicense", "Unlicense"),
          Map.entry("zlib", "Zlib"),
          Map.entry("zlib license", "Zlib"),
          Map.entry("psf", "PSF-2.0"),
          Map.entry("python software foundation license", "PSF-2.0"),
          Map.entry("psf license", "PSF-2.0"),
          Map.entry("cddl 1.0", "CDDL-1.0"),
          Map.entry("cddl 1.1", "CDDL-1.1"),
          Map.entry("bouncy castle licence", "MIT"),
          Map.entry("boost software license 1.0", "BSL-1.0"));

  private LicenceNames() {}

  /// The identifier; the name itself where none is known.
  static String id(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replace("licence", "license")
            .replaceAll("^the |^osi approved :: |[,()\"]", "")
            .replaceAll("\\s+", " ")
            .strip();
    String known = IDS.get(plain);
    if (known == null && plain.startsWith("http")) {
      return address(plain, name);
    }
    return known == null ? name : known;
  }

  private static String address(String plain, String name) {
    if (plain.contains("apache.org/licenses/license-2.0")) {
      return "Apache-2.0";
    }
    return plain.contains("opensource.org/licenses/mit") ? "MIT" : name;
  }
}
