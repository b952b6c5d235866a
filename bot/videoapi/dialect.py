"""What a format of the video API consists of; everything else is the same for all of them (`client.py`)."""

from collections.abc import Callable
from urllib.parse import quote

from bot.videoapi.bodies import Body
from bot.videoapi.models import CreateRequest
from storage.records import dataclass

KEY_LOG = "/api/log/token"


@dataclass(frozen=True)
class Dialect:
    """One format.

    create_path  where a create is POSTed, below the API root
    query_path   where a task is queried, with `{id}` in the place of its id
    body         builds the body of a create
    list_path    where the newest tasks of the key are listed with their prompts, newest first; None: nowhere
    log_path     where new-api serves the log of a key whose requests have this format; None: nowhere
    takes_files  pictures are files within the create, instead of links
    """

    create_path: str
    query_path: str
    body: Callable[[CreateRequest], Body]
    list_path: str | None = None
    log_path: str | None = None
    takes_files: bool = False

    def query(self, task_id: str) -> str:
        """The path of a query. The id is encoded here, once: it stays one part of the path whatever it contains."""
        return self.query_path.replace("{id}", encoded_id(task_id))


def encoded_id(task_id: str) -> str:
    """A task id as one part of a path or query; yarl would leave the ':' of an id as it is."""
    return quote(task_id, safe="", errors="replace")
