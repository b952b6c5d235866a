"""getFile: returns a path for a file_id, downloadable for an hour."""

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.render import file_json


async def get_file(core: Core, args: Args) -> Json:
    if not args.text("file_id"):
        raise bad_request("file_id not specified")
    file = core.files.get(args.text("file_id"))
    return file_json(file) | {"file_path": core.files.grant_path(file)}
