package dev.lockstep.rego.builtin;

import java.util.List;

/// The index of the families: one line for each class of built-ins.
final class StandardFamilies {
  static final List<List<Builtin>> ALL =
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
          CertificateBuiltins.ALL);

  private StandardFamilies() {}
}
