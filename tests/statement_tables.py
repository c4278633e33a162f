"""What docs/spec/statements.md must say of each kind, worked out from the model."""

from typing import Any

from msgspec import inspect

from parley.model.statements import KINDS


def type_text(kind: inspect.Type) -> str:
    """A field's type in the words of the page."""
    match kind:
        case inspect.IntType():
            return "integer"
        case inspect.StrType():
            return "text"
        case inspect.BoolType():
            return "true or false"
        case inspect.NoneType():
            return "null"
        case inspect.EnumType(cls=cls):
            return " · ".join(f"`{member.value}`" for member in cls)
        case inspect.StructType(cls=cls):
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case inspect.VarTupleType(item_type=item):
            return f"list of {type_text(item)}"
        case inspect.UnionType(types=types):
            return " or ".join(type_text(one) for one in types)
    raise AssertionError(kind)


def rows(struct: type) -> dict[str, str]:
    """The fields of a struct and their types, in the order of the names; the tag among them."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    found = {field.encode_name: type_text(field.type) for field in info.fields}
    if info.tag_field is not None:
        found[info.tag_field] = f"`{info.tag}`"
    return dict(sorted(found.items()))


def sections() -> dict[str, type]:
    """The headings of the page: every kind, then every value that a kind is made of."""
    values: dict[str, type] = {}

    def visit(kind: Any) -> None:
        match kind:
            case inspect.StructType(cls=cls):
                if cls.__name__ not in values:
                    values[cls.__name__] = cls
                    for field in kind.fields:
                        visit(field.type)
            case inspect.VarTupleType(item_type=item):
                visit(item)
            case inspect.UnionType(types=types):
                for one in types:
                    visit(one)

    for struct in KINDS.values():
        visit(inspect.type_info(struct))
    for struct in KINDS.values():
        values.pop(struct.__name__)
    return {**KINDS, **dict(sorted(values.items()))}


def page_tables(text: str) -> dict[str, dict[str, str]]:
    """The tables that a page has: by heading, the fields and their types."""
    tables: dict[str, dict[str, str]] = {}
    for part in text.split("\n### ")[1:]:
        heading, *lines = part.split("\n")
        cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
        tables[heading.strip("`")] = {row[0].strip("`"): row[1].strip() for row in cells}
    return tables
