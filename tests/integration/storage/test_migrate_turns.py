"""Tasks that are queued while the program is updated get turns by their times."""

from storage.database import Database
from storage.migrate import migrate
from storage.submissions import Submissions
from tests.integration.storage.test_migrate_options import ASKED, COLUMNS, PREVIOUS, insert, old_database


async def test_queued_tasks_of_an_older_schema_take_turns(database_url: str) -> None:
    """Tasks that were sent before the update have no turn, and change nothing."""
    connection = await old_database(database_url, PREVIOUS)
    for number, chat in enumerate((1, 1, 1, 2, 2, 3)):
        row = {"id": f"{chat} {number}", "state": "queued", **COLUMNS, **ASKED["whole"], "sources": "{}"}
        await insert(connection, "tasks", {**row, "chat_id": chat, "due_at": number})
        await insert(connection, "tasks", {**row, "id": f"sent {number}", "chat_id": chat, "state": "delivered"})
    await connection.close()

    assert await migrate(database_url)

    async with Database.opened(database_url) as database:
        order = [(await Submissions(database).claim(99, 129, 1))[0].id for _ in range(6)]
        assert order == ["1 0", "2 3", "3 5", "1 1", "2 4", "1 2"]
        assert await Submissions(database).claim(99, 129, 1) == []
