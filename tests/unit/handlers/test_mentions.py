"""`@bot words` in a group: offered or ordered, as the group has chosen; nothing else is taken for it."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Person
from sandbox.telegram.origins import forwarded
from storage.states import State
from tests.unit.handlers.world import World

BOT = "@video_sandbox_bot"


@pytest.fixture
def group(world: World, ann: Person) -> Chat:
    """A group whose messages the bot all gets."""
    return world.telegram.group("Film club", admins=[ann], privacy=False)


WAYS = {
    "at the beginning": f"{BOT} a cat on the moon",
    "with a comma": f"{BOT}, a cat on the moon",
    "in capitals": f"{BOT.upper()}: a cat on the moon",
    "at the end": f"a cat on the moon {BOT}",
    "at the end after a comma": f"a cat on the moon, {BOT}",
    "in the middle": f"a cat {BOT} on the moon",
    "in two lines": f"{BOT}\na cat on the moon",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
async def test_words_with_a_mention_are_offered(world: World, group: Chat, ann: Person, text: str) -> None:
    """Nothing is spent before *Create* is pressed."""
    await world.say(group, ann, text)
    [row] = await world.rows(State.DRAFT)
    assert (" ".join(row.prompt.split()), row.doubt) == ("a cat on the moon", None)
    assert await world.rows(State.QUEUED) == [] and world.said(group) == []


async def test_a_group_may_have_them_ordered_at_once(world: World, group: Chat, ann: Person) -> None:
    await world.say(group, ann, "/settings mention=order")
    await world.say(group, ann, f"{BOT} a cat --landscape")
    assert await world.prompts(State.QUEUED) == ["a cat"]
    await world.say(group, ann, "/settings mention=offer")
    await world.say(group, ann, f"{BOT} a dog")
    assert (await world.prompts(State.QUEUED), await world.prompts(State.DRAFT)) == (["a cat"], ["a dog"])


async def test_the_same_message_is_one_order(world: World, group: Chat, ann: Person) -> None:
    await world.say(group, ann, "/settings mention=order")
    await world.say(group, ann, f"{BOT} a cat")
    await world.telegram.resend(world.telegram.updates.ids()[-1])
    await world.handle()
    assert await world.prompts(State.QUEUED) == ["a cat"]


async def test_a_forwarded_mention_is_only_offered(world: World, group: Chat, ann: Person) -> None:
    """The words were written by another user, or for another chat."""
    await world.say(group, ann, "/settings mention=order")
    await world.say(group, ann, f"{BOT} a cat", also=forwarded())
    [row] = await world.rows(State.DRAFT)
    assert (row.prompt, row.doubt) == ("a cat", "forwarded")
    assert await world.rows(State.QUEUED) == []


def entity(kind: str, length: int, offset: int = 0, **more: Any) -> dict[str, Any]:
    return {"entities": [{"type": kind, "offset": offset, "length": length, **more}]}


SILENT: dict[str, dict[str, Any]] = {
    "code": {"text": f"{BOT} a cat", "also": entity("code", len(BOT))},
    "a block of code": {"text": f"{BOT} a cat", "also": entity("pre", len(BOT) + 6)},
    "a quote": {"text": f"{BOT} a cat", "also": entity("blockquote", len(BOT) + 6)},
    "a quote that can be folded": {"text": f"{BOT} a cat", "also": entity("expandable_blockquote", len(BOT) + 6)},
    "a link": {"text": f"{BOT} a cat", "also": entity("text_link", len(BOT), url="https://example.com")},
    "another bot": {"text": f"{BOT}2 a cat"},
    "an address": {"text": f"write to me{BOT}.com"},
    "another user by link": {
        "text": "🐈 Ann, a cat",
        "also": entity("text_mention", 3, 3, user={"id": 5, "is_bot": False, "first_name": "Ann"}),
    },
    "another bot's command": {"text": f"/video@otherbot {BOT} a cat"},
    "a channel's post": {"text": f"{BOT} a cat", "as_channel": True, "also": {"is_automatic_forward": True}},
    "nothing": {"text": "a cat on the moon"},
}


@pytest.mark.parametrize("said", SILENT.values(), ids=SILENT)
async def test_what_does_not_call_the_bot_is_ignored(
    world: World, group: Chat, ann: Person, said: dict[str, Any]
) -> None:
    await world.say(group, ann, "/settings mention=order")
    before = world.said(group)
    await world.say(group, ann, **said)
    assert world.said(group) == before
    assert await world.rows(*State) == []


@pytest.mark.parametrize("text", ["🐈🐈 Video Bot a cat", "Video Bot, 🐈🐈 a cat", "🐈🐈 a cat, Video Bot"])
async def test_a_mention_by_link(world: World, group: Chat, ann: Person, text: str) -> None:
    """Clients link the bot's name; Telegram counts an emoji as two."""
    offset = len(text[: text.index("Video Bot")].encode("utf-16-le")) // 2
    bot = {"id": world.bot.id, "is_bot": True, "first_name": "Video", "username": world.bot.username}
    await world.say(group, ann, text, also=entity("text_mention", 9, offset, user=bot))
    assert await world.prompts(State.DRAFT) == ["🐈🐈 a cat"]


@pytest.mark.parametrize("text", [BOT, f" {BOT}!", f"{BOT}?", f"{BOT} {BOT}"])
async def test_a_mention_alone_is_explained(world: World, group: Chat, ann: Person, text: str) -> None:
    asked = await world.say(group, ann, text)
    [answer] = world.telegram.messages(group, from_bot=True)
    assert f"{BOT} a cat on the moon" in answer.words and answer.reply_to is asked
    assert await world.rows(*State) == []


async def test_a_reply_to_the_bot_is_heard_in_privacy_mode(world: World, ann: Person) -> None:
    """Telegram sends it to the bot, whatever it replies to."""
    group = world.telegram.group("Quiet", members=[ann])
    await world.say(group, ann, f"{BOT} a cat")
    assert await world.rows(*State) == []
    await world.say(group, ann, "/help")
    [help_message] = world.telegram.messages(group, from_bot=True)
    await world.say(group, ann, "thank you", reply_to=help_message)
    assert await world.rows(*State) == []
    await world.say(group, ann, f"{BOT} a dog", reply_to=help_message)
    assert await world.prompts(State.DRAFT) == ["a dog"]


async def test_a_mention_in_reply_to_a_sticker_is_answered(world: World, group: Chat, ann: Person) -> None:
    """The bot cannot use what it replies to, as with /video."""
    sticker = await world.telegram.send_sticker(group, ann)
    await world.say(group, ann, f"{BOT} make it dance", reply_to=sticker)
    assert ["not from this" in said for said in world.said(group)] == [True]
    assert await world.rows(*State) == []


async def test_in_private_a_mention_is_no_setting(world: World, ann: Person) -> None:
    """Plain words are offered there in any case."""
    private = world.telegram.private(ann)
    await world.say(private, ann, "/settings mention=order")
    assert "setting of groups" in world.said(private)[0]
    await world.say(private, ann, f"{BOT} a cat")
    assert await world.prompts(State.DRAFT) == ["a cat"]


async def test_a_channels_post_may_order_by_command_only(world: World, group: Chat, ann: Person) -> None:
    """In the discussion group, the user is the channel."""
    posted = {"is_automatic_forward": True, "forward_origin": _origin(-1_001_000_000_000 - ann.id)}
    await world.say(group, ann, "a cat and news", as_channel=True, also=posted)
    assert (world.said(group), await world.rows(*State)) == ([], [])
    await world.say(group, ann, f"/video{BOT} a cat", as_channel=True, also=posted)
    assert await world.prompts(State.QUEUED) == ["a cat"]
    elsewhere = {"is_automatic_forward": True, "forward_origin": _origin(-1_001_999_999_999)}
    await world.say(group, ann, f"/video{BOT} a dog", as_channel=True, also=elsewhere)
    assert await world.prompts(State.DRAFT) == ["a dog"]  # the channel forwarded another channel's words


def _origin(channel: int) -> dict[str, Any]:
    chat = {"id": channel, "type": "channel", "title": "News"}
    return {"type": "channel", "date": 1_790_000_000, "chat": chat, "message_id": 3}
