# The bot's image: `docker build --tag telegram-video-bot .`, or `docker compose up --build --detach`. docs/deploy.md has the steps.
# `make image` runs the same steps without Docker and tries the result.
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /app
COPY requirements.txt ./
# The environment has no pip of its own. Wheels only: nothing of a package runs while the image is built.
RUN python -m venv --without-pip /app/.venv && \
    python -m pip --python /app/.venv/bin/python install --quiet --no-compile --only-binary=:all: --require-hashes -r requirements.txt
COPY bot ./bot
COPY storage ./storage
COPY deploy/healthcheck.py ./
# Compiled files without times: the same sources give the same bytes, and a read-only root needs no others.
RUN PYTHONHASHSEED=0 /app/.venv/bin/python -m compileall -q -j 1 --invalidation-mode unchecked-hash /app

FROM python:3.11.14-slim-bookworm
# The driver of PostgreSQL looks the user up. 10001 is no user of the host. A new volume gets the owner of the folder under it; the
# second one is for the files of a local Bot API server (compose.yaml).
RUN echo "bot:x:10001:10001::/data:/usr/sbin/nologin" >> /etc/passwd && \
    echo "bot:x:10001:" >> /etc/group && \
    install --directory --mode=0700 --owner=10001 --group=10001 /data /var/lib/telegram-bot-api
COPY --from=build /app /app
# PYTHONSAFEPATH: a file in /data is never imported. PORT opens /healthz, which HEALTHCHECK needs.
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONSAFEPATH=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/bot.db \
    PORT=8080
WORKDIR /data
VOLUME ["/data"]
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["python", "-I", "-S", "/app/healthcheck.py"]
STOPSIGNAL SIGTERM
# Exec form: the bot is process 1 and gets the SIGTERM of `docker stop`.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
