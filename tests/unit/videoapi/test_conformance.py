"""What every provider format must do (bot/videoapi/provider.py): outcomes, and where the API key is sent.

Each test runs with each of `FORMATS`, also those of test_conformance_network.py and test_conformance_proxies.py. What the
responses of one format mean is tested in the other files of this folder.
"""

from collections.abc import Awaitable
from typing import Any

import pytest
from yarl import URL

from bot.videoapi.errors import (
    ForeignRoot,
    MaybeCharged,
    NotSent,
    OutOfQuota,
    QueryFailed,
    RateLimited,
    Refused,
    VideoApiError,
)
from bot.videoapi.provider import Provider
from tests.unit.videoapi.servers import (
    KEY,
    REQUEST,
    Format,
    failure_of,
    good,
    raw_server,
    replay,
    respond_with,
    response_bytes,
)


def requests_with_key(api: Provider, root: str) -> tuple[Awaitable[object], ...]:
    """All requests that are sent with the key."""
    return (
        api.create(root, REQUEST), api.query(root, "t-1"), api.has_content(root, "t-1"), api.models(root), api.balance(root)
    )  # fmt: skip


async def test_cookies_are_not_kept(api_format: Format) -> None:
    async with replay(good(api_format)) as provider:
        root = provider.root.replace("127.0.0.1", "localhost")  # cookie jars ignore cookies of IP addresses
        async with api_format.client(root) as api:
            await api.create(root, REQUEST)
            await api.create(root, REQUEST)
    assert "Cookie" not in provider.requests[1].headers


@pytest.mark.parametrize("other", ["http://localhost:1", "https://127.0.0.1", "", "not a url", "http://"])
async def test_the_key_is_sent_to_no_other_origin(api_format: Format, other: str) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        for ask in requests_with_key(api, other):
            with pytest.raises(ForeignRoot) as caught:
                await ask
            assert isinstance(caught.value, NotSent)
            assert isinstance(caught.value, QueryFailed)
    assert provider.requests == []


async def test_an_api_root_with_another_path_on_the_same_origin_is_used(api_format: Format) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(f"{provider.root}/old/", REQUEST)
    assert provider.requests[0].path.startswith("/old/v1/")


async def test_a_closed_client_raises_and_sends_nothing(api_format: Format) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.close()
        with pytest.raises(RuntimeError):
            await api.create(provider.root, REQUEST)
    assert provider.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_of_a_create_or_a_query_is_followed(api_format: Format, status: int) -> None:
    """Another host would receive the key, and a create would be sent a second time."""
    async with raw_server(respond_with(response_bytes(api_format.created))) as other:
        away = {"status": status, "headers": {"Location": f"{other.root}/v1/x"}, "body": {}}
        async with replay(away) as provider, api_format.client(provider.root) as api:
            assert isinstance(await failure_of(api.create(provider.root, REQUEST)), MaybeCharged)
            for ask in (api.query(provider.root, "t-1"), api.models(provider.root), api.balance(provider.root)):
                assert isinstance(await failure_of(ask), QueryFailed)
            assert [seen.method for seen in provider.requests] == ["POST", "GET", "GET", "GET"]
    assert other.connections == 0


OUTCOMES: list[tuple[dict[str, Any], type[VideoApiError]]] = [
    ({"status": 401, "body": {"error": {"message": "no such key"}}}, Refused),
    ({"status": 400, "body": {"error": {"message": "no such size"}}}, Refused),
    ({"status": 403, "body": {"error": {"code": "insufficient_user_quota", "message": "no"}}}, OutOfQuota),
    ({"status": 429, "text": ""}, RateLimited),
    ({"status": 429, "headers": {"Retry-After": "7"}, "text": ""}, RateLimited),
    *(({"status": status, "text": "<html>"}, MaybeCharged) for status in (200, 400, 500, 502, 503, 504, 520, 524)),
    *(({"status": status, "text": ""}, MaybeCharged) for status in (200, 204, 408, 500)),
    ({"status": 200, "body": {}}, MaybeCharged),
    ({"status": 500, "body": {"error": {"message": "no"}}}, MaybeCharged),
]


@pytest.mark.parametrize(("case", "outcome"), OUTCOMES)
async def test_responses_that_mean_the_same_in_every_format(
    api_format: Format, case: dict[str, Any], outcome: type[VideoApiError]
) -> None:
    """Only a clear response is a refusal or a rate limit; anything else may have been charged. Always one POST."""
    async with replay({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        error = await failure_of(api.create(provider.root, REQUEST))
        assert isinstance(error, outcome)
        if case.get("headers"):
            assert error.retry_after == 7
    assert [seen.method for seen in provider.requests] == ["POST"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    "body", ["", "<html>", '{"error": {"message": "no"}}', '{"error": {"code": "x"}, "data": null}']
)
async def test_no_error_of_a_query_makes_a_task_failed(api_format: Format, status: int, body: str) -> None:
    case = {"status": status, "headers": {}, "text": body}
    async with replay(case) as provider, api_format.client(provider.root) as api:
        assert isinstance(await failure_of(api.query(provider.root, "t-1")), QueryFailed)


async def test_an_id_is_encoded_once(api_format: Format) -> None:
    """Whatever it contains, it stays one part of the path."""
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await failure_of(api.query(provider.root, "sora-2:task/x?&=+ 猫%3A"))
        content = api.content_url(provider.root, "sora-2:task/x?&=+ 猫%3A")
    encoded = "sora-2%3Atask%2Fx%3F%26%3D%2B%20%E7%8C%AB%253A"
    assert provider.requests[0].path == api_format.query_path + encoded
    assert encoded in content and content.startswith(provider.root)


@pytest.mark.parametrize(("address", "own"), [
    ("https://api.example/a", True),
    ("https://API.example:443/a?b", True),
    ("http://api.example/a", False),
    ("https://api.example:8443/a", False),
    ("https://api.example./a", False),
    ("https://sub.api.example/a", False),
    ("https://api.example@evil.example/a", False),
    ("/a", False),
])  # fmt: skip
def test_the_key_is_for_the_provider_origin_only(api_format: Format, address: str, *, own: bool) -> None:
    api = api_format.make(KEY, "https://api.example/v1")
    assert (api.authorization(URL(address)) is not None) is own
    assert KEY not in repr(api)


@pytest.mark.parametrize("case", [
    {"status": 404, "body": {"error": {"message": "no such path"}}},
    {"status": 200, "body": {"error": {"message": "bad key"}}},
    {"status": 200, "body": {"object": "list"}},
    {"status": 200, "body": {"hard_limit_usd": "1", "total_usage": True}},
    {"status": 200, "text": '{"hard_limit_usd": NaN, "total_usage": Infinity}'},
    {"status": 200, "text": "<html>"},
    {"status": 200, "body": []},
    {"status": 500, "text": ""},
])  # fmt: skip
async def test_a_missing_balance_is_query_failed(api_format: Format, case: dict[str, Any]) -> None:
    async with replay({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        error = await failure_of(api.balance(provider.root))
    assert isinstance(error, QueryFailed) and KEY not in str(error)
