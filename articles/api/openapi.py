"""The API in the words of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1)."""

from typing import Any

from django.conf import settings
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from articles.api.endpoint import Endpoint
from articles.api.endpoints import ENDPOINTS
from articles.api.responses import JSON, PROBLEM, TITLES
from articles.api.schemas import Shape
from articles.pages.addresses import API

VERSION = "1.0.0"
REFERENCE = "#/components/schemas/{model}"
SLUG = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "地址里的名字",
    "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"},
}
MOVED = {
    "description": "合并或改名了，新的地址在 Location",
    "headers": {"Location": {"schema": {"type": "string"}}},
}
PROBLEM_SCHEMA = {
    "description": "出了什么差错（RFC 9457）",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "错在哪里，怎么改"},
    },
}


class Components(GenerateJsonSchema):
    """Shapes described under the names that programs know them by."""

    def normalize_name(self, name: str) -> str:
        return super().normalize_name(name).removesuffix("Shape")


def document() -> dict[str, Any]:
    """The whole description."""
    shapes = list(dict.fromkeys(endpoint.shape for endpoint in ENDPOINTS))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}的开放接口",
            "version": VERSION,
            "description": "只供阅读；答案与网页出自同一处。",
        },
        "servers": [{"url": f"{settings.SITE_URL}{API.rstrip('/')}"}],
        "paths": {f"/{one.path}": {"get": _operation(one)} for one in ENDPOINTS},
        "components": {"schemas": {**_schemas(shapes), "Problem": PROBLEM_SCHEMA}},
    }


def _schemas(shapes: list[type[Shape]]) -> dict[str, Any]:
    """The shapes; since `fields` asks for some of their fields only, none is promised."""
    modes = [(shape, "serialization") for shape in shapes]
    _, told = models_json_schema(
        modes, by_alias=True, ref_template=REFERENCE, schema_generator=Components
    )
    schemas = told["$defs"]
    for shape in shapes:
        schemas[shape.component()].pop("required", None)
    return schemas


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    path = [SLUG] if endpoint.takes_slug else []
    return {
        "operationId": endpoint.name.removeprefix("api-"),
        "summary": endpoint.what,
        "parameters": [*path, *(parameter.told for parameter in endpoint.takes)],
        "responses": {
            "200": {"description": "答案", "content": {endpoint.media: _answer(endpoint)}},
            "304": {"description": "与 If-None-Match 所说的相同，没有变"},
            **({} if endpoint.is_list else {"301": MOVED}),
            **{str(status): _fault(status) for status in _faults(endpoint)},
        },
    }


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.media != JSON:
        return {"schema": {"type": "string"}}
    thing = {"$ref": REFERENCE.format(model=endpoint.shape.component())}
    return {"schema": _list_of(thing) if endpoint.is_list else thing}


def _list_of(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["count", "next", "results"],
        "properties": {
            "count": {"type": "integer", "description": "一共几项"},
            "next": {
                "type": ["string", "null"],
                "description": "接着读时 cursor 的值；读完了是 null",
            },
            "results": {"type": "array", "items": thing},
        },
    }


def _faults(endpoint: Endpoint) -> list[int]:
    lists = [503] if endpoint.name == "api-reports" else []
    return [400, 404, *([] if endpoint.is_list else [410]), *lists]


def _fault(status: int) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(model="Problem")}
    return {"description": TITLES[status], "content": {PROBLEM: {"schema": schema}}}
