package dev.lockstep.rego.syntax;

/// The kinds of tokens, with the words by which messages name them.
enum Token {
  ILLEGAL("illegal"),
  EOF("eof"),
  WHITESPACE("whitespace"),
  IDENT("identifier"),
  COMMENT("comment"),
  PACKAGE("package", true),
  IMPORT("import", true),
  AS("as", true),
  DEFAULT("default", true),
  ELSE("else", true),
  NOT("not", true),
  SOME("some", true),
  WITH("with", true),
  NULL("null", true),
  TRUE("true", true),
  FALSE("false", true),
  NUMBER("number"),
  STRING("string"),
  TEMPLATE_PART("template-string-part"),
  TEMPLATE_END("template-string-end"),
  RAW_TEMPLATE_PART("raw-template-string-part"),
  RAW_TEMPLATE_END("raw-template-string-end"),
  LBRACK("["),
  RBRACK("]"),
  LBRACE("{"),
  RBRACE("}"),
  LPAREN("("),
  RPAREN(")"),
  COMMA(","),
  COLON(":"),
  ADD("plus"),
  SUB("minus"),
  MUL("mul"),
  QUO("div"),
  REM("rem"),
  AND("and"),
  OR("or"),
  UNIFY("eq"),
  EQUAL("equal"),
  ASSIGN("assign"),
  IN("in", true),
  NEQ("neq"),
  GT("gt"),
  LT("lt"),
  GTE("gte"),
  LTE("lte"),
  DOT("."),
  SEMICOLON(";"),
  EVERY("every", true),
  CONTAINS("contains", true),
  IF("if", true),
  LOGICAL_AND("and", true),
  LOGICAL_OR("or", true);

  private final String word;
  private final boolean keyword;

  Token(String word) {
    this(word, false);
  }

  Token(String word, boolean keyword) {
    this.word = word;
    this.keyword = keyword;
  }

  String word() {
    return word;
  }

  boolean isKeyword() {
    return keyword;
  }

  boolean isTemplate() {
    return this == TEMPLATE_PART
        || this == TEMPLATE_END
        || this == RAW_TEMPLATE_PART
        || this == RAW_TEMPLATE_END;
  }

  boolean endsTemplate() {
    return this == TEMPLATE_END || this == RAW_TEMPLATE_END;
  }
}
