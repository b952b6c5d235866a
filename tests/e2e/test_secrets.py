"""A gateway that echoes the key and a Bot API that echoes the token: no chat, no log and no other host gets them."""

import asyncio
import base64
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import ClientSession, ClientTimeout, web

from bot.redaction import Redactor
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Message, Person
from tests.e2e.bot_process import BotProcess
from tests.unit.delivery.hosts import mp4

KEY = "sk-Zq7/aB3dE5fG+hJ9kL2mN4pQ6rS8tU0v"
FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "header": lambda secret: f"Bearer {secret}".replace(" ", "_"),
    "url": lambda secret: quote(secret, safe=""),
    "percent": lambda secret: "".join(f"%{byte:02x}" for byte in secret.encode()),
    "base64": lambda secret: base64.b64encode(secret.encode()).decode(),
    "basic": lambda secret: base64.b64encode(f"user:{secret}".encode()).decode(),
    "base64url": lambda secret: base64.urlsafe_b64encode(f"Bearer {secret}".encode()).decode().rstrip("="),
    "hex": lambda secret: secret.encode().hex(),
}
SHOWN_NOWHERE = {"provider_id", "result_url"}  # sent to the provider unchanged; shown redacted or not at all


@asynccontextmanager
async def listening(*routes: web.RouteDef) -> AsyncIterator[str]:
    """Serve routes on loopback; yields the root URL."""
    app = web.Application(client_max_size=1 << 26)
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@dataclass
class Gateway:
    """Accepts every create, and puts the key, in the form that the prompt names, into every field of its answers."""

    other_host: str
    url: str = ""
    key: str = KEY
    prompts: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    def routes(self) -> tuple[web.RouteDef, ...]:
        return (
            web.post("/v1/video/create", self.create),
            web.get("/v1/video/query", self.query),
            web.get("/v1/models", self.models),
            web.get("/files/{name}", self.file),
            web.get("/led/{name}", self.led),
        )

    def echo(self, request: web.Request, prompt: str) -> str:
        form = next(name for name in sorted(FORMS, key=len, reverse=True) if name in prompt)
        return FORMS[form](request.headers["Authorization"].removeprefix("Bearer "))

    def answer(self, body: dict[str, Any], echo: str, status: int = 200) -> web.Response:
        return web.json_response(body, status=status, headers={"X-Request-Id": echo, "X-Oneapi-Request-Id": echo})

    async def create(self, request: web.Request) -> web.Response:
        prompt = (await request.json())["prompt"]
        self.prompts.append(prompt)
        echo = self.echo(request, prompt)
        if "refused" in prompt:
            message = f"Bad header “Authorization: Bearer {echo}” ({request.headers['Authorization']}) in your request, {echo}"
            return self.answer({"error": {"message": message, "code": echo, "type": echo, "param": echo}}, echo, 400)
        if "lost" in prompt:
            return self.answer({"status": echo, "message": echo, "task": echo}, echo)
        task_id = f"{prompt.replace(' ', '-')}:task_{echo}"
        self.ids[task_id] = prompt
        return self.answer({"id": task_id, "status": echo, "model": echo}, echo)

    async def query(self, request: web.Request) -> web.Response:
        task_id = request.query["id"]
        prompt = self.ids[task_id]
        echo = self.echo(request, prompt)
        body: dict[str, Any] = {"id": task_id, "status": "completed", "model": echo, "thumbnail_url": echo}
        if "failed" in prompt:
            body |= {"status": "failed", "error": {"message": f"Your key {echo} was seen", "code": echo}}
        elif "unheard" in prompt:
            body |= {"status": f"{'x' * 75}{echo}", "progress": echo}
        elif "own" in prompt:
            body["video_url"] = f"{self.url}/files/v.mp4?key={quote(echo)}"
        elif "led" in prompt:
            body["video_url"] = f"{self.url}/led/v.mp4?to={quote(f'{self.other_host}/v.mp4?key={echo}', safe='')}"
        else:
            body["video_url"] = f"{self.other_host}/{quote(echo)}/v.mp4"
        return self.answer(body, echo)

    async def models(self, request: web.Request) -> web.Response:
        names = [form(request.headers["Authorization"].removeprefix("Bearer ")) for form in FORMS.values()]
        return web.json_response({"data": [{"id": name} for name in names]})

    async def file(self, request: web.Request) -> web.Response:
        self.fetched.append(str(request.rel_url))
        return web.Response(body=mp4(20_000), content_type="video/mp4")

    async def led(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(request.query["to"])


@dataclass
class TelegramProxy:
    """A proxy between the bot and Telegram: records each request, and can answer with the token in an error."""

    telegram: TelegramStandIn
    session: ClientSession
    bodies: list[str] = field(default_factory=list)
    echoing: set[str] = field(default_factory=set)

    async def forward(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.bodies.append(body.decode(errors="replace"))
        token, method = request.match_info["token"], request.match_info["method"]
        if method in self.echoing:
            forms = " ".join(form(token) for form in FORMS.values())
            said = {"ok": False, "error_code": 400, "description": f"Bad Request: {request.url} is wrong: {forms}"}
            return web.json_response(said, status=400)
        url = f"{self.telegram.url}/bot{token}/{method}"
        headers = {"Content-Type": request.headers["Content-Type"]} if "Content-Type" in request.headers else {}
        async with self.session.post(url, data=body, headers=headers) as answer:
            return web.Response(status=answer.status, body=await answer.read(), content_type="application/json")


@dataclass
class Setup:
    bot: BotProcess
    telegram: TelegramStandIn
    gateway: Gateway
    proxy: TelegramProxy
    other_host_requests: list[str]
    person: Person
    people: dict[str, Person] = field(default_factory=dict)

    async def order(self, prompt: str, *states: str) -> None:
        """Order a video, and wait until its row is in one of these states and shown."""
        self.people[prompt] = person = self.telegram.person(prompt)  # one each, because sends to a chat are paced
        await self.telegram.send_text(self.telegram.private(person), person, f"/video {prompt}")
        async with asyncio.timeout(300):
            while True:
                row = self.row(prompt)
                if row and row["state"] in states and row["shown_version"] >= row["version"]:
                    return
                await asyncio.sleep(0.1)

    async def answer(self, text: str) -> Message:
        """Say something, and give the bot's reply to it."""
        chat = self.telegram.private(self.person)
        said = await self.telegram.send_text(chat, self.person, text)
        return await self.telegram.wait_for(chat, lambda message: message.reply_to is said, timeout=90)

    def row(self, prompt: str) -> dict[str, Any] | None:
        return next(iter(self._select("SELECT * FROM tasks WHERE prompt = ?", prompt)), None)

    def rows(self) -> list[dict[str, Any]]:
        return self._select("SELECT * FROM tasks")

    def _select(self, sql: str, *values: str) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(self.bot.folder / "bot.db")) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(sql, values)]

    def warnings(self) -> list[str]:
        """What the owner was told of secrets in answers."""
        return [body for body in self.proxy.bodies if "create+a+new+key" in body]

    def assert_no_secret(self) -> None:
        """Neither the log nor the requests to Telegram nor the other host have a secret in any form."""
        redactor = Redactor([self.telegram.token, self.telegram.token.partition(":")[2], KEY])
        for line in self.bot.log().splitlines():
            assert not redactor.holds(line), line[:200]
        for body in self.proxy.bodies:
            assert not redactor.holds(body), body[:200]
        assert self.other_host_requests == []
        for row in self.rows():
            for column, value in row.items():
                assert column in SHOWN_NOWHERE or not redactor.holds(str(value)), column


@pytest.fixture(params=["console", "json"])
async def setup(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Setup]:
    other_host_requests: list[str] = []

    async def other_host(asked: web.Request) -> web.Response:
        other_host_requests.append(str(asked.rel_url))
        return web.Response(body=mp4(20_000), content_type="video/mp4")

    telegram = TelegramStandIn()
    await telegram.start()
    owner = telegram.person("Owner")
    owner.started = True
    ada = telegram.person("Ada")
    try:
        async with ClientSession(timeout=ClientTimeout(total=None)) as session:
            proxy = TelegramProxy(telegram, session)
            async with listening(web.get("/{path:.*}", other_host)) as elsewhere:
                gateway = Gateway(elsewhere)
                async with (
                    listening(*gateway.routes()) as gateway.url,
                    listening(web.post("/bot{token}/{method}", proxy.forward)) as front,
                ):
                    bot = BotProcess(
                        telegram,
                        gateway,  # type: ignore[arg-type] # its url and key are all that is used
                        tmp_path,
                        TELEGRAM_API_URL=front,
                        ADMIN_IDS=str(owner.id),
                        POLL_INTERVAL="1",
                        LOG_FORMAT=request.param,
                        PYTHONDEVMODE="1",
                    )
                    bot.fresh = request.param == "json"  # a forked process ignores PYTHONDEVMODE
                    await bot.start()
                    yield Setup(bot, telegram, gateway, proxy, other_host_requests, ada)
                    await bot.end()
    finally:
        await telegram.close()


async def test_a_key_that_the_gateway_echoes_is_redacted(setup: Setup) -> None:
    """In each form, and in creates that are refused or unknown, in failed, running and completed tasks."""
    order = {
        "refused": "refused",
        "lost": "unknown",
        "failed": "failed",
        "unheard": "running",
        "elsewhere": "undelivered",
        "led": "undelivered",
        "own": "delivered",
    }
    async with asyncio.TaskGroup() as asking:
        for form in FORMS:
            for story, state in order.items():
                asking.create_task(setup.order(f"{story} {form}", state))
    assert len(setup.gateway.fetched) == len(FORMS)
    running = setup.row("unheard plain")
    assert running is not None and KEY in running["provider_id"]  # the provider is polled with the unchanged id
    reader = replace(setup, person=setup.people["unheard plain"])
    for command in ("/tasks", f"/status {running['id']}", "/status plain:task_…"):
        await reader.answer(command)
    async with asyncio.timeout(90):
        while not setup.warnings():  # noqa: ASYNC110 - messages to one chat are a second apart, and other notices come first
            await asyncio.sleep(0.1)
    await asyncio.sleep(2)
    assert len(setup.warnings()) == 1, "the owner is told, and not again within the hour"
    setup.assert_no_secret()


async def test_a_prompt_with_a_secret_is_refused(setup: Setup) -> None:
    """It is not sent, stored or repeated in the reply."""
    for secret in (KEY, setup.telegram.token, FORMS["base64"](KEY), f"https://x.example/{KEY}/a.png"):
        answer = await setup.answer(f"/video a cat that says {secret}")
        assert "looks like a password or an access key" in answer.words
    await setup.order("failed plain", "failed")
    assert setup.gateway.prompts == ["failed plain"]
    setup.assert_no_secret()


async def test_a_token_that_the_bot_api_echoes_is_redacted(setup: Setup) -> None:
    """In errors of every method that writes to a chat; the error itself is logged."""
    setup.proxy.echoing |= {"sendMessage", "editMessageText", "setMessageReaction", "sendVideo", "sendChatAction"}
    await setup.telegram.send_text(setup.telegram.private(setup.person), setup.person, "/video failed plain")
    await setup.telegram.send_text(setup.telegram.private(setup.person), setup.person, "/video own plain")
    await setup.telegram.send_text(setup.telegram.private(setup.person), setup.person, "/help")
    await setup.bot.logged("<token>")
    await setup.bot.logged("is wrong")
    setup.proxy.echoing.clear()
    await setup.order("failed base64", "failed")
    setup.assert_no_secret()


async def test_the_doctor_prints_no_secret(setup: Setup) -> None:
    """The names of the models contain the key, and the error of getMe the token."""
    await setup.bot.stop()
    before = len(setup.bot.log())
    setup.bot.command = ("doctor",)
    for methods in ((), ("getMe",), ("getWebhookInfo",)):
        setup.proxy.echoing = set(methods)
        process = await setup.bot.launch()
        async with asyncio.timeout(120):
            assert await process.wait() == 1
    printed = setup.bot.log()[before:]
    assert "the video API lists <secret>" in printed
    assert json.dumps(printed).count("<token>") >= 2
    setup.assert_no_secret()
