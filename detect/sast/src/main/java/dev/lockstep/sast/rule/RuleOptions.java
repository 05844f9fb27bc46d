package dev.lockstep.sast.rule;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The options of a rule, with Semgrep's names and defaults.
///
/// @param values what the rule file sets
public record RuleOptions(Map<String, String> values) {
  public static final RuleOptions DEFAULT = new RuleOptions(Map.of());

  private static final Map<String, Boolean> FLAGS =
      Map.ofEntries(
          Map.entry("constant_propagation", true),
          Map.entry("symbolic_propagation", false),
          Map.entry("taint_unify_mvars", false),
          Map.entry("taint_assume_safe_functions", false),
          Map.entry("taint_assume_safe_indexes", false),
          Map.entry("taint_assume_safe_comparisons", false),
          Map.entry("taint_assume_safe_booleans", false),
          Map.entry("taint_assume_safe_numbers", false),
          Map.entry("taint_only_propagate_through_assignments", false),
          Map.entry("ac_matching", true),
          Map.entry("commutative_boolop", false),
          Map.entry("commutative_compop", false),
          Map.entry("symmetric_eq", false),
          Map.entry("vardef_assign", true),
          Map.entry("flddef_assign", false),
          Map.entry("attr_expr", true),
          Map.entry("unify_ids_strictly", true),
          Map.entry("arrow_is_function", true),
          Map.entry("let_is_var", true),
          Map.entry("go_deeper_expr", true),
          Map.entry("go_deeper_stmt", true),
          Map.entry("implicit_deep_exprstmt", true),
          Map.entry("implicit_ellipsis", true),
          Map.entry("implicit_return", true),
          Map.entry("xml_singleton_loose_matching", true),
          Map.entry("xml_attrs_implicit_ellipsis", true),
          Map.entry("xml_children_ordered", true),
          Map.entry("generic_multiline", true),
          Map.entry("generic_caseless", false),
          Map.entry("decorators_order_matters", false),
          Map.entry("interfile", false),
          Map.entry("taint_intrafile", false),
          Map.entry("cpp_parsing_pref", false),
          // Our own: taint follows calls between functions and files, constants and containers.
          Map.entry("follow_calls", false),
          // Our own: of a text only what decides its beginning counts, as with addresses.
          Map.entry("taint_only_beginnings", false));

  public RuleOptions {
    values = Map.copyOf(values);
  }

  /// Whether Semgrep has an option of this name.
  public static boolean knows(String name) {
    return FLAGS.containsKey(name)
        || switch (name) {
          case "generic_engine",
              "generic_braces",
              "generic_extra_braces",
              "generic_extra_word_characters",
              "generic_ellipsis_max_span",
              "generic_comment_style",
              "max_match_per_file",
              "timeout",
              "taint_focus_on",
              "taint_match_on",
              "ellipsis_max_span",
              "dynamic_timeout",
              "dynamic_timeout_unit_kb",
              "dynamic_timeout_max_multiplier",
              "interproc_max_depth" ->
              true;
          default -> false;
        };
  }

  /// A yes or no option.
  public boolean is(String name) {
    String value = values.get(name);
    return value == null
        ? FLAGS.getOrDefault(name, false)
        : value.toLowerCase(Locale.ROOT).equals("true");
  }

  /// A number, or the default where it is not set or none.
  public int number(String name, int otherwise) {
    try {
      return Integer.parseInt(values.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// A word, or the default where it is not set.
  public String word(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /// These options with one set.
  public RuleOptions with(String name, String value) {
    Map<String, String> all = new HashMap<>(values);
    all.put(name, value);
    return new RuleOptions(all);
  }
}
