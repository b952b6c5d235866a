"""An S3 server in a separate process: it can stop, and restart with or without its objects."""

import asyncio
import re
import sys
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass

import aiohttp

from tests.ports import free_port

BUCKET = "photos"
ACCESS_KEY_ID = "AKIAMADEUPMADEUPMADE"
SECRET_ACCESS_KEY = "made-up-secret-access-key-of-a-test/+"
REGION = "eu-central-1"
POLICY = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'
START = 90.0  # seconds a start may take on a busy machine


@dataclass(frozen=True)
class Keys:
    access_key_id: str
    secret_access_key: str


class S3Server:
    """moto's server on loopback. It accepts any keys until `require_keys`, and never checks a presigned signature."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: Process | None = None

    async def start(self, *, bucket: bool = True) -> None:
        """Start it with nothing but the bucket."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port), stdout=DEVNULL, stderr=DEVNULL
        )  # fmt: skip
        async with asyncio.timeout(START):
            while not await self._answers():  # noqa: ASYNC110 - another process has no event to wait for
                await asyncio.sleep(0.05)
        if bucket:
            await self._ask("PUT", f"/{BUCKET}", data=_located(REGION))

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def require_keys(self) -> Keys:
        """Create keys with all rights, and accept no others from now on."""
        await self._iam(Action="CreateUser", UserName="bot")
        await self._iam(Action="PutUserPolicy", UserName="bot", PolicyName="all", PolicyDocument=POLICY)
        said = await self._iam(Action="CreateAccessKey", UserName="bot")
        await self._ask("POST", "/moto-api/reset-auth", data=b"0")
        return Keys(_element("AccessKeyId", said), _element("SecretAccessKey", said))

    async def require_no_keys(self) -> None:
        await self._ask("POST", "/moto-api/reset-auth", data=b"inf")

    async def keys(self) -> list[str]:
        """The keys of all objects."""
        return re.findall(r"<Key>([^<]+)</Key>", await self._ask("GET", f"/{BUCKET}?list-type=2"))

    async def _answers(self) -> bool:
        try:
            await self._ask("GET", "/moto-api/")
        except aiohttp.ClientConnectionError:
            return False
        return True

    async def _iam(self, **form: str) -> str:
        headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential=any/20260101/{REGION}/iam/aws4_request"}
        return await self._ask("POST", "/", data=form | {"Version": "2010-05-08"}, headers=headers)

    async def _ask(self, method: str, path: str, **rest: object) -> str:
        async with aiohttp.ClientSession() as http, http.request(method, self.url + path, **rest) as answer:  # type: ignore[arg-type] # as aiohttp takes them
            assert answer.status == 200, await answer.text()
            return await answer.text()


def _located(region: str) -> str:
    return f"<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"


def _element(name: str, xml: str) -> str:
    found = re.search(f"<{name}>([^<]+)</{name}>", xml)
    assert found, xml
    return found[1]
