"""The regular expressions of W3C XML Schema (Part 2, appendix F).

They are matched by derivatives (Brzozowski 1964), the engine's own idea one alphabet further down:
a state is what remains to be matched, made when first needed and kept. So a match costs time in
proportion to the length of the text whatever the expression, where Python's ``re`` may backtrack
without end.
"""

from __future__ import annotations

from edition.relaxng import characters
from edition.relaxng.characters import AnyOf, CharacterSet, Except
from edition.relaxng.errors import ExhaustedError

# How many states are kept, and how much work one match may take: about one for each state made.
_STATES = 20_000
_WORK = 500_000
_DEPTH = 60
_ESCAPED = "nrt\\|.?*+(){}-[]^"
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_CLASSES: dict[str, CharacterSet] = {
    "s": characters.SPACE,
    "i": characters.NAME_START,
    "c": characters.NAME,
    "d": characters.DIGIT,
    "w": characters.WORD,
}


class RegexError(ValueError):
    """A regular expression breaks the grammar of appendix F."""


class Node:
    """An expression, at the same time a state: what remains to be matched."""

    __slots__ = ("moves", "nullable")

    def __init__(self, *, nullable: bool) -> None:
        self.nullable = nullable
        self.moves: dict[str, Node] = {}


class Characters(Node):
    """One character of a set; the empty set matches nothing."""

    __slots__ = ("members",)

    def __init__(self, members: CharacterSet | None) -> None:
        super().__init__(nullable=False)
        self.members = members


class Sequence(Node):
    """One expression, then another."""

    __slots__ = ("first", "second")

    def __init__(self, first: Node, second: Node) -> None:
        super().__init__(nullable=first.nullable and second.nullable)
        self.first = first
        self.second = second


class Alternatives(Node):
    """Any of several expressions."""

    __slots__ = ("members",)

    def __init__(self, members: frozenset[Node]) -> None:
        super().__init__(nullable=any(member.nullable for member in members))
        self.members = members


class Repetition(Node):
    """An expression several times; ``most`` is None where there is no upper limit."""

    __slots__ = ("body", "least", "most")

    def __init__(self, body: Node, least: int, most: int | None) -> None:
        super().__init__(nullable=least == 0)
        self.body = body
        self.least = least
        self.most = most


class Regex:
    """A regular expression that a whole text either matches or not."""

    __slots__ = ("_nodes", "_start", "expression")

    def __init__(self, expression: str) -> None:
        """Read an expression. Raises RegexError."""
        self.expression = expression
        self._nodes = _Nodes()
        self._start = _Parser(expression, self._nodes).read()

    def matches(self, text: str) -> bool:
        """Tell whether the whole text matches. Raises ExhaustedError if that is too much work."""
        if self._nodes.kept > _STATES:
            self._nodes = _Nodes()
            self._start = _Parser(self.expression, self._nodes).read()
        self._nodes.work = 0
        state = self._start
        for character in text:
            following = state.moves.get(character)
            if following is None:
                following = state.moves[character] = self._nodes.move(state, character)
            state = following
        return state.nullable


class _Nodes:
    """The nodes of one expression, each made only once."""

    def __init__(self) -> None:
        self.nothing: Node = Characters(None)
        self.empty: Node = Node(nullable=True)
        self._table: dict[tuple[object, ...], Node] = {}

        self.kept = 0
        self.work = 0

    def move(self, node: Node, character: str) -> Node:
        """Return what remains of an expression after a character, which will be kept."""
        self.kept += 1
        return self.derivative(node, character)

    def characters(self, members: CharacterSet) -> Node:
        return self._keep(("characters", members), Characters(members))

    def sequence(self, first: Node, second: Node) -> Node:
        if first is self.nothing or second is self.nothing:
            return self.nothing
        if first is self.empty:
            return second
        if second is self.empty:
            return first
        return self._keep(("sequence", first, second), Sequence(first, second))

    def sequence_of(self, parts: list[Node]) -> Node:
        """Return the sequence of many parts as a balanced tree, which keeps recursion shallow."""
        if len(parts) < 2:
            return parts[0] if parts else self.empty
        middle = len(parts) // 2
        return self.sequence(self.sequence_of(parts[:middle]), self.sequence_of(parts[middle:]))

    def alternatives(self, parts: list[Node]) -> Node:
        members: set[Node] = set()
        for part in parts:
            self.work += len(part.members) if isinstance(part, Alternatives) else 1
            members.update(part.members if isinstance(part, Alternatives) else (part,))
        members.discard(self.nothing)
        if len(members) < 2:
            return members.pop() if members else self.nothing
        kept = frozenset(members)
        return self._keep(("alternatives", kept), Alternatives(kept))

    def repetition(self, body: Node, least: int, most: int | None) -> Node:
        if most == 0 or body is self.empty:
            return self.empty
        if body is self.nothing:
            return self.empty if least == 0 else self.nothing
        if (least, most) == (1, 1):
            return body
        least = 0 if body.nullable else least
        return self._keep(("repetition", body, least, most), Repetition(body, least, most))

    def derivative(self, node: Node, character: str) -> Node:
        """Return what remains of an expression after a character."""
        self.work += 1
        if isinstance(node, Characters):
            found = node.members is not None and node.members.contains(character)
            return self.empty if found else self.nothing
        if isinstance(node, Alternatives):
            return self.alternatives([self.derivative(part, character) for part in node.members])
        if isinstance(node, Repetition):
            most = None if node.most is None else node.most - 1
            rest = self.repetition(node.body, max(node.least - 1, 0), most)
            return self.sequence(self.derivative(node.body, character), rest)
        if isinstance(node, Sequence):
            result = self.sequence(self.derivative(node.first, character), node.second)
            if not node.first.nullable:
                return result
            return self.alternatives([result, self.derivative(node.second, character)])
        return self.nothing

    def _keep(self, key: tuple[object, ...], node: Node) -> Node:
        self.kept += 1
        if self.work > _WORK:
            raise ExhaustedError
        return self._table.setdefault(key, node)


class _Parser:
    """Reads the grammar of appendix F by recursive descent."""

    def __init__(self, expression: str, nodes: _Nodes) -> None:
        self._text = expression
        self._at = 0
        self._nodes = nodes
        self._depth = 0

    def read(self) -> Node:
        try:
            node = self._alternatives()
        except ExhaustedError as error:
            raise RegexError("the expression is too large") from error
        if self._at < len(self._text):
            raise self._wrong("a closing parenthesis without an opening one")
        return node

    def _alternatives(self) -> Node:
        self._depth += 1
        if self._depth > _DEPTH:
            raise self._wrong("parentheses too deep")
        branches = [self._branch()]
        while self._take("|"):
            branches.append(self._branch())
        self._depth -= 1
        return self._nodes.alternatives(branches)

    def _branch(self) -> Node:
        pieces: list[Node] = []
        while self._peek() not in ("", "|", ")"):
            pieces.append(self._quantified(self._atom()))
        return self._nodes.sequence_of(pieces)

    def _atom(self) -> Node:
        character = self._next()
        if character == "(":
            node = self._alternatives()
            if not self._take(")"):
                raise self._wrong("an opening parenthesis without a closing one")
            return node
        if character == "[":
            return self._nodes.characters(self._class())
        if character == "\\":
            return self._nodes.characters(self._escape())
        if character == ".":
            return self._nodes.characters(characters.NOT_LINE_END)
        if character in "?*+{}]":
            raise self._wrong(f"'{character}' where a character should be")
        return self._nodes.characters(characters.single(character))

    def _quantified(self, node: Node) -> Node:
        if self._take("?"):
            return self._nodes.repetition(node, 0, 1)
        if self._take("*"):
            return self._nodes.repetition(node, 0, None)
        if self._take("+"):
            return self._nodes.repetition(node, 1, None)
        if not self._take("{"):
            return node
        least = self._number()
        most: int | None = least
        if self._take(","):
            most = None if self._peek() == "}" else self._number()
        if not self._take("}") or (most is not None and most < least):
            raise self._wrong("a quantifier that is none")
        return self._nodes.repetition(node, least, most)

    def _number(self) -> int:
        digits = ""
        while self._peek() in tuple("0123456789"):
            digits += self._next()
        if not digits or len(digits) > 9:
            raise self._wrong("a quantifier that is none")
        return int(digits)

    def _class(self) -> CharacterSet:
        """Read a character class expression after its opening bracket."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise self._wrong("brackets too deep")
        negative = self._take("^")
        parts: list[CharacterSet] = []
        removed: CharacterSet | None = None
        while not self._take("]"):
            if parts and self._text.startswith("-[", self._at):
                self._at += 2
                removed = self._class()
                if self._peek() != "]":
                    raise self._wrong("something after a subtraction")
                continue
            parts.append(self._range(first=not parts))
        if not parts:
            raise self._wrong("an empty character class")
        self._depth -= 1
        members: CharacterSet = parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
        if negative:
            members = Except(None, members)
        return members if removed is None else Except(members, removed)

    def _range(self, *, first: bool) -> CharacterSet:
        start = self._next()
        if start == "[" or (start == "-" and not first and self._peek() != "]"):
            raise self._wrong(f"'{start}' inside a character class")
        if start == "\\":
            if self._peek() not in tuple(_ESCAPED):
                return self._escape()
            start = self._escaped()
        if self._peek() != "-" or self._text[self._at + 1 : self._at + 2] in ("]", "[", ""):
            return characters.single(start)
        self._next()
        end = self._next()
        if end == "\\":
            if self._peek() not in tuple(_ESCAPED):
                raise self._wrong("a range that ends in a class")
            end = self._escaped()
        if end < start:
            raise self._wrong(f"a range from '{start}' back to '{end}'")
        return characters.between(start, end)

    def _escape(self) -> CharacterSet:
        """Read an escape after its backslash."""
        if self._peek() in tuple(_ESCAPED):
            return characters.single(self._escaped())
        character = self._next()
        if character in "pP":
            members = self._property()
        elif character.lower() in _CLASSES:
            members = _CLASSES[character.lower()]
        else:
            raise self._wrong(f"'\\{character}', which is no escape")
        return Except(None, members) if character.isupper() else members

    def _escaped(self) -> str:
        character = self._next()
        return _CONTROL.get(character, character)

    def _property(self) -> CharacterSet:
        end = self._text.find("}", self._at)
        if self._peek() != "{" or end < 0:
            raise self._wrong("a category without braces")
        name = self._text[self._at + 1 : end]
        self._at = end + 1
        if name in characters.CATEGORIES:
            return characters.Category(name)
        if name.startswith("Is") and name[2:] in characters.BLOCKS:
            return characters.BLOCKS[name[2:]]
        raise self._wrong(f"'{name}', which is no category and no block")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _next(self) -> str:
        character = self._peek()
        if not character:
            raise self._wrong("an end where something should follow")
        self._at += 1
        return character

    def _take(self, character: str) -> bool:
        if self._peek() != character:
            return False
        self._at += 1
        return True

    def _wrong(self, what: str) -> RegexError:
        return RegexError(f"'{self._text}' has {what}, at character {self._at}")
