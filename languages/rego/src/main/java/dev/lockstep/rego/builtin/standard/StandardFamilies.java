package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import java.util.List;

/// The index of the families: one line for each class of built-ins.
public final class StandardFamilies {
  private static final List<List<Builtin>> FAMILIES =
      List.of(
          ComparisonBuiltins.ALL,
          ArithmeticBuiltins.ALL,
          AggregateBuiltins.ALL,
          SetBuiltins.ALL,
          ArrayBuiltins.ALL,
          ObjectBuiltins.ALL,
          BitBuiltins.ALL,
          TypeBuiltins.ALL,
          RangeBuiltins.ALL,
          TextBuiltins.ALL,
          TextSearchBuiltins.ALL,
          TextTrimBuiltins.ALL,
          TextReplaceBuiltins.ALL,
          GraphBuiltins.ALL,
          DigestBuiltins.ALL,
          SubsetBuiltins.ALL,
          JsonPathBuiltins.ALL,
          SemanticVersionBuiltins.ALL,
          UnitBuiltins.ALL,
          EncodingBuiltins.ALL,
          FormatBuiltins.ALL,
          RegexBuiltins.ALL,
          GlobBuiltins.ALL,
          CidrBuiltins.ALL,
          TimeBuiltins.ALL,
          JsonBuiltins.ALL,
          YamlBuiltins.ALL,
          UrlQueryBuiltins.ALL,
          UriBuiltins.ALL,
          UuidBuiltins.ALL,
          HostBuiltins.ALL,
          WalkBuiltins.ALL,
          TokenBuiltins.ALL,
          AwsBuiltins.ALL,
          SchemaBuiltins.ALL,
          CertificateBuiltins.ALL,
          GraphqlBuiltins.ALL,
          ModuleBuiltins.ALL);

  private StandardFamilies() {}

  /// All that the language has.
  public static Builtins all() {
    return Once.ALL;
  }

  /// Built when first asked for, and once.
  private static final class Once {
    static final Builtins ALL = of(FAMILIES);

    private static Builtins of(List<List<Builtin>> families) {
      Builtins builtins = Builtins.NONE;
      for (List<Builtin> family : families) {
        builtins = builtins.with(family);
      }
      return builtins;
    }
  }
}
