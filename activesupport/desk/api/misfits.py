"""What is wrong with single fields of a request, in words that say what would be right."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from activesupport.domain.reason import Value
from activesupport.words import say

_CODES = {
    "missing": "api.field_missing",
    "extra_forbidden": "api.field_extra",
    "enum": "api.field_choice",
    "literal_error": "api.field_choice",
    "string_type": "api.field_text",
    "string_too_long": "api.field_long",
    "string_too_short": "api.field_short",
    "too_long": "api.field_many",
    "too_short": "api.field_few",
    "int_type": "api.field_number",
    "int_parsing": "api.field_number",
    "bool_type": "api.field_yes_no",
    "tuple_type": "api.field_list",
    "list_type": "api.field_list",
    "model_type": "api.field_object",
    "model_attributes_type": "api.field_object",
    "greater_than": "api.field_above",
    "greater_than_equal": "api.field_least",
    "less_than_equal": "api.field_most",
    "datetime_from_date_parsing": "api.field_time",
    "datetime_parsing": "api.field_time",
    "datetime_type": "api.field_time",
    "timezone_aware": "api.field_time",
}
"""Kinds of faults as pydantic names them."""
_QUOTED = re.compile(r"'([^']*)'")


class FieldFault(BaseModel):
    """What is wrong with one field: where it is (`body.reason`, `query.limit`), a code, and a sentence."""

    at: str
    code: str
    message: str


def field_fault(found: Mapping[str, Any], language: str) -> FieldFault:
    """One of pydantic's errors in our words. What was sent is not repeated."""
    code = _CODES.get(found["type"], "api.field_wrong")
    place = ".".join(str(part)[:40] for part in found["loc"])
    return FieldFault(at=place, code=code, message=say(code, language, **_values(found.get("ctx", {}))))


def _values(context: Mapping[str, Any]) -> dict[str, Value]:
    """What pydantic knows of the field that the sentence may need."""
    limits = ("max_length", "min_length", "gt", "ge", "le")
    limit = next((context[name] for name in limits if name in context), "")
    return {"known": ", ".join(_QUOTED.findall(str(context.get("expected", "")))), "limit": limit}
