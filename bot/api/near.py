"""What belongs to a case beside it, over the API: tags, links, and merging one into another."""

from typing import Annotated, Literal

from pydantic import Field

from bot.api import models
from bot.api.models import Asked
from bot.api.operation import Asking, Operation, act, deed
from handlers.api_access import Answer
from states.api_scopes import Scope
from states.case import Action
from states.tags import MOST
from states.text import clean

_TAG = r"^[^,]{1,40}$"  # in any spelling; what it becomes has 24 signs at most
Tags = Annotated[list[Annotated[str, Field(pattern=_TAG)]], Field(max_length=MOST)]


class TagsChanged(Asked):
    """What colleagues tagged meanwhile stays."""

    add: Tags = []
    remove: Tags = []


class LinkChanged(Asked):
    """`other`: a case of the same customer."""

    action: Literal["link", "unlink"]
    other: Annotated[str, Field(pattern=models.REFERENCE)]


class MergeNew(Asked):
    """`into`: the case of the same customer and kind that goes on; `into_etag`: as it was last
    answered with; `text`: why, for colleagues."""

    into: Annotated[str, Field(pattern=models.REFERENCE)]
    into_etag: Annotated[str, Field(pattern=models.ETAG)]
    text: Annotated[str, Field(max_length=models.TEXT)] = ""


def _tag(asking: Asking) -> Answer:
    body: TagsChanged = asking.body
    return act(asking, Action.TAG, value=",".join(body.add), checks=tuple(body.remove))


def _link(asking: Asking) -> Answer:
    body: LinkChanged = asking.body
    if body.action == "unlink":
        return act(asking, Action.LINK, checks=(body.other,))
    return act(asking, Action.LINK, value=body.other)


def _merge(asking: Asking) -> Answer:
    """Of the other case's ETag its version and its events count; both are one customer's."""
    body: MergeNew = asking.body
    version, events, _ = body.into_etag.strip('"').split("-")
    value = f"{body.into}.{version}.{events}"
    return act(asking, Action.MERGE, value=value, text=clean(body.text))


OPERATIONS: tuple[Operation, ...] = (
    deed("tagCase", "tags", _tag, TagsChanged),
    deed("linkCase", "links", _link, LinkChanged),
    deed("mergeCase", "merges", _merge, MergeNew, scope=Scope.CASES_DECIDE, matched=True),
)
