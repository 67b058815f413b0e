"""Log events as JSON, one a line, for what collects and searches them."""

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest


class JsonFormatter(logging.Formatter):
    """time, level, logger, message; the request and its status where the event has one; details: figures of the event,
    given as extra={"details": …}; error: the trace of an exception.

    In ASCII, all else escaped: no event can look like two, whatever words of others stand in it.
    """

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            event["request"] = f"{request.method} {request.path}"
        if hasattr(record, "status_code"):
            event["status"] = record.status_code
        if isinstance(details := getattr(record, "details", None), dict):
            event["details"] = details
        if record.exc_info:
            event["error"] = self.formatException(record.exc_info)
        return json.dumps(event)
