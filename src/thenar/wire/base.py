"""How anything on the wire is made, read and written."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, ValidationError, model_serializer

from thenar.wire.refused import refused

Short = Annotated[str, Field(max_length=80)]


class Wire(BaseModel):
    """One thing that is said. Nothing is taken for something else: a text is no number, an unknown name no field."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    @model_serializer(mode="wrap")
    def _present(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields = type(self).model_fields
        return {name: value for name, value in write(self).items() if value is not None or fields[name].is_required()}


Said = TypeVar("Said", bound=Wire)


def written(one: Wire) -> dict[str, Any]:
    """As JSON has it: the only way out."""
    return one.model_dump(mode="json")


def read(kind: type[Said], body: bytes) -> Said:
    """What a body says: the only way in. ThenarError, which names the place, what was found and what would be right,
    where it is not exactly that."""
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise refused(error.errors(include_url=False)[0]) from None
