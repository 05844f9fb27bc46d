package dev.lockstep.source.tree;

/// The words and operators that every table of symbols holds from the start, so that front ends map
/// a symbol to a keyword by an array.
final class Words {
  private static final String[] ALL = {
    // operators and signs
    "=", ":=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", ">>=", ">>>=", "<<=", "&=", "^=", "|=",
    "@=", "&&=", "||=", "??=", "&^=", "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", ">>>",
    "&", "|", "^", "~", "!", "&^", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "<>", "&&", "||",
    "??", "?", "?.", ".", "..", "...", "::", ":", ";", ",", "->", "=>", "<-", "++x", "--x", "x++",
    "x--", "x!", "!.", "()", "[]", "{}", ".()", "(", "[", "{", "!r", "!s", "!a", "`", "\"", "'",
    "is", "is not", "in", "not in", "of", "await of", "async in", "async for", "yield from",
    "yield*", "except*", "|>",
    // words of Python, JavaScript, TypeScript, Java, Go
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    "match", "case", "type", "_", "print", "exec", "self", "cls", "true", "false", "null", "nil",
    "undefined", "this", "super", "new", "delete", "typeof", "void", "instanceof", "function", "var",
    "let", "const", "using", "do", "switch", "default", "throw", "catch", "export", "extends",
    "static", "get", "set", "debugger", "enum", "implements", "interface", "package", "private",
    "protected", "public", "abstract", "declare", "readonly", "namespace", "module", "keyof", "infer",
    "unique", "asserts", "satisfies", "override", "accessor", "constructor", "require", "any",
    "unknown", "never", "string", "number", "boolean", "bigint", "symbol", "object", "out", "init",
    "boolean", "byte", "char", "double", "final", "float", "goto", "int", "long", "native", "short",
    "strictfp", "synchronized", "throws", "transient", "volatile", "record", "sealed", "non-sealed",
    "permits", "yield", "when", "open", "requires", "exports", "opens", "uses", "provides", "to",
    "transitive", "annotation", "chan", "defer", "fallthrough", "func", "go", "map", "range",
    "select", "struct", "send", "panic", "literal", "conditional", "eval", "arguments", "target",
    "meta", "source", "f", "t", "b", "r", "u", "rb", "bytes", "str", "list", "dict", "tuple", "bool",
    "default", "global", "trait", "$_", "$X", "0", "1", "2", "use strict"
  };

  private Words() {}

  static String[] all() {
    return ALL;
  }
}
