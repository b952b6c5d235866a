"""A database of an older schema, with tasks in every state and chats with defaults, is read back whole after its migration."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from storage.chats import Chats
from storage.database import Database
from storage.migrate import migrate
from storage.migrations.sql import revisions, scripts, statements
from storage.model import Image
from storage.states import State
from storage.tasks import Tasks
from storage.topics import NO_OPTIONS
from tests.raw import raw_connection

OLDEST, PREVIOUS = "0001", "0008"
MOVED = {"orientation", "size", "duration", "watermark"}
QUOTED = 'say "cheese" \\ 猫 {$x}'

# What each column of a task holds, where it is not its own default. Values that differ from row to row come later.
COLUMNS: Mapping[str, Any] = {
    "version": 7, "bot_id": 1, "chat_id": -5, "message_id": 3, "thread_id": None, "user_id": 5, "private": 0,
    "language": "en", "media_group_id": None, "prompt": QUOTED, "addressed": 1, "api_root": "https://api.example",
    "tries": 2, "first_try_at": 91.5, "reason_key": "said", "reason": "in the provider's words", "settled": None,
    "due_at": None, "lease_until": 99.0, "status_message_id": 8, "shown_version": 6, "show_at": None, "show_lease": None,
    "created_at": 90.0, "updated_at": 95.0,
}  # fmt: skip
SINCE_0002: Mapping[str, Any] = {
    "parent_id": "mother", "accepted_at": 92.0, "finished_at": 94.0, "progress": 40, "failures": 1, "lateness": "late",
    "muted": 1, "redos": 2, "result_url": "https://cdn.example/v.mp4", "width": 720, "height": 1280, "file_id": "f",
    "file_kind": "video", "result_message_id": 9, "stale_message_id": 4, "dead_links": 1, "followed": 3.0, "doubt": "cut",
}  # fmt: skip
ASKED: Mapping[str, Mapping[str, Any]] = {
    "whole": {"model": "sora-2", "orientation": "portrait", "size": "small", "duration": 10, "watermark": 1},
    "no": {"model": "grok/2:x", "orientation": "16:9", "size": "é-720p", "duration": 3600, "watermark": 0},
    "none": {"model": None, "orientation": None, "size": None, "duration": None, "watermark": None},
}
CHATS: Mapping[int, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    -1: (ASKED["whole"], {"model": "sora-2", "orientation": "portrait", "size": "small", "duration": 10, "watermark": True}),
    -2: (ASKED["none"], {}),
    -3: ({**ASKED["none"], "watermark": 0}, {"watermark": False}),
    -4: ({**ASKED["none"], "model": "sora-2-pro", "duration": 25}, {"model": "sora-2-pro", "duration": 25}),
}  # fmt: skip


async def old_database(url: str, revision: str) -> Any:
    """An empty database as the program of that revision left it, and a connection to it."""
    connection = await raw_connection(url)
    engine = url.partition(":")[0]
    for script in (script for each in revisions() if each <= revision for script in scripts(each, engine)):
        for statement in statements(script):
            await connection.execute(statement)
    await connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    await connection.execute(f"INSERT INTO alembic_version VALUES ('{revision}')")  # noqa: S608 - our own number
    return connection


def literal(value: Any) -> str:
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "NULL" if value is None else str(value)


async def insert(connection: Any, table: str, row: Mapping[str, Any]) -> None:
    columns, values = ", ".join(row), ", ".join(map(literal, row.values()))
    await connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})")  # noqa: S608 - the test's own words


@pytest.mark.parametrize("revision", [OLDEST, PREVIOUS])
async def test_a_full_database_is_read_back_whole(database_url: str, revision: str) -> None:
    """Every task in every state, with its options under their names, its picture, and what each chat has chosen."""
    connection = await old_database(database_url, revision)
    rows = {
        f"{state}-{kind}": {
            "id": f"{state}-{kind}", "state": state, "provider_id": f"sora-2:{state}-{kind}",
            "sources": json.dumps({"model": "bot", "size": "chat"}) if asked["model"] else "{}",
            **COLUMNS, **asked, **(SINCE_0002 if revision == PREVIOUS else {}),
        }
        for state in State
        for kind, asked in ASKED.items()
    }  # fmt: skip
    for row in rows.values():
        await insert(connection, "tasks", row)
        picture = {"message_id": 3, "item": 0, "kind": "link", "ref": f"https://e.com/{row['id']}.jpg"}
        await insert(connection, "images", {"task_id": row["id"], **picture})
    for chat_id, (chosen, _) in CHATS.items():
        access = {"title": QUOTED, "access": "approved", "updated_at": 90.0}
        await insert(connection, "chats", {"bot_id": 1, "chat_id": chat_id, **access, **chosen})
    await connection.close()

    assert await migrate(database_url)

    async with Database.opened(database_url) as database:
        for task_id, row in rows.items():
            task = await Tasks(database).get(task_id)
            assert task is not None
            kept = {name: getattr(task.origin, name, getattr(task, name, None)) for name in row.keys() - {"show_at"}}
            flags = {name: bool(row[name]) for name in ("private", "addressed", "muted") if name in row}
            same = {name: value for name, value in (row | flags).items() if name in kept}
            for name in (*MOVED, "model", "sources"):
                del same[name]
            assert {name: kept[name] for name in same} == same
            if row["model"] is None:
                assert task.parameters is None
            else:
                assert task.parameters is not None
                options = {name: row[name] for name in MOVED} | {"watermark": bool(row["watermark"])}
                assert (task.parameters.model, json.loads(task.parameters.options)) == (row["model"], options)
                assert task.parameters.sources == row["sources"]
            image = Image(message_id=3, item=0, kind="link", ref=f"https://e.com/{task_id}.jpg")
            assert await Tasks(database).images(task_id) == (image,)
        for chat_id, (_, chosen) in CHATS.items():
            chat = await Chats(database, 1).get(chat_id)
            assert (chat.title, chat.access, json.loads(chat.options)) == (QUOTED, "approved", chosen)
        assert (await Chats(database, 1).get(-2)).options == NO_OPTIONS
