"""The bot of the chaos: forked, with a database that has a fuse."""

import os

from tests.chaos import killable
from tests.e2e.bot_process import ROOT, BotProcess
from tests.e2e.forked import ForkedProcess, fork


class KillableBot(BotProcess):
    """A BotProcess whose database has a fuse. `-9` as its exit code is the death that was wished for."""

    async def launch(self, *arguments: str) -> ForkedProcess:
        assert not arguments
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        settings = {name: value for name, value in self.environment.items() if value}
        environment = inherited | settings | {"PYTHONPATH": str(ROOT), "PTB_TIMEDELTA": "true"}
        self.process = fork(killable.main, str(self.folder), environment, preload=["tests.chaos.killable"])
        return self.process
