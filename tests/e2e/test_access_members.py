"""ACCESS=members: members of an approved group may use the bot in private. The admin is one of ADMIN_IDS."""

from collections.abc import AsyncIterator

import pytest

from tests.e2e.scene import BOT, Scene, running_scene

ADMIN_ID = 777
ASKED = "I’ve asked the owner"


@pytest.fixture(scope="module")
async def admin(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """An admin's private chat."""
    folder = tmp_path_factory.mktemp("members")
    async with running_scene(folder, ACCESS="members", ADMIN_IDS=str(ADMIN_ID)) as scene:
        olga = scene.as_person(scene.telegram.person("Olga", user_id=ADMIN_ID))
        await olga.say("/start")
        yield olga


async def test_members_of_an_approved_group(admin: Scene) -> None:
    """They order in private without a request to the admin, until they leave. Others ask."""
    telegram = admin.telegram
    member, other = (admin.as_person(telegram.person(name)) for name in ("Mia", "Otto"))
    club = telegram.group("Club", members=(member.person, admin.person))
    await member.answer(await member.say(f"/video a {member.marker} too early"), ASKED)
    await admin.answer(await admin.say(f"/allow {club.id}"), f"✅ Approved: Club ({club.id})")
    await telegram.wait_for(club, "✅ Approved")

    telegram.join(telegram.group("Unapproved", members=(other.person,)), other.person)
    await other.answer(await other.say(f"/video a {other.marker}"), ASKED)
    mia = admin.as_person(telegram.person("Mia again"))
    telegram.join(club, mia.person)
    await mia.create_for(await mia.say(f"/video a {mia.marker}"))
    assert [message.words for message in admin.answers() if str(mia.person.id) in message.words] == []

    telegram.leave(club, mia.person)
    await mia.answer(await mia.say(f"/video a {mia.marker} after leaving"), ASKED)
    assert len(mia.video.matching(mia.marker)) == 1


async def test_a_blocked_member_may_order_nowhere(admin: Scene) -> None:
    """Neither in private nor in the approved group."""
    eve = admin.as_person(admin.telegram.person("Eve"))
    club = admin.telegram.group("Second club", members=(eve.person, admin.person))
    await admin.in_chat(club).answer(await admin.in_chat(club).say(f"/allow@{BOT}"), "✅ Approved: Second club")
    await eve.create_for(await eve.say(f"/video a {eve.marker}"))
    await admin.answer(await admin.say(f"/block {eve.person.id}"), f"🚫 Blocked: Eve ({eve.person.id})")
    await eve.answer(await eve.say(f"/video a {eve.marker} in private"), "hasn’t allowed this chat")
    group = eve.in_chat(club)
    await group.answer(await group.say(f"/video@{BOT} a {eve.marker} in the group"), "hasn’t allowed this chat")
    assert len(eve.video.matching(eve.marker)) == 1


async def test_an_error_of_telegram_is_no_approval(admin: Scene) -> None:
    person = admin.as_person(admin.telegram.person("Flo"))
    admin.telegram.faults.add("getChatMember", "500", times=None)
    await person.answer(await person.say(f"/video a {person.marker}"), "can’t check right now")
    admin.telegram.faults.clear()
    assert person.video.matching(person.marker) == []


async def test_admins_of_the_settings_cannot_be_removed(admin: Scene) -> None:
    listed = await admin.answer(await admin.say("/admins"), "The bot’s admins")
    assert f"Olga ({ADMIN_ID}), in ADMIN_IDS" in listed.words
    await admin.answer(await admin.say(f"/admins remove {ADMIN_ID}"), "Change that setting")
