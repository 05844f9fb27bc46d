package dev.lockstep.sca.project;

import dev.lockstep.sca.manifest.Stated;
import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import java.util.Map;

/// The package URLs of what files state.
final class PackageUrls {
  private PackageUrls() {}

  static String of(Stated stated) {
    return of(stated.type(), stated.name(), stated.version(), stated.qualifiers());
  }

  /// What no type allows is `generic`: it is listed all the same, and no advisory will name it.
  static String of(String type, String name, String version, Map<String, String> qualifiers) {
    try {
      if (type.equals("cocoapods") && name.indexOf('/') > 0) {
        int cut = name.indexOf('/');
        return Purl.of(
                type, null, name.substring(0, cut), version, qualifiers, name.substring(cut + 1))
            .toString();
      }
      return Purl.ofEcosystemName(type, name, version, qualifiers).toString();
    } catch (MalformedPurl _) {
      return generic(type, name, version);
    }
  }

  private static String generic(String type, String name, String version) {
    try {
      String plain = name.isBlank() ? type : name;
      return Purl.of("generic", null, plain.replace('/', '-'), version).toString();
    } catch (MalformedPurl e) {
      throw new IllegalStateException(type + " " + name, e);
    }
  }
}
