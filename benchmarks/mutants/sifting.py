"""Which changes say something about behavior, and which would only be noise."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

# One telling partner of each operator; ten wrong ones more would die of the same test, or not run at all.
OPERATORS = re.compile(
    r"core/(ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|FloorDiv_Mul|Mod_Mul|Pow_Mul|BitOr_BitAnd|BitAnd_BitOr)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Lt_LtE|Lt_GtE|LtE_Lt|LtE_Gt|Gt_GtE|Gt_LtE|GtE_Gt|GtE_Lt|Is_IsNot"
    r"|IsNot_Is)|ReplaceUnaryOperator_(USub_UAdd|Delete_Not)|AddNot|ReplaceTrueWithFalse|ReplaceFalseWithTrue"
    r"|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceBreakWithContinue|ReplaceContinueWithBreak|NumberReplacer"
    r"|ZeroIterationForLoop)$"
)

Span = tuple[tuple[int, int], tuple[int, int]]


def is_told(operator: str, start: tuple[int, int], quiet: list[Span]) -> bool:
    """Whether a change of this kind at this place is tried."""
    return bool(OPERATORS.match(operator)) and not any(first <= start < end for first, end in quiet)


def quiet_spans(path: Path) -> list[Span]:
    """What does nothing while the program runs: types, decorators such as `dataclass(frozen=True)`, `strict=True`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    heads = [span for node in nodes if isinstance(node, ast.FunctionDef) for span in _head(node)]
    return [*heads, *(_span(one) for node in nodes for one in _quiet(node))]


def _head(node: ast.FunctionDef) -> Iterator[Span]:
    """A function up to its body, without the values that its arguments have by themselves: `*` is no product here."""
    begun = (node.lineno, node.col_offset)
    for value in sorted(map(_span, filter(None, [*node.args.defaults, *node.args.kw_defaults]))):
        yield begun, value[0]
        begun = value[1]
    yield begun, _span(node.body[0])[0]


def _quiet(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    if isinstance(node, ast.AnnAssign):
        yield node.annotation
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from node.decorator_list
    if isinstance(node, ast.keyword) and node.arg == "strict":
        yield node.value
    if isinstance(node, ast.Assert):
        yield node
    if isinstance(node, ast.Assign) and _is_alias(node):
        yield node.value


def _is_alias(node: ast.Assign) -> bool:
    """True for `Path = tuple[str | int, ...]`: a type with a name."""
    name = node.targets[0]
    capital = isinstance(name, ast.Name) and name.id[0].isupper() and not name.id.isupper()
    return capital and isinstance(node.value, ast.Subscript | ast.BinOp)


def _span(node: ast.expr | ast.stmt) -> Span:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)
