# activesupport in a container: slim, two stages, without root, with its data on a volume.
# Use: see docs/operations.md.

FROM python:3.11-slim AS build
WORKDIR /build
COPY locks/run.txt locks/run.txt
RUN python -m venv /opt/activesupport \
    && /opt/activesupport/bin/pip install --no-cache-dir --require-hashes -r locks/run.txt
COPY pyproject.toml README.md LICENSE CHANGELOG.md config.example.toml ./
COPY activesupport activesupport
COPY rules rules
COPY migrations migrations
RUN /opt/activesupport/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin activesupport \
    && install -d -o activesupport -g activesupport /data
COPY --from=build /opt/activesupport /opt/activesupport
ENV PATH=/opt/activesupport/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LANG=C.UTF-8 \
    ACTIVESUPPORT_CONFIG=/data/config.toml
USER activesupport
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m CMD ["activesupport", "db", "check", "--alive"]
ENTRYPOINT ["activesupport"]
CMD ["run"]
