"""What each answer to a create means: its kind, the bot's sentence for the user, and what the owner is told."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from bot.access.notices import DAY
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.owner import told_subject, topic_of
from bot.cards.status import StatusCards
from bot.catalogue import Catalogue, load_catalogue
from bot.pipeline.named_fields import owners_fields, setting_of
from bot.pipeline.outcomes import Accepted, Outcome, Rejected, RetryLater, RetryRules, Unknown, classify_create_error
from bot.pipeline.owner_notices import OwnerNotices
from bot.texts.words import Words
from bot.videoapi import responses
from bot.videoapi.causes import Cause
from bot.videoapi.errors import NotSent, VideoApiError
from bot.videoapi.provider_text import sanitize
from bot.videoapi.providers import Providers, SettingNames
from bot.videoapi.transport import Response
from sandbox.video.fault_bodies import body_of
from sandbox.video.faults import HTML, KINDS, SATURATED, flat, nested
from storage.database import Database
from storage.last_times import claim_turn, last_time
from storage.limits import Limits
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.unit.pipeline.world import Admin, Clock, nobody
from tests.unit.test_cards import after, row
from tests.unit.videoapi.servers import cases, load

KEY = "sk-test-0123456789abcdef"
RULES = RetryRules(unreachable_window=100, busy_window=100, pause=lambda *_: 1.0)
BODY = {
    "model": "sora-2", "orientation": "portrait", "prompt": "a cat", "size": "small", "duration": 10, "watermark": True,
    "metadata": {"seed": 7},
}  # fmt: skip
PAGE = HTML.format("New API")


@dataclass(frozen=True)
class Answer:
    """An answer to a create, and what it means.

    `kind`: of the error. `key`: of the bot's sentence. `owner`: the text that the admins get, empty if none.
    """

    status: int
    body: str
    kind: str
    key: str
    owner: str = ""


def detail(loc: list[str | int], message: str) -> str:
    """FastAPI's 422."""
    return json.dumps({"detail": [{"loc": loc, "msg": message, "type": "value_error"}]})


def openai(message: str, param: str, code: str = "invalid_value") -> str:
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return json.dumps({"error": error})


def fault(kind: str, means: str, key: str, owner: str = "") -> Answer:
    """An answer of the sandbox's provider."""
    return Answer(KINDS[kind].status, body_of(kind, "unified"), means, key, owner)


ANSWERS: dict[str, Answer] = {
    # The sandbox's faults that are answers
    "bad_key_401": fault("bad_key_401", "BadKey", "key", "owner-key"),
    "quota_403_nested": fault("quota_403_nested", "OutOfQuota", "quota", "owner-quota"),
    "quota_403_flat": fault("quota_403_flat", "OutOfQuota", "quota", "owner-quota"),
    "quota_429": fault("quota_429", "OutOfQuota", "quota", "owner-quota"),
    "saturated_hides_quota_429": fault("saturated_hides_quota_429", "OutOfQuota", "quota", "owner-quota"),
    "not_allowed_403": fault("not_allowed_403", "ModelUnavailable", "no-access", "owner-no-access"),
    "no_channel_503": fault("no_channel_503", "ModelUnavailable", "model"),
    "task_route_error": fault("task_route_error", "MaybeCharged", "unclear"),
    "saturated_429": fault("saturated_429", "RateLimited", "busy"),
    "rate_limit_429_empty": fault("rate_limit_429_empty", "RateLimited", "busy"),
    "task_not_exist_400": fault("task_not_exist_400", "Refused", "said"),
    "html_200": fault("html_200", "MaybeCharged", "page", "owner-page"),
    "gateway_502_html": fault("gateway_502_html", "MaybeCharged", "unclear"),
    "gateway_504_html": fault("gateway_504_html", "MaybeCharged", "unclear"),
    "error_500_json": fault("error_500_json", "MaybeCharged", "unclear"),
    "billing_error_200": fault("billing_error_200", "BadKey", "key", "owner-key"),
    "no_id_200": fault("no_id_200", "MaybeCharged", "unclear"),
    "empty_200": fault("empty_200", "MaybeCharged", "unclear"),
    "bad_json_200": fault("bad_json_200", "MaybeCharged", "unclear"),
    "bad_request_400": fault("bad_request_400", "Refused", "said"),
    "too_large_413_json": fault("too_large_413_json", "Refused", "said"),
    "not_found_404_json": fault("not_found_404_json", "Refused", "address", "owner-address"),
    "redirect_302": fault("redirect_302", "MaybeCharged", "address", "owner-address"),
    # The key
    "an expired key": Answer(401, nested("该令牌已过期"), "BadKey", "key", "owner-key"),
    "an expired key with a 403": Answer(403, nested("该令牌状态不可用"), "BadKey", "key", "owner-key"),
    "a key from the wrong network": Answer(403, nested("您的 IP 不在令牌允许访问的列表中"), "BadKey", "key", "owner-key"),
    "no key": Answer(400, nested("未提供令牌"), "BadKey", "key", "owner-key"),
    "OpenAI's words": Answer(401, openai("Incorrect API key: sk-…", "", "invalid_api_key"), "BadKey", "key", "owner-key"),
    "an invalid token": Answer(403, nested("Invalid token"), "BadKey", "key", "owner-key"),
    "a key code in a 400": Answer(400, flat("invalid_token", "nope"), "BadKey", "key", "owner-key"),
    # The account
    "a quota in English": Answer(403, nested("insufficient balance"), "OutOfQuota", "quota", "owner-quota"),
    "the key's own quota": Answer(401, nested("该令牌额度已用尽"), "OutOfQuota", "quota", "owner-quota"),
    "a quota on a 200": Answer(200, nested("余额不足"), "OutOfQuota", "quota", "owner-quota"),
    # The model
    "a group without the model": Answer(403, nested("无权访问 vip 分组"), "ModelUnavailable", "no-access", "owner-no-access"),
    "no access": Answer(403, nested("no access to model sora-2"), "ModelUnavailable", "no-access", "owner-no-access"),
    "an unknown model": Answer(
        404, openai("The model `sora-9` does not exist", "model", "model_not_found"), "ModelUnavailable", "no-access",
        "owner-no-access",
    ),
    "no channel, saturated": Answer(429, nested("none", code="model_not_found"), "ModelUnavailable", "model"),
    # The address
    "a doubled version": Answer(404, nested("Invalid URL (POST /v1/v1/video/create)"), "Refused", "address", "owner-address"),
    "a route in other words": Answer(404, '{"message": "no such route"}', "Refused", "address", "owner-address"),
    "a route in Chinese": Answer(404, json.dumps({"message": "接口不存在"}), "Refused", "address", "owner-address"),
    "FastAPI's": Answer(404, json.dumps({"detail": "Not Found"}), "Refused", "address", "owner-address"),
    "gin's": Answer(404, "404 page not found", "MaybeCharged", "address", "owner-address"),
    "nginx's": Answer(404, HTML.format("404 Not Found"), "MaybeCharged", "address", "owner-address"),
    "a method": Answer(405, json.dumps({"detail": "Method Not Allowed"}), "MaybeCharged", "address", "owner-address"),
    "a method of a web server": Answer(405, HTML.format("405"), "MaybeCharged", "address", "owner-address"),
    "a permanent redirect": Answer(308, "", "MaybeCharged", "address", "owner-address"),
    "a redirect with a page": Answer(301, PAGE, "MaybeCharged", "address", "owner-address"),
    "a route with a 200": Answer(200, nested("Invalid URL (POST /v1/video/create)"), "Refused", "address", "owner-address"),
    "a picture that is not there": Answer(404, nested("image not found"), "Refused", "said"),
    "a task that is not there": Answer(404, flat("not_found", "video not found"), "Refused", "said"),
    "a login page": Answer(200, "\n <!DOCTYPE html><title>Login</title>", "MaybeCharged", "page", "owner-page"),
    # The form
    "a wrong type of content": Answer(400, nested("Content-Type must be application/json"), "Refused", "format", "owner-format"),
    "the same as a 415": Answer(415, nested("Unsupported Media Type"), "MaybeCharged", "format", "owner-format"),
    "a multipart form is wanted": Answer(400, nested("request must be multipart/form-data"), "Refused", "format", "owner-format"),
    "a field": Answer(400, nested("watermark must be a JSON string"), "Refused", "request", "owner-request"),
    "a field of Go": Answer(
        400, nested("json: cannot unmarshal bool into Go struct field Request.watermark of type string"), "Refused", "request",
        "owner-request"
    ),
    "a field as a param": Answer(400, openai("Invalid value.", "duration"), "Refused", "request", "owner-request"),
    "a field of an object": Answer(400, openai("No.", "metadata.seed"), "Refused", "request", "owner-request"),
    "a field with a 422": Answer(
        422, detail(["body", "watermark"], "Input should be a valid string"), "MaybeCharged", "request", "owner-request"
    ),
    "a field that Laravel names": Answer(
        422, json.dumps({"message": "The given data was invalid.", "errors": {"size": ["no"]}}), "MaybeCharged", "request",
        "owner-request"
    ),
    "a value in Chinese": Answer(400, nested("参数 duration 取值无效"), "Refused", "request", "owner-request"),
    # The user's own
    "a prompt as a param": Answer(400, openai("Invalid value: too long.", "prompt"), "Refused", "said"),
    "a prompt with a 422": Answer(422, detail(["body", "prompt"], "too long"), "MaybeCharged", "unclear"),
    "pictures": Answer(400, flat("1001", "images: cannot be fetched"), "Refused", "said"),
    "the size of a picture": Answer(400, nested("the size of the picture is larger than 10 MB"), "Refused", "said"),
    "no reason": Answer(400, json.dumps({"error": {"message": "", "code": "bad"}}), "Refused", "refused"),
    "a page in a sentence": Answer(400, nested(f"bad response: {PAGE}"), "Refused", "said"),
    "long JSON in a sentence": Answer(400, nested("upstream: " + json.dumps({"a": ["x" * 4000]})), "Refused", "said"),
    "JSON alone": Answer(400, nested(json.dumps({"a": "b"})), "Refused", "refused"),
    "saturated, in an envelope": Answer(429, flat("429", SATURATED), "RateLimited", "busy"),
    "a list": Answer(200, "[]", "MaybeCharged", "unclear"),
}  # fmt: skip
NOT_ANSWERS = {
    "hang_after_accept",
    "hang_before_read",
    "reset_before_read",
    "reset_in_upload",
    "reset_after_accept",
    "slow_accept",
}


def error_of(status: int, body: str) -> VideoApiError:
    """The error that an answer is read as."""
    with pytest.raises(VideoApiError) as caught:
        responses.parse_created(Response(status, body.encode()), partial(sanitize, secret=KEY), KEY)
    return caught.value


def outcome_of(error: VideoApiError) -> Outcome:
    return classify_create_error(error, tries=1, waited=0.0, rules=RULES, fields=owners_fields(BODY))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(None)


@pytest.fixture(scope="module")
def cards(catalogue: Catalogue) -> StatusCards:
    return StatusCards(Words.load(), catalogue)


def test_every_answer_of_the_sandbox_is_in_the_table() -> None:
    assert set(KINDS) == NOT_ANSWERS | {name for name in ANSWERS if name in KINDS}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_kind_and_the_sentence(name: str) -> None:
    answer = ANSWERS[name]
    error = error_of(answer.status, answer.body)
    assert type(error).__name__ == answer.kind
    outcome = outcome_of(error)
    assert not isinstance(outcome, Accepted)
    assert (outcome.key if outcome.words or outcome.key != "said" else "refused") == answer.key


@pytest.mark.parametrize("name", ANSWERS)
def test_the_providers_words_never_come_alone(cards: StatusCards, name: str) -> None:
    """The bot's own sentence comes first, in each language; the provider's follows in quotes."""
    answer = ANSWERS[name]
    outcome = outcome_of(error_of(answer.status, answer.body))
    task = after(outcome, provider_id=None)
    words = task.reason or ""
    for language in Words.load().languages:
        spoken = replace(task, origin=replace(task.origin, language=language))
        lines = cards.card(spoken, 0).text.split("\n")
        if words:
            shown = next(number for number, line in enumerate(lines) if words[:20] in line)
            before = "\n".join(lines[: shown + 1]).partition(words[:20])[0]
            assert sum(letter.isalpha() for letter in before) >= 8, before
        assert not any(mark in line for line in lines for mark in ('{"', "request id", "<h1>", "Traceback"))


def test_what_the_owner_hears(cards: StatusCards) -> None:
    """Only what the owner can change; those cards, and no others, are about the owner."""
    for name, answer in ANSWERS.items():
        task = after(outcome_of(error_of(answer.status, answer.body)))
        assert (topic_of(task) is not None) == bool(answer.owner), name


@pytest.fixture
def notices(olga: Admin, catalogue: Catalogue) -> OwnerNotices:
    providers = Providers({}, {"second": SettingNames("SECOND_KEY", "MODELS_FILE (second: url)")})
    return OwnerNotices(olga.admins._database, olga.admins, providers, catalogue)


def refused(name: str, provider: str = "default", **columns: Any) -> tuple[Task, Outcome]:
    """A task after an answer of the table."""
    outcome = outcome_of(error_of(ANSWERS[name].status, ANSWERS[name].body))
    return after(outcome, provider=provider, **columns), outcome


async def test_each_answer_reaches_the_owner_with_the_setting(notices: OwnerNotices, olga: Admin) -> None:
    """Each one of another provider, so that none is left out as told already."""
    words = Words.load()
    settings = {
        "owner-key": "VIDEO_API_KEY", "owner-quota": "VIDEO_API_KEY", "owner-no-access": "VIDEO_API_KEY",
        "owner-address": "VIDEO_API_URL", "owner-page": "VIDEO_API_URL", "owner-format": "VIDEO_API_URL",
    }  # fmt: skip
    for number, (name, answer) in enumerate(ANSWERS.items()):
        before = len(olga.read)
        await notices.tell(*refused(name, f"p{number}"))
        new = olga.read[before:]
        assert len(new) == bool(answer.owner), (name, new)
        if answer.owner:
            first = words.plain(None, answer.owner, **dict.fromkeys(VALUES, "…")).partition("…")[0]
            assert new[0].startswith(first), name
            assert settings.get(answer.owner, "") in new[0]
            assert KEY not in new[0] and "request id" not in new[0] and "<html" not in new[0]


VALUES = ("status", "setting", "reason", "model", "url", "field")


async def test_the_field_and_its_setting_are_named(notices: OwnerNotices, olga: Admin) -> None:
    await notices.tell(*refused("a field"))
    await notices.tell(*refused("a field as a param"))
    watermark, duration = olga.read
    assert "watermark" in watermark and "WATERMARK_FORMAT" in watermark and "must be a JSON string" in watermark
    assert "duration" in duration and "MODELS_FILE (sora-2: options.duration)" in duration


async def test_a_cause_is_told_once_a_day_by_all_processes(
    notices: OwnerNotices, olga: Admin, catalogue: Catalogue, clock: Any
) -> None:
    other = OwnerNotices(olga.admins._database, olga.admins, Providers({}), catalogue)
    for told in (notices, other, notices):
        await told.tell(*refused("bad_key_401"))
    assert len(olga.read) == 1
    clock.now += 24 * 3600
    await other.tell(*refused("bad_key_401"))
    assert len(olga.read) == 2


async def test_another_cause_is_told_at_once(notices: OwnerNotices, olga: Admin) -> None:
    """Another status, another address, another provider."""
    await notices.tell(*refused("bad_key_401"))
    await notices.tell(*refused("an invalid token"))
    await notices.tell(*refused("bad_key_401", "second"))
    assert len(olga.read) == 3 and "SECOND_KEY" in olga.read[2]
    await notices.tell(*refused("redirect_302"))
    await notices.tell(*refused("redirect_302", api_root="https://other.example"))
    assert len(olga.read) == 5 and "https://other.example" in olga.read[4]


async def test_what_was_fixed_is_told_again_at_once(notices: OwnerNotices, olga: Admin) -> None:
    task, outcome = refused("bad_key_401")
    await notices.tell(task, outcome)
    await notices.tell(task, Accepted("t-1"))
    await notices.tell(task, outcome)
    assert len(olga.read) == 2


async def test_a_certificate_is_told_while_the_task_waits(notices: OwnerNotices, olga: Admin) -> None:
    error = NotSent(detail="the certificate is not trusted: expired", cause=Cause.CERTIFICATE)
    waiting = outcome_of(error)
    assert isinstance(waiting, RetryLater) and waiting.key == "unreachable"
    await notices.tell(row(State.QUEUED), waiting)
    late = classify_create_error(error, tries=9, waited=1000.0, rules=RULES)
    assert isinstance(late, Rejected) and late.key == "certificate"
    await notices.tell(after(late), late)
    [told] = olga.read
    assert "expired" in told and "VIDEO_API_URL" in told and "HTTPS_PROXY" in told


async def test_a_card_says_that_the_owner_was_told_if_a_notice_has_arrived(
    notices: OwnerNotices, olga: Admin, cards: StatusCards, clock: Clock
) -> None:
    """At most a day before the refusal, or later; and of that provider."""
    database = olga.admins._database
    making = MakingTimes(Tasks(database), 1)
    current = CurrentCards(database=database, cards=cards, making=making, limits=Limits(), clock=clock)

    async def is_told(**columns: Any) -> bool:
        task, _ = refused("bad_key_401", image_count=0, **columns)
        return "The owner has been told." in (await current.of(task)).text

    assert not await is_told(updated_at=clock.now)
    await notices.tell(*refused("bad_key_401"))
    times = (clock.now - 1000, clock.now, clock.now + DAY)
    assert [await is_told(updated_at=at) for at in times] == [True, True, True]
    assert not await is_told(updated_at=clock.now + DAY + 1)
    assert not await is_told(updated_at=clock.now, provider="second")


async def test_nobody_is_told_where_there_is_no_admin(failing: Database, catalogue: Catalogue) -> None:
    """The next order tries again, a minute later at the earliest."""
    admins = nobody(failing)
    await OwnerNotices(failing, admins, Providers({}), catalogue).tell(*refused("bad_key_401"))
    assert await last_time(failing, told_subject("key default")) is None
    assert await claim_turn(
        failing, f"notice key default {hashlib.sha256(b'401').hexdigest()[:16]}", every=DAY, now=0.0
    )


@pytest.mark.parametrize(
    ("field", "setting"),
    [
        ("watermark", "WATERMARK_FORMAT"),
        ("size", "MODELS_FILE (sora-2: options.size)"),
        ("model", "MODELS_FILE (sora-2: sends)"),
        ("seed", "MODELS_FILE (sora-2)"),
    ],
)
def test_the_setting_of_a_field(catalogue: Catalogue, field: str, setting: str) -> None:
    assert setting_of(catalogue, catalogue.get("sora-2"), field) == setting


@pytest.mark.parametrize("path", cases("create"), ids=lambda path: path.stem)
def test_no_cause_changes_what_an_answer_means_for_the_money(path: Any) -> None:
    """Every recorded answer is refused, retried or unknown as its kind says, whatever the owner is told."""
    case = load(path)
    if case["outcome"] == "Created":
        return
    body = case["text"] if "text" in case else json.dumps(case["body"])
    outcome = outcome_of(error_of(case["status"], body))
    kinds = {"RateLimited": RetryLater, "MaybeCharged": Unknown}
    assert type(outcome) is kinds.get(case["outcome"], Rejected)
