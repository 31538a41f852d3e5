"""Logs that name places in the code and never a value: an answer about health must not reach them."""

import logging
import traceback
from types import TracebackType


class QuietFormatter(logging.Formatter):
    """One line a record. Of an exception it tells the type and the places, not its message."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname.lower()} {record.name}: {record.msg.split('%')[0].strip(' :')}"
        request = getattr(record, "request", None)
        if request is not None:
            line += f" {request.method} {request.path} {getattr(record, 'status_code', '')}".rstrip()
        if record.exc_info and record.exc_info[0]:
            line += "\n" + places(record.exc_info[0], record.exc_info[2])
        return line


def places(kind: type[BaseException], where: TracebackType | None) -> str:
    """The type of an exception and where it passed, innermost last."""
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where)]
    return "\n".join([*lines, f"  {kind.__name__}"])
