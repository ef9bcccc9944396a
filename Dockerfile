# syntax=docker/dockerfile:1
FROM rust:1.95-bookworm AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends nodejs npm \
 && rm -rf /var/lib/apt/lists/* \
 && rustup target add wasm32-unknown-unknown
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo xtask spa --out /out/page \
 && cargo build --release --bin learning-week \
 && install -D target/release/learning-week /out/learning-week

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin week \
 && install --directory --owner=week --group=week --mode=0700 /data
COPY --from=build /out/learning-week /usr/local/bin/learning-week
COPY --from=build /out/page /srv/page
USER week
ENV LISTEN=0.0.0.0:8080 \
    METRICS_LISTEN=0.0.0.0:9464 \
    DATA_DIR=/data \
    SPA_DIR=/srv/page \
    LOG_FORMAT=json
VOLUME /data
EXPOSE 8080 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; read -r line <&3; [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["learning-week"]
CMD ["serve"]
