package dev.lockstep.source.tree;

/// What a node of a [Tree] is, for all languages alike.
///
/// Every constant says what its symbol is and which children it has, in their order. A child in
/// brackets that may be absent is written `name?`; where it is absent a node of kind [#NONE] stands
/// in its place, so that a role always has the same index. `name*` is zero or more nodes and is
/// always the last role. Roles are called *expression*, *statement*, *type* and so on by what
/// stands in them; a metavariable ([#META]) or an ellipsis ([#ELLIPSIS]) may stand in any role of a
/// pattern.
///
/// Parentheses are no nodes: the node inside takes their span. Operators are symbols, spelt alike
/// in
/// all languages: logical ones are always `&&`, `||` and `!`.
public enum Kind {
  /// An absent child. Its span is empty.
  NONE,

  /// Bytes that could not be read; [Tree#unread()] says why. Children: what could be read in them.
  ERROR,

  /// The root. Children: `statement*`.
  ///
  /// Of a pattern: one expression (bare, where it is written without a closing semicolon), one or
  /// more statements, or one part of a statement that languages do not let stand alone: a
  /// [#DECORATOR], [#CATCH], [#FINALLY], [#CASE], [#PAIR], [#PARAMETER], [#ARGUMENTS], a type; or a
  /// statement whose body is absent ([#IF], [#FUNCTION], [#CLASS], [#TRY] ...).
  FILE,

  // ---------------------------------------------------------------- names and literals

  /// An identifier; symbol: its name. Languages' constants of a name (`None`, `undefined`, `null`)
  /// are [#NULL], and `this` and `super` are [#SELF]. JavaScript's `#name` keeps its sign.
  NAME,

  /// An integer or floating point number; symbol: an integer's decimal value (without suffix,
  /// separators, and base), else the text as written in lower case.
  NUMBER,

  /// A string without interpolated parts; symbol: its value with escapes undone (in patterns also
  /// `...`, `=~/re/`, `$X`). Raw text by its span, quotes and prefix included. Children: `part*`,
  /// the [#STRING]s that it joins where the language joins adjacent ones, else none.
  STRING,

  /// A character or rune; symbol: its value.
  CHARACTER,

  /// Symbol: `true` or `false`.
  BOOLEAN,

  /// Symbol: `None`, `null`, `undefined` or `nil`.
  NULL,

  /// Symbol: the expression between the slashes. Children: `flags?`, a [#STRING].
  REGEX,

  /// A constant with syntax of its own, such as Python's `...` in code; symbol: its text.
  CONSTANT,

  /// `this` or `super`; symbol: which.
  SELF,

  // ---------------------------------------------------------------- expressions

  /// A string with interpolated parts; symbol: its prefix (`f`, `t`, `` ` ``). Children: `part*`,
  /// each a [#STRING] (without quotes) or an [#INTERPOLATION]. Adjacent strings of which one is a
  /// template are a template without symbol, its parts the [#STRING]s and [#TEMPLATE]s as written.
  TEMPLATE,

  /// Symbol: a conversion (`!r`) or the empty symbol. Children: `expression, format?` (a
  /// [#TEMPLATE] or [#STRING]).
  INTERPOLATION,

  /// Children: `callee, ARGUMENTS, typeArguments?`. Symbol: `?.` where the call is optional. A
  /// tagged template is a call with one argument, the [#TEMPLATE] or [#STRING]. `import(x)` is a
  /// call of the name `import`.
  CALL,

  /// Children: `argument*` (expressions, [#NAMED_ARGUMENT], [#SPREAD]). Span: with the parentheses.
  /// Also the bases of a class, the attributes of an element, and what an annotation is given.
  ARGUMENTS,

  /// Children: `NAME, expression`.
  NAMED_ARGUMENT,

  /// Symbol: `*`, `**` or `...`. Children: `expression?`.
  SPREAD,

  /// Creation. Children: `type, ARGUMENTS?, body?` (a [#BLOCK] of members), all as in [#CALL] and
  /// [#CLASS].
  NEW,

  /// Access to a member; symbol: `.`, `?.`, `::` or `!.`. Children: `object, NAME` (in patterns
  /// also [#META], or [#ELLIPSIS] for `$X. ... .f()`).
  MEMBER,

  /// Children: `object, index*` (one expression, or [#SLICE]; several where the language has them).
  /// Symbol: `?.` where it is optional.
  INDEX,

  /// Children: `low?, high?, step?`.
  SLICE,

  /// Symbol: the operator. Children: `left, right`. Operators of one precedence lean left, and so
  /// do
  /// chained comparisons; only a chain of hundreds of one associative operator is halved. Logical
  /// `and` is `&&`, `or` is `||`; also `is`, `is not`, `in`, `not in`,
  /// `instanceof`, `??`, `===`, `**`, `//`, `<-`.
  BINARY,

  /// Symbol: the operator in front (`-`, `+`, `!`, `~`, `*`, `&`, `<-`, `typeof`, `void`,
  /// `delete`),
  /// or behind (`!` of TypeScript is `x!`). Children: `operand`.
  UNARY,

  /// Symbol: `++x`, `--x`, `x++` or `x--`. Children: `operand`.
  UPDATE,

  /// Symbol: `=`, `:=`, `+=` and so on. Children: `target, value`. A target is an expression,
  /// destructuring targets are [#ARRAY], [#OBJECT], [#TUPLE] with [#SPREAD] and, for defaults,
  /// `ASSIGN`. Python's `a = b = c` is `a = (b = c)`.
  ASSIGN,

  /// Children: `test, then, else`.
  CONDITIONAL,

  /// An anonymous function; symbol: `lambda`, `=>`, `->`, `function` or `func`. Children:
  /// `MODIFIERS?, PARAMETERS, returnType?, body?` (a [#BLOCK] or an expression).
  LAMBDA,

  /// Children: `element*`. Lists and arrays; a hole is [#NONE].
  ARRAY,

  /// Children: `element*`.
  TUPLE,

  /// Children: `element*`.
  SET,

  /// A dictionary or object. Children: `entry*`: [#PAIR], [#SPREAD], and in JavaScript also
  /// [#FUNCTION] (a method) and, for defaults in destructuring, [#ASSIGN]. `{a}` is `{a: a}`. A
  /// composite literal of
  /// Go and Java's array initialisers are [#NEW] and [#ARRAY].
  OBJECT,

  /// Children: `key, value`. A key is a [#NAME], literal, [#COMPUTED] or any expression.
  PAIR,

  /// `[e]` as a key or member name. Children: `expression`.
  COMPUTED,

  /// Symbol: `[`, `(` or `{`. Children: `element, clause*`: the element (a [#PAIR] in a
  /// dictionary), then [#COMPREHENSION_FOR] and [#COMPREHENSION_IF] as written.
  COMPREHENSION,

  /// Symbol: `for` or `async for`. Children: `target, iterable`.
  COMPREHENSION_FOR,

  /// Children: `test`.
  COMPREHENSION_IF,

  /// Children: `expression`.
  AWAIT,

  /// Symbol: `yield`, `yield from` or `yield*`. Children: `expression?`.
  YIELD,

  /// Children: `type, expression`. Symbol: `()`, `as`, `satisfies`, `<>`, or `.()` (Go's type
  /// assertion).
  CAST,

  /// Java's `x instanceof T t`. Children: `expression, pattern`.
  TYPE_TEST,

  /// Comma expressions. Children: `expression*`.
  SEQUENCE,

  /// A JSX element. Children: `tag?, ARGUMENTS, child*`. Attributes are [#NAMED_ARGUMENT] (value
  /// [#NONE] where there is none) and [#SPREAD]; children are [#STRING] (text), [#INTERPOLATION]
  /// (`{e}`), elements. A fragment has no tag.
  ELEMENT,

  /// Reads a pattern and binds what it matches: Python's `case P as name`, Java's `T name`.
  /// Children: `pattern?, name`.
  BINDING,

  /// Class and switch expressions and other statements where an expression stands. Children:
  /// `statement`.
  STATEMENT_EXPRESSION,

  // ---------------------------------------------------------------- statements

  /// Children: `expression`.
  EXPRESSION_STATEMENT,

  /// Children: `statement*`. Symbol: empty; `static` or `init` for initialisers.
  BLOCK,

  /// Nothing. Symbol: `pass` or `;`.
  EMPTY,

  /// A variable, constant or field; symbol: `var`, `let`, `const`, `using`, `:=`, or empty.
  /// Children: `MODIFIERS?, target, type?, value?`. Several in one declaration are siblings whose
  /// spans all begin at the keyword. Python's `x: T = v` is one, its `x = v` an [#ASSIGN]. Enum
  /// constants have symbol `enum` and their arguments as value.
  VARIABLE,

  /// Children: `test, then, else?`. `elif` is an `IF` in the last role. Go's `if init; test` stands
  /// in a [#BLOCK] behind its `init`.
  IF,

  /// Children: `test, body, else?`.
  WHILE,

  /// Children: `body, test`.
  DO_WHILE,

  /// Children: `init?, test?, update?, body`. Several initialisers stand in a [#BLOCK]; a lone
  /// ellipsis in the header is `init`, with the rest absent.
  FOR,

  /// Symbol: `in`, `of`, `:`, `range`, `async in` or `await of`. Children: `target, iterable, body,
  /// else?`. A declared target is a [#VARIABLE] without value.
  FOR_EACH,

  /// Symbol: `switch`, `match` or `select`. Children: `subject?, CASE*`.
  SWITCH,

  /// Children: `LABELS, guard?, body`. The body is a [#BLOCK] (empty where it falls through).
  CASE,

  /// Children: `label*`, patterns or expressions; none for `default`. Symbol: `default` for it.
  LABELS,

  /// Symbol: `raise`, `throw` or `panic`. Children: `expression?, cause?`.
  THROW,

  /// Children: `resources?, body, CATCHES, else?, finally?`. Resources are a [#BLOCK] of
  /// [#VARIABLE] and expressions; `finally` is a [#FINALLY].
  TRY,

  /// Children: `CATCH*`.
  CATCHES,

  /// Symbol: `except*` for groups, else empty. Children: `type?, target?, body`.
  CATCH,

  /// Children: `body`.
  FINALLY,

  /// Symbol: `async` or empty. Children: `expression, target?, body`. Several items nest.
  WITH,

  /// Children: `expression?`.
  RETURN,

  /// Symbol: `break`, `continue`, `goto` or `fallthrough`. Children: `label?`.
  JUMP,

  /// Symbol: the label. Children: `statement`.
  LABELED,

  /// Statements of a keyword and expressions; symbol: `del`, `assert`, `global`, `nonlocal`,
  /// `defer`, `go`, `debugger`, `send`, `synchronized`. Children: `operand*`, then a [#BLOCK] where
  /// there is one.
  KEYWORD_STATEMENT,

  // ---------------------------------------------------------------- declarations

  /// Symbol: empty, `get`, `set`, `constructor`. Children: `MODIFIERS?, name?, TYPE_PARAMETERS?,
  /// PARAMETERS, returnType?, body?, receiver?`. Without a body it is a signature. A name is a
  /// [#NAME], literal or [#COMPUTED]; Go's receiver is a [#PARAMETERS].
  FUNCTION,

  /// Children: `parameter*`: [#PARAMETER], or in patterns an ellipsis or `$...ARGS`.
  PARAMETERS,

  /// Symbol: `*`, `**`, `...` of a rest parameter, `/` and `*` alone (without target), `?` if it
  /// may
  /// be left out, else empty. Children: `MODIFIERS?, target?, type?, default?`. A target is a
  /// [#NAME] or destructures.
  PARAMETER,

  /// Symbol: `class`, `interface`, `enum`, `record`, `struct`, `annotation`. Children: `MODIFIERS?,
  /// name?, TYPE_PARAMETERS?, ARGUMENTS, body?, PARAMETERS?`. The arguments are its bases: Python's
  /// as
  /// written, others [#BASE]. The last role holds a record's components. Body: a [#BLOCK].
  CLASS,

  /// Symbol: `extends`, `implements` or `permits`. Children: `type` (or an expression).
  BASE,

  /// Children: `TYPE_PARAMETER*`.
  TYPE_PARAMETERS,

  /// Symbol: as of [#PARAMETER]. Children: `NAME, bound?, default?`.
  TYPE_PARAMETER,

  /// Children: [#MODIFIER] and [#DECORATOR], as written.
  MODIFIERS,

  /// A keyword in front of a declaration; symbol: which (`public`, `static`, `async`, `*` for
  /// generators, `declare`, `readonly`, `?`).
  MODIFIER,

  /// A decorator or annotation. Children: `expression` (a [#NAME], [#MEMBER], or [#CALL] of one).
  DECORATOR,

  /// Symbol: empty for a module as such, `from` for names out of it, `static` (Java), `type`
  /// (TypeScript's
  /// `import type`). Children: `module, IMPORTED*`. The module is a [#NAME] with the dotted path
  /// (Python, Java; leading dots kept) or a [#STRING]. `import a as b` and `import * as b` have one
  /// [#IMPORTED] without name.
  IMPORT,

  /// Children: `name?, alias?`; name: a [#NAME] (`default` of JavaScript; `*` for everything),
  /// alias: a
  /// [#NAME].
  IMPORTED,

  /// Symbol: `default`, `*`, `=` or empty. Children: `declaration?, module?, IMPORTED*`. A
  /// declaration is a statement, or for `default` and `=` also an expression.
  EXPORT,

  /// Java's and Go's package. Children: `NAME` with the dotted path.
  PACKAGE,

  /// Symbol: `namespace`, `module` or `global`. Children: `MODIFIERS?, name, body?`.
  NAMESPACE,

  /// Symbol: `type` or `=` (Go's alias). Children: `MODIFIERS?, name, TYPE_PARAMETERS?, type`.
  TYPE_DEFINITION,

  // ---------------------------------------------------------------- types

  /// A type that is no plain [#NAME] or [#MEMBER]. Symbol: its constructor: `<>` (children: generic
  /// type, then its arguments), `[]` (element, length?), `|`, `&` (parts), `?` (optional or
  /// wildcard), `*` (pointer), `...` (rest), `()` (tuple), `=>` (PARAMETERS, result), `{}`
  /// (members),
  /// `map` (key, value), `chan`, `func`, `keyof`, `typeof`, `is`, `infer`, `literal`,
  /// `conditional`,
  /// and others as the language spells them. Children: `part*`.
  TYPE,

  // ---------------------------------------------------------------- patterns only

  /// A metavariable; symbol: with its sign, as `$X` or `$_`.
  META,

  /// `$...ARGS`; symbol: with its sign.
  META_ELLIPSIS,

  /// `...`.
  ELLIPSIS,

  /// `<... e ...>`. Children: `expression`.
  DEEP,

  /// A metavariable with a type: `($X: T)`, `(T $X)`. Children: `META, type`.
  TYPED_META;

  private static final Kind[] ALL = values();

  /// The kind of an ordinal.
  public static Kind of(int ordinal) {
    return ALL[ordinal];
  }
}
