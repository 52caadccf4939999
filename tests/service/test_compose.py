"""What the container files promise, as far as it can be checked without running them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutygraph.service.settings import PREFIX, Settings
from dutygraph.service.stores import store_url

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_the_service_waits_for_a_neo4j_that_answers(compose: Any) -> None:
    service, neo4j = compose["services"]["service"], compose["services"]["neo4j"]
    assert service["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "cypher-shell" in neo4j["healthcheck"]["test"][1]
    assert neo4j["image"].startswith("neo4j:5.26")


def test_the_graph_is_kept_in_a_named_volume(compose: Any) -> None:
    (mount,) = compose["services"]["neo4j"]["volumes"]
    name, target = mount.split(":")
    assert target == "/data"
    assert name in compose["volumes"]


def test_the_password_comes_from_the_environment_or_all_fails(compose: Any) -> None:
    neo4j, service = (compose["services"][name]["environment"] for name in ("neo4j", "service"))
    required = re.compile(r"\$\{NEO4J_PASSWORD:\?[^}]*NEO4J_PASSWORD[^}]*\}")
    assert required.sub("-", neo4j["NEO4J_AUTH"]) == "neo4j/-"
    assert required.sub("-", service["DUTYGRAPH_STORE_PASSWORD"]) == "-"


def test_no_password_reaches_the_configuration_that_neo4j_reads_from_its_environment(compose: Any) -> None:
    assert set(compose["services"]["neo4j"]["environment"]) == {"NEO4J_AUTH"}


def test_the_environment_of_the_service_is_made_of_settings(compose: Any) -> None:
    environment = compose["services"]["service"]["environment"]
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(environment) <= known
    in_image = set(re.findall(r"\b(DUTYGRAPH_\w+)=", DOCKERFILE))
    assert in_image <= known
    settings = Settings(store=environment["DUTYGRAPH_STORE"], store_password="a/b")
    assert store_url(settings) == "bolt://neo4j:a%2Fb@neo4j:7687/neo4j"


def test_ports_are_published_on_loopback_unless_told_otherwise(compose: Any) -> None:
    for service in compose["services"].values():
        for port in service["ports"]:
            assert re.fullmatch(r"(127\.0\.0\.1|\$\{\w+:-127\.0\.0\.1:8000\}):.+|\$\{.+\}:8000", port), port


def test_what_is_for_developing_is_off_unless_asked_for(compose: Any) -> None:
    assert compose["services"]["service"]["environment"]["DUTYGRAPH_GRAPHIQL"] == "${DUTYGRAPH_GRAPHIQL:-off}"


def test_the_service_runs_with_no_rights_it_does_not_need(compose: Any) -> None:
    service = compose["services"]["service"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_image_runs_as_a_user_of_its_own_and_reports_its_health() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    user = re.search(r"^USER (\d+):(\d+)$", final, re.MULTILINE)
    assert user is not None
    assert int(user[1]) > 0
    assert f"--uid {user[1]}" in final
    assert "/readyz" in final
    assert 'ENTRYPOINT ["dutygraph"]' in final
    assert final.index("USER ") < final.index("ENTRYPOINT")


def test_the_image_is_built_from_the_packages_that_ship() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)
    tops = {package.partition("/")[0] for package in packages}
    assert set(copied) == tops
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert allowed[0] == "*"
    assert {f"!{name}" for name in (*tops, "pyproject.toml", "README.md")} <= set(allowed)
