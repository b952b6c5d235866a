"""Scenarios with an admin: budgets, refunds, approvals, and who the admins are."""

import re

from sandbox.telegram.world import Chat
from tests.chaos.scene import Scene


async def budgets(scene: Scene) -> None:
    """The owner sets a budget; orders use it up, and a refund makes room for another one."""
    owner = await _owner(scene)
    await scene.say(f"/budget {scene.person.id} 0.80/day", chat=owner)
    prompts = [f"{scene.prompt} {number}" for number in range(4)]
    for prompt in prompts[:3]:
        await scene.say(f"/video {prompt}")
    assert scene.posts <= 2, "more was sent than the budget allows"
    orders = await scene.world.ledger.orders([scene.chat.id])
    for order in [order for order in orders if order.prompt == prompts[0]]:
        # The provider gives the money back first.
        scene.video.bills[:] = [bill for bill in scene.video.bills if bill.prompt != order.prompt]
        await scene.say(f"/refund {order.id}", chat=owner)
    await scene.say(f"/video {prompts[3]}")


async def nothing_left(scene: Scene) -> None:
    """What a budget refuses is not sent again, and not created: the question and the offer stay."""
    owner = await _owner(scene)
    await scene.say(f"/budget {scene.person.id} 1 videos/day", chat=owner)
    scene.video.faults.add("create", "gateway_504_html")
    await scene.say(f"/video {scene.prompt}")
    scene.video.faults.clear()
    await scene.press("again")
    await scene.say(f"{scene.prompt} too")
    await scene.press("create")
    assert scene.posts <= 1, "more was sent than the budget allows"


async def other_budgets(scene: Scene) -> None:
    """A start with other BUDGETS; what was ordered before counts."""
    prompts = [f"{scene.prompt} {number}" for number in range(3)]
    await scene.say(f"/video {prompts[0]}")
    await scene.world.restart(BUDGETS=f"{scene.person.id} 2 videos/day")
    for prompt in prompts[1:]:
        await scene.say(f"/video {prompt}")
    assert scene.posts <= 2, "what was ordered before the start was forgotten"


async def group_with_budget(scene: Scene) -> None:
    """A group with a budget of its own becomes a supergroup, which cannot spend more."""
    owner, group = await _owner(scene), scene.group(supergroup=False)
    await scene.say(f"/budget {group.id} 2 videos/month", chat=owner)
    await scene.say(f"/video@{scene.telegram.bot.username} {scene.prompt} 0", chat=group)
    moved = await scene.telegram.migrate(group)
    scene.chats.append(moved)
    await scene.settled()
    for number in (1, 2):
        await scene.say(f"/video@{scene.telegram.bot.username} {scene.prompt} {number}", chat=moved)
    assert scene.posts <= 2, "the supergroup forgot what the group had used"


async def approval(scene: Scene) -> None:
    """A new chat asks for access and the admin approves."""
    admin, office = scene.another()
    await _without_admins(scene, ACCESS="approval", ADMIN_IDS=str(admin.id))
    await scene.say("/start", chat=office)
    await scene.say(f"/video {scene.prompt}")
    assert scene.posts == 0, "an order of an unapproved chat was sent"
    await scene.press("approve", chat=office)
    await scene.say(f"/video {scene.prompt} again")


async def blocked(scene: Scene) -> None:
    """An admin blocks a new chat, which also withdraws its offer."""
    await scene.say(scene.prompt)
    admin, office = scene.another()
    await _without_admins(scene, ACCESS="approval", ADMIN_IDS=str(admin.id))
    await scene.say("/start", chat=office)
    await scene.say(f"/video {scene.prompt} again")
    await scene.press("block", chat=office)
    assert scene.posts == 0, "an order of an unapproved chat was sent"


async def approved_topic(scene: Scene) -> None:
    """An admin approves one topic of a forum, whose request is then offered."""
    admin, office = scene.another()
    await _without_admins(scene, ACCESS="approval", ADMIN_IDS=str(admin.id))
    await scene.say("/start", chat=office)
    forum = scene.telegram.group("Forum", members=[scene.person], admins=[admin], topics=True)
    scene.chats.append(forum)
    topic, order = scene.telegram.topic(forum, "Films"), f"/video@{scene.telegram.bot.username} {scene.prompt}"
    await scene.telegram.send_text(forum, scene.person, order, thread=topic)
    await scene.settled()
    assert scene.posts == 0, "an order of an unapproved topic was sent"
    await scene.press("topic", chat=office)
    assert scene.posts == 0, "a kept request was sent before its button was pressed"
    await scene.press("create", chat=forum)
    await scene.say(f"/remove {forum.id}", chat=office)


async def admins(scene: Scene) -> None:
    """An admin adds another one, and removes them."""
    admin, office = scene.another()
    await _without_admins(scene, ADMIN_IDS=str(admin.id))
    for verb, count in (("add", 1), ("remove", 0)):
        await scene.say(f"/admins {verb} {scene.person.id}", chat=office)
        assert len(await scene.world.ledger.rows("SELECT user_id FROM admins")) == count, f"{verb} was lost"
    await scene.say(f"/video {scene.prompt}")


async def invite(scene: Scene) -> None:
    """The admin opens the invite in the log, and may order."""
    await _without_admins(scene, ACCESS="approval")
    token = re.findall(r"start=(claim_[\w-]+)", scene.world.bot.log())[-1]
    await scene.say(f"/start {token}")
    assert len(await scene.world.ledger.rows("SELECT user_id FROM admins")) == 1, "the claim was lost"
    await scene.say(f"/video {scene.prompt}")


async def _without_admins(scene: Scene, **environment: str) -> None:
    await scene.world.ledger.rows("DELETE FROM admins RETURNING user_id")
    await scene.world.restart(**environment)


async def _owner(scene: Scene) -> Chat:
    """The private chat of the world's owner. Not one of the scene: what admins hear of budgets may be lost with a bot."""
    owner = scene.world.owner
    await _without_admins(scene, ADMIN_IDS=str(owner.id))
    return scene.telegram.private(owner)
