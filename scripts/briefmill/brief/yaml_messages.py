"""What a reader of YAML complains of, in words for someone who is no programmer."""

from __future__ import annotations

from typing import NamedTuple

import yaml

QUOTE_IT = "If this is the beginning of a text, put the whole text in double quotes."
_CHECK_LINE = "Check the quotes, the colon and the indentation of this line and the one above."


class Complaint(NamedTuple):
    """A position in the text that was read, what is wrong there, and what to do."""

    position: int
    message: str
    advice: str


_BY_PROBLEM = (
    (
        "expected the node content, but found '<stream end>'",
        "the file ends in the middle of a value",
        "Close every bracket that is open.",
    ),
    (
        "found character '\\t'",
        "a tab stands where YAML allows only spaces",
        "Replace the tab by spaces.",
    ),
    (
        "that cannot start any token",
        "a text cannot begin with this character unless it is quoted",
        "Put the whole text in double quotes.",
    ),
    (
        "mapping values are not allowed here",
        "a colon with a space after it cannot stand here, inside a text",
        'Put the whole text in double quotes, as in title: "One: two"; or see the line above.',
    ),
    (
        "sequence entries are not allowed here",
        'a list item ("- ") cannot stand on this line',
        "Begin the list on the line below the field's name.",
    ),
    (
        "could not find expected ':'",
        "expected a field's name followed by a colon and a space",
        'Write name: value; a text over several lines begins with ">" after the colon.',
    ),
    (
        "found unexpected end of stream",
        "the quotation mark that opens here is not closed",
        "Close it at the end of the text.",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes stands before a character that it cannot stand before",
        "Double the backslash, or use single quotes.",
    ),
    (
        "hexadecimal numbers",
        "a backslash code in double quotes is not complete",
        "Double the backslash, or use single quotes.",
    ),
    (
        "expected ',' or ']'",
        "the square bracket that opens here is not closed",
        "Close it, or put a text that begins with a square bracket in double quotes.",
    ),
    (
        "expected ',' or '}'",
        "the curly bracket that opens here is not closed",
        "Close it, or put a text that begins with a curly bracket in double quotes.",
    ),
    (
        "expected <block end>",
        "this cannot stand here",
        "Quote a text that begins with a quotation mark or bracket; or see the indentation.",
    ),
)

_BY_CONTEXT = (
    ("scanning an alias", "an asterisk here means a YAML alias, which is not allowed", QUOTE_IT),
    ("scanning an anchor", "an ampersand here means a YAML anchor, which is not allowed", QUOTE_IT),
    ("a tag", "an exclamation mark here means a YAML tag, which is not allowed", QUOTE_IT),
    ("a directive", "a line that begins with % is a YAML directive, not allowed", "Delete it."),
    (
        "block scalar",
        'after ">" or "|" the line must end',
        'Begin the text on the next line, indented; or quote a text that begins with ">" or "|".',
    ),
)


def explain(error: Exception, reached: int) -> Complaint:
    """Turn an exception of PyYAML into a complaint.

    Args:
        error: what the parser raised; ValueError and OverflowError come from codes in
            double quotes or from directives that stand for impossible numbers.
        reached: how far the parser had got, for errors that carry no place.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        message = "a backslash code or a number here is beyond all bounds"
        return Complaint(reached, message, "Write the character itself.")
    problem, context = error.problem or "", error.context or ""
    opened = any(words in context for words in ("quoted scalar", "simple key", "a flow "))
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    position = mark.index if mark else reached
    for words, message, advice in _BY_CONTEXT:
        if words in context:
            return Complaint(position, message, advice)
    for words, message, advice in _BY_PROBLEM:
        if words in problem:
            return Complaint(position, message, advice)
    return Complaint(position, "this is not understood as YAML", _CHECK_LINE)
