"""The links to pictures in the body of a create, wherever a format has them."""

from typing import Any


def links_in(body: Any) -> tuple[str, ...]:
    """`images`, `image`, `metadata.image_tail` and `input_reference`, in this order."""
    if not isinstance(body, dict):
        return ()
    images, metadata = body.get("images"), body.get("metadata")
    found = [*(images if isinstance(images, list) else ()), body.get("image")]
    found.append(metadata.get("image_tail") if isinstance(metadata, dict) else None)
    found += input_references(body.get("input_reference"))
    return tuple(link for link in found if isinstance(link, str))


def input_references(value: Any) -> list[Any]:
    """The links of `input_reference`: one or a list, each a text or an object with `image_url`."""
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [item.get("image_url") if isinstance(item, dict) else item for item in values]
