"""Sets up and changes people, groups, topics and the bot's membership."""

import re
from collections.abc import Iterable

from sandbox.telegram import control_json
from sandbox.telegram.core import Core
from sandbox.telegram.render import user_json
from sandbox.telegram.world import CONTENTS, GENERAL_TOPIC, Chat, Message, Person

LANGUAGE = re.compile(r"|[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


class WorldSetup(Core):
    def person(self, name: str, *, language: str = "en", user_id: int | None = None) -> Person:
        """Create a person; the bot may write to them only after they wrote first."""
        person = self.world.add_person(name, language, user_id)
        self.feed.publish({"type": "person", "person": control_json.person(person)})
        self._publish(self.private(person))
        return person

    def speak(self, person: Person, language: str) -> None:
        """Change a person's language ("": none), which the bot gets as language_code. Raises ValueError for no code."""
        if not LANGUAGE.fullmatch(language):
            raise ValueError(f"{language!r} is no language code, such as en or zh-hans")
        person.language = language
        self.feed.publish({"type": "person", "person": control_json.person(person)})

    def private(self, person: Person) -> Chat:
        return self.world.chats[person.id]

    def group(
        self,
        title: str,
        *,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        topics: bool = False,
        privacy: bool | None = None,
        supergroup: bool = True,
        with_bot: bool = True,
    ) -> Chat:
        """Create a group. The first of `admins` owns it; `privacy=None` means the bot's own setting.

        With `with_bot=False` the bot joins only by `add_bot`. Topics need a supergroup.
        """
        if topics and not supergroup:
            raise ValueError("only supergroups have topics")
        chat = self.world.add_group("supergroup" if supergroup else "group", title)
        admins = list(admins)
        chat.members = {person.id: person for person in [*admins, *members]}
        chat.admins = [person.id for person in admins]
        chat.is_forum = topics
        chat.privacy = self.privacy if privacy is None else privacy
        chat.bot_status = "member" if with_bot else "left"
        self._publish(chat)
        return chat

    def topic(self, chat: Chat, name: str) -> int:
        """Open a topic in a forum; its thread id is the id of the service message."""
        if not chat.is_forum:
            raise ValueError(f"{chat} has no topics")
        content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self.service(chat, self._first_admin(chat), content)
        message.thread = message.id
        chat.topics[message.id] = name
        self.post_as_person(message)
        self._publish(chat)
        return message.id

    def delete_topic(self, chat: Chat, thread: int) -> None:
        del chat.topics[thread]
        for message in [message for message in chat.messages.values() if message.thread == thread]:
            self.delete(message)
        self._publish(chat)

    def join(self, chat: Chat, person: Person, *, admin: bool = False) -> None:
        chat.members[person.id] = person
        if admin and person.id not in chat.admins:
            chat.admins.append(person.id)
        self._publish(chat)

    def leave(self, chat: Chat, person: Person) -> None:
        """Leave a group, which the members see as a service message."""
        del chat.members[person.id]
        if person.id in chat.admins:
            chat.admins.remove(person.id)
        self.post_as_person(self.service(chat, person, {"left_chat_member": user_json(person)}))
        self._publish(chat)

    async def migrate(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup: a new chat with a new id; the old one only refers to it."""
        if chat.kind != "group":
            raise ValueError(f"{chat} is no plain group")
        new = self.world.add_group("supergroup", chat.title)
        new.members, new.admins = dict(chat.members), list(chat.admins)
        new.privacy, new.bot_status = chat.privacy, chat.bot_status
        admin = self._first_admin(chat)
        self.post_as_person(self.service(chat, admin, {"migrate_to_chat_id": new.id}))
        chat.migrated_to = new.id
        self.post_as_person(self.service(new, admin, {"migrate_from_chat_id": chat.id}))
        self._publish(chat)
        self._publish(new)
        return new

    async def add_bot(self, chat: Chat, *, by: Person | None = None, admin: bool = False) -> None:
        """Add the bot to a group (or make it an admin there)."""
        was_inside = chat.bot_status not in {"left", "kicked"}
        by = by or self._first_admin(chat)
        self.set_bot_status(chat, "administrator" if admin else "member", by)
        if not was_inside:
            bot = user_json(self.bot)
            self.post_as_person(self.service(chat, by, {"new_chat_members": [bot], "new_chat_member": bot}))

    async def remove_bot(self, chat: Chat, *, by: Person | None = None) -> None:
        """Kick the bot out of a group."""
        self.set_bot_status(chat, "kicked", by or self._first_admin(chat))

    async def mute_bot(self, chat: Chat, *, by: Person | None = None, forbidden: frozenset[str] = CONTENTS) -> None:
        """Forbid the bot to send anything, or only some contents, in a group."""
        chat.forbidden = forbidden
        self.set_bot_status(chat, "restricted", by or self._first_admin(chat))

    def restrict_members(self, chat: Chat, forbidden: frozenset[str] = CONTENTS) -> None:
        """Forbid these contents to all members, including the bot unless it is an admin; bots get no update about it."""
        chat.members_forbidden = forbidden

    def slow_mode(self, chat: Chat, seconds: int) -> None:
        """Let members who are no admins write only once within `seconds`; 0 ends it."""
        chat.slow_mode = seconds

    def switch_forum(self, chat: Chat, *, on: bool) -> None:
        """Switch the topics of a supergroup on or off; existing ones are kept."""
        if chat.kind != "supergroup":
            raise ValueError("only supergroups have topics")
        chat.is_forum = on
        self._publish(chat)

    def close_topic(self, chat: Chat, thread: int | None) -> None:
        """Close a topic of a forum (None: General) for everyone but admins."""
        chat.closed_topics.add(thread or GENERAL_TOPIC)

    def reopen_topic(self, chat: Chat, thread: int | None) -> None:
        chat.closed_topics.discard(thread or GENERAL_TOPIC)

    async def block(self, person: Person) -> None:
        person.blocked = True
        self._publish_block(person)

    async def unblock(self, person: Person) -> None:
        person.blocked = False
        self._publish_block(person)

    async def delete_message(self, message: Message) -> None:
        """Delete a message; bots get no update about it."""
        self.delete(message)

    def _publish_block(self, person: Person) -> None:
        chat = self.private(person)
        chat.bot_status = "member" if person.blocked else "kicked"
        self.set_bot_status(chat, "kicked" if person.blocked else "member", person)

    def _first_admin(self, chat: Chat) -> Person:
        numbers = [*chat.admins, *chat.members]
        return self.world.people[numbers[0]] if numbers else Person(1000, "Somebody")

    def _publish(self, chat: Chat) -> None:
        self.feed.publish({"type": "chat", "chat": control_json.chat(chat)})
