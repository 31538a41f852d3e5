"""Nothing is saved past the gate: the base of every row that is kept."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models.expressions import BaseExpression

from thenar.journal.gate.fields import kept_fields
from thenar.journal.gate.rules import check_row
from thenar.journal.gate.seen import visible
from thenar.journal.gate.values import WrongValueError, check_value
from thenar.model.problem import ThenarError


class NotKeptError(ThenarError):
    """A row that may not be kept: in which table and column, and what would be right. Nothing was changed."""


_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class KeptQuerySet(models.QuerySet[_Row]):
    """Rows that are judged before they are written, however many at once."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[_Row]:
        """As Django does it; NotKeptError, and none is written, where one may not be kept."""
        rows = list(objs)
        for row in rows:
            row.judge()
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **values: Any) -> int:
        """As Django does it; NotKeptError for a value that may not be kept."""
        cast("type[Kept]", self.model).judge_values(values)
        return super().update(**values)


class KeptManager(models.Manager[_Row]):
    """Finds only what this request may see."""

    def get_queryset(self) -> KeptQuerySet[_Row]:
        return visible(KeptQuerySet(self.model, using=self._db))


class Kept(models.Model):
    """A row of the journal. `kept_as` is the name of its table in files and messages."""

    kept_as: ClassVar[str]
    objects: ClassVar[KeptManager[Self]] = KeptManager()

    class Meta:
        abstract = True

    def save(self, **how: Any) -> None:
        """As Django does it; NotKeptError, and nothing is written, for a row that may not be kept."""
        self.judge(how.get("update_fields"))
        super().save(**how)

    def judge(self, only: Iterable[str] | None = None) -> None:
        """NotKeptError where this row may not be kept, or only these columns of it."""
        values = {field.name: getattr(self, field.attname) for field in kept_fields(type(self))}
        if only is not None:
            self.judge_values({name: values[name] for name in only if name in values})
            return
        try:
            check_row(self.kept_as, kept_fields(type(self)), values)
        except WrongValueError as wrong:
            raise _not_kept(self.kept_as, wrong.column, wrong) from None

    @classmethod
    def judge_values(cls, values: dict[str, Any]) -> None:
        """NotKeptError for a value that may not stand in its column; what the database reckons itself is not judged."""
        fields = {field.name: field for field in kept_fields(cls) if not isinstance(field, models.ForeignKey)}
        for name, value in values.items():
            if name not in fields or isinstance(value, BaseExpression):
                continue
            try:
                check_value(fields[name], value, f"{cls.kept_as}.{name}")
            except WrongValueError as wrong:
                raise _not_kept(cls.kept_as, name, wrong) from None


def _not_kept(table: str, column: str, wrong: WrongValueError) -> NotKeptError:
    return NotKeptError(
        "{table}, {column}: this cannot be kept; right is {right}. Nothing was changed.",
        table=table,
        column=column,
        right=str(wrong),
    )
