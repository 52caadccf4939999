from pathlib import Path

import pytest

from dutygraph.graph.errors import InvalidInput
from dutygraph.schema.reading.limits import Limits
from dutygraph.service.settings import PREFIX, Settings, read_settings, unknown_names


def test_every_setting_comes_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {
        "STORE": "neo4j://a:b@graph.example/x",
        "STORE_PASSWORD": "p",
        "HOST": "0.0.0.0",
        "PORT": "9000",
        "WORKERS": "3",
        "CORS_ORIGINS": "https://a.example, http://b.example:81,",
        "ALLOWED_HOSTS": "graph.example, 192.0.2.1",
        "EXPLORER": "Off",
        "ADDRESS": "https://graph.example/duties/",
        "GRAPHIQL": "Off",
        "MAX_DEPTH": "3",
        "MAX_TOKENS": "4",
        "MAX_COST": "5",
        "MAX_BODY_BYTES": "6",
        "LIMIT_CONCURRENCY": "7",
        "OPERATION_TIMEOUT": "0.5",
        "LOAD_PROCESSES": "3",
        "LOAD_SECONDS": "4.5",
        "LOAD_MEMORY_MB": "512",
        "SEARCH_INDEX": str(tmp_path / "index"),
        "SEARCH_INTERVAL": "7.5",
        "LOG_LEVEL": "WARNING",
        "SEEDS": str(tmp_path),
    }
    assert {name.lower() for name in given} == set(Settings.model_fields)
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name, value)
    settings = read_settings()
    plain = {name: getattr(settings, name.lower()) for name in given}
    for name in Settings.model_fields:
        assert getattr(settings, name) != Settings.model_fields[name].get_default(
            call_default_factory=True
        ), name
    assert plain["CORS_ORIGINS"] == ("https://a.example", "http://b.example:81")
    assert plain["STORE"].get_secret_value() == given["STORE"]
    assert plain["LOG_LEVEL"] == "warning"
    assert plain["SEEDS"] == tmp_path


def test_the_command_line_comes_first_where_it_says_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_PORT", "9000")
    monkeypatch.setenv("DUTYGRAPH_HOST", "0.0.0.0")
    settings = read_settings(port=9001, host=None)
    assert (settings.port, settings.host) == (9001, "0.0.0.0")


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_STORE_PASSWORD", "")
    monkeypatch.setenv("DUTYGRAPH_CORS_ORIGINS", "")
    monkeypatch.setenv("DUTYGRAPH_PORT", "")
    assert read_settings() == Settings()


def test_the_graph_is_kept_in_the_data_folder_of_the_user(tmp_path: Path) -> None:
    assert Settings().store.get_secret_value() == f"sqlite:{tmp_path}/home/dutygraph/graph.sqlite"


def test_limits_are_those_of_the_schema_unless_set() -> None:
    settings, limits = Settings(), Limits()
    assert (settings.max_depth, settings.max_tokens, settings.max_cost) == (
        limits.depth,
        limits.tokens,
        limits.cost,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty-secret"),
        ("PORT", "70000"),
        ("OPERATION_TIMEOUT", "0"),
        ("MAX_DEPTH", "0"),
        ("GRAPHIQL", "perhaps-secret"),
        ("LOG_LEVEL", "loud-secret"),
        ("CORS_ORIGINS", "app.example"),
        ("CORS_ORIGINS", "https://app.example/path"),
        ("ALLOWED_HOSTS", "https://graph.example"),
        ("ALLOWED_HOSTS", "graph.example:8000"),
        ("ALLOWED_HOSTS", "graph.example, *.example"),
        ("ALLOWED_HOSTS", "图谱"),
    ],
)
def test_an_unusable_value_is_told_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(InvalidInput, match=PREFIX + name) as raised:
        read_settings()
    assert "secret" not in str(raised.value)
    assert raised.value.remedy


def test_all_unusable_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYGRAPH_PORT", "x")
    monkeypatch.setenv("DUTYGRAPH_MAX_COST", "x")
    with pytest.raises(InvalidInput, match=r"(?s)DUTYGRAPH_PORT.*DUTYGRAPH_MAX_COST"):
        read_settings()


def test_a_password_is_not_shown_with_the_settings() -> None:
    settings = Settings(store="neo4j://a:hidden@graph.example/x", store_password="hidden too")
    assert "hidden" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_a_misspelt_variable_is_noticed() -> None:
    environ = ["PATH", "DUTYGRAPH_PORT", "DUTYGRAPH_STROE", "DUTYGRAPH_WEATHER_FORECAST"]
    assert unknown_names(environ) == (
        ("DUTYGRAPH_STROE", "DUTYGRAPH_STORE"),
        ("DUTYGRAPH_WEATHER_FORECAST", None),
    )
