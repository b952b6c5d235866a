"""A forked bot whose database can kill it."""

import os

from tests.chaos import killable
from tests.e2e.bot_process import ROOT, BotProcess
from tests.e2e.forked import ForkedProcess, fork


class KillableBot(BotProcess):
    """A BotProcess on a KillableDatabase. Exit code `-9` is the requested death."""

    async def launch(self, *arguments: str) -> ForkedProcess:
        assert not arguments
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        settings = {name: value for name, value in self.environment.items() if value}
        environment = inherited | settings | {"PYTHONPATH": str(ROOT), "PTB_TIMEDELTA": "true"}
        self.process = fork(killable.main, str(self.folder), environment, preload=["tests.chaos.killable"])
        return self.process
