# syntax=docker/dockerfile:1
# The desk in a container: a small image, a user of its own, nothing written but below /data.
#   docker build -t dcnet-helpdesk .
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/helpdesk
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY storage storage
COPY states states
RUN /opt/helpdesk/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt '.[postgres]'

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin helpdesk \
    && chmod 700 /data
COPY --from=build /opt/helpdesk /opt/helpdesk
COPY --chmod=755 <<'SCRIPT' /usr/local/bin/enter
#!/bin/sh
# A secret /run/secrets/helpdesk_x becomes the setting HELPDESK_X; an empty one is none.
set -eu
for file in /run/secrets/helpdesk_*; do
  [ -s "$file" ] || continue
  name=$(basename "$file" | tr '[:lower:]' '[:upper:]')
  export "$name=$(cat "$file")"
done
exec helpdesk "$@"
SCRIPT
ENV PATH=/opt/helpdesk/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HELPDESK_DATABASE_URL=sqlite:////data/helpdesk.db \
    HELPDESK_FILES_URL=file:///data/files \
    HELPDESK_HTTP_HOST=0.0.0.0
USER helpdesk
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["enter"]
CMD ["serve"]
