"""All user actions of steps 1 to 5, written as if no bot ever died. Each name is a scenario."""

from collections.abc import Awaitable, Callable, Mapping

from sandbox.telegram.origins import forwarded
from tests.chaos.admin_scenarios import (
    admins,
    approval,
    approved_topic,
    blocked,
    budgets,
    group_with_budget,
    invite,
    nothing_left,
    other_budgets,
)
from tests.chaos.scene import Scene

LONGEST = 4096  # characters of a message


async def words(scene: Scene) -> None:
    await scene.say(f"/video {scene.prompt}")


async def photo(scene: Scene) -> None:
    await scene.telegram.send_photo(scene.chat, scene.person, scene.prompt)
    await scene.settled()


async def album(scene: Scene) -> None:
    await scene.telegram.send_album(scene.chat, scene.person, 3, scene.prompt, caption_on=1, gap=0.05)
    await scene.settled()


async def album_then_words(scene: Scene) -> None:
    await scene.telegram.send_album(scene.chat, scene.person, 2)
    await scene.settled()
    card = await scene.telegram.wait_for(scene.chat, "")
    await scene.say(scene.prompt, reply_to=card)


async def album_of_others(scene: Scene) -> None:
    """An album in a group that does not address the bot orders nothing."""
    await scene.telegram.send_album(scene.group(), scene.person, 2)
    await scene.settled()


async def album_forwarded(scene: Scene) -> None:
    """A forwarded album is offered first."""
    await scene.telegram.send_album(scene.chat, scene.person, 2, scene.prompt, also=forwarded())
    await scene.settled()
    assert scene.posts == 0, "somebody else's album was sent"
    await scene.press("create")


async def text_cut(scene: Scene) -> None:
    """A text that arrived in two messages is offered once."""
    full = f"/video {scene.prompt} " + "and dances " * LONGEST
    await scene.telegram.send_text(scene.chat, scene.person, full[: LONGEST - 1] + ".")
    await scene.say("The end.")
    assert scene.posts == 0, "half of a text was sent"
    await scene.press("create")


async def draft_created(scene: Scene) -> None:
    await scene.say(scene.prompt)
    assert scene.posts == 0, "a draft was sent"
    await scene.press("create")


async def link_as_picture(scene: Scene) -> None:
    """A link that may be a picture is asked about first, and becomes one."""
    await scene.say(f"/video {scene.prompt} https://pictures.example/media/X?format=jpg")
    assert scene.posts == 0, "it was sent before anybody said what the link is"
    await scene.press("as-picture")
    assert all(len(create.body["images"]) == 1 for create in scene.creates), "the link was not used"


async def draft_cancelled(scene: Scene) -> None:
    await scene.say(scene.prompt)
    await scene.press("cancel")


async def sent_again(scene: Scene) -> None:
    scene.video.faults.add("create", "gateway_504_html")
    await scene.say(f"/video {scene.prompt}")
    assert scene.posts <= 1, "it was sent again before anybody said so"
    scene.video.faults.clear()
    await scene.press("again")


async def changed(scene: Scene) -> None:
    """*Change* on a card that has it; other options are chosen, and nothing is sent before *Create*."""
    scene.video.faults.add("create", "bad_request_400")
    await scene.say(f"/video {scene.prompt}")
    scene.video.faults.clear()
    refused = scene.posts
    if scene.offers(
        "again"
    ):  # the bot died before it stored the refusal: an unknown outcome cannot be changed, but sent again
        return await scene.press("again")
    await scene.press("change")
    await scene.press_labelled("landscape")
    assert scene.posts == refused, "a change was sent before its button was pressed"
    await scene.press("create")
    changed = scene.creates[refused:]
    assert all(create.body["orientation"] == "landscape" for create in changed), "the change was not used"


async def forgotten(scene: Scene) -> None:
    scene.video.faults.add("create", "reset_after_accept")
    await scene.say(f"/video {scene.prompt}")
    scene.video.faults.clear()
    await scene.press("forget")


async def refused(scene: Scene) -> None:
    scene.video.faults.add("create", "bad_request_400")
    await scene.say(f"/video {scene.prompt}")


async def model_rests(scene: Scene) -> None:
    """A model that the provider refuses three times rests; when the rest is over, one order finds it available again.

    If the bot dies before it records that, the next try does, some minutes later.
    """
    scene.video.faults.add("create", "no_channel_503", times=3)
    for _ in range(3):
        await scene.say(f"/video {scene.prompt}")
    scene.video.faults.clear()
    await scene.world.ledger.rows("UPDATE model_health SET failures = 3, resting_until = 1 RETURNING model")
    await scene.say(f"/video {scene.prompt}")
    await scene.world.ledger.rows("DELETE FROM model_health RETURNING model")


async def rate_limited(scene: Scene) -> None:
    scene.video.faults.add("create", "rate_limit_429_empty")
    await scene.say(f"/video {scene.prompt}")


async def slow(scene: Scene) -> None:
    """The answer takes so long that the lease is renewed."""
    await scene.world.restart(SUBMIT_LEASE="6")
    scene.video.faults.add("create", "slow_accept", seconds=2.6)
    await scene.say(f"/video {scene.prompt}")


async def cut_off(scene: Scene) -> None:
    """A bot dies while the provider handles its create; the next one must deal with it."""
    hold = scene.video.hold("create", "accepted")
    await scene.telegram.send_text(scene.chat, scene.person, f"/video {scene.prompt}")
    await scene.cut_off(hold)


async def telegram_stumbles(scene: Scene) -> None:
    scene.telegram.faults.add("sendMessage", "500", chat_id=scene.chat.id)
    await scene.say(f"/video {scene.prompt}")


async def defaults(scene: Scene) -> None:
    await scene.say("/defaults orientation=landscape")
    assert await scene.world.ledger.orientation(scene.chat.id) == "landscape", "the defaults were lost"
    await scene.say(f"/video {scene.prompt}")
    assert all(create.body["orientation"] == "landscape" for create in scene.creates), "the defaults were not used"


async def migration(scene: Scene) -> None:
    """A group becomes a supergroup, and keeps its defaults."""
    group = scene.group(supergroup=False)
    await scene.say(f"/defaults@{scene.telegram.bot.username} orientation=landscape", chat=group)
    await scene.say(f"/video@{scene.telegram.bot.username} {scene.prompt}", chat=group)
    moved = await scene.telegram.migrate(group)
    scene.chats.append(moved)
    await scene.settled()
    assert await scene.world.ledger.orientation(moved.id) == "landscape", "the defaults did not move"


async def webhook(scene: Scene) -> None:
    await scene.world.restart(UPDATES="webhook")
    await scene.say(f"/video {scene.prompt}")


async def unreadable_update(scene: Scene) -> None:
    """An update that cannot be parsed blocks nothing."""
    number = await scene.telegram.push_raw({"message": {"message_id": "not a number"}})
    await scene.say(f"/video {scene.prompt}")
    sql = f"SELECT error FROM failed_updates WHERE update_id = {number}"  # noqa: S608 - our own number
    assert len(await scene.world.ledger.rows(sql)) == 1, "the failure was not kept"


Scenario = Callable[[Scene], Awaitable[None]]

SCENARIOS: Mapping[str, Scenario] = {
    play.__name__: play
    for play in (
        words, photo, album, album_then_words, album_of_others, album_forwarded, text_cut, draft_created, link_as_picture,
        draft_cancelled, sent_again, changed, forgotten, refused, model_rests, rate_limited, slow, cut_off, telegram_stumbles,
        defaults, migration, budgets, nothing_left, other_budgets, group_with_budget, webhook, approval, approved_topic,
        blocked, admins, invite, unreadable_update,
    )
}  # fmt: skip
# Those that begin with settings of their own: the bot need not be started with the usual ones before.
WITH_OWN_SETTINGS = frozenset(
    play.__name__
    for play in (slow, budgets, nothing_left, group_with_budget, webhook, approval, approved_topic, admins)
)
