FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/dutygraph
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY text text
COPY graph graph
COPY reasoning reasoning
COPY search search
COPY loaders loaders
COPY schema schema
COPY seeds seeds
COPY service service
RUN /opt/dutygraph/bin/pip install . \
 && /opt/dutygraph/bin/python -m compileall -q /opt/dutygraph/lib \
 && /opt/dutygraph/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home dutygraph
COPY --from=build /opt/dutygraph /opt/dutygraph
ENV PATH=/opt/dutygraph/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DUTYGRAPH_HOST=0.0.0.0 \
    DUTYGRAPH_PORT=8000 \
    DUTYGRAPH_STORE=sqlite:/data/graph.sqlite
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# The first start loads what ships, so readiness is given time before it counts.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['DUTYGRAPH_PORT'] + '/readyz', timeout=4)"]
ENTRYPOINT ["dutygraph"]
CMD ["serve"]
