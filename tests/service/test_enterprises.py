"""Enterprises worked out by hand against the words of the shipped list, asked as users ask.

Of each: which tasks apply and which stay open, by what the list says of whom it binds; and on which days of
2026 to 2028 something of which task is due for sure, or may be. Every other date of the list is an error.

Every Internet-of-Vehicles enterprise owes EVERYBODY'S tasks whatever it does. 3月10日 is every year's by the
list's own words (每年3月10日前), the other days are the list's year's and carried over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.anyio

EVERYBODYS = frozenset({1, 2, 3, 6, 7, 10, 12, 13, 14, 17})
ALL = frozenset(range(1, 18))

Days = Mapping[str, set[int]]


@dataclass(frozen=True)
class Enterprise:
    """`sure` and `maybe` are the tasks by the days of every year; `disagree`: its answers do.

    `hands_in` and `may_hand_in` are the tasks whose MATERIALS it owes, or may.
    """

    types: list[str] | None
    facts: Mapping[str, bool | list[str]]
    applies: frozenset[int]
    sure: Days
    maybe: Days = field(default_factory=dict)
    unknown: frozenset[int] = frozenset()
    hands_in: frozenset[int] = frozenset()
    may_hand_in: frozenset[int] = frozenset()
    places: list[str] | None = field(default_factory=lambda: ["上海市"])
    disagree: bool = False

    @property
    def profile(self) -> dict[str, Any]:
        facts = [
            {"fact": id, "value": {"choices" if isinstance(told, list) else "boolean": told}}
            for id, told in self.facts.items()
        ]
        return {"enterpriseTypes": self.types, "facts": facts, "jurisdictions": self.places}


NO_DATA: Mapping[str, bool | list[str]] = {
    "processes-important-data": False,
    "processes-personal-information": False,
    "exports-data": False,
}
"""Shares no important data and has no situation of article 55 either, for that follows."""

FILINGS: Days = {"03-10": {2}, "07-31": {7}}
"""The yearly confirmation of what was filed, and the catalogue of important data: of everybody."""

MATERIALS: Mapping[int, set[str]] = {
    2: {
        "所属网络设施和系统的定级备案",
        "上一年度备案信息的更新确认",
        "车联网网络安全防护定级报告",
        "上海市车联网网络安全服务平台安全防护定级报告附件材料",
    },
    3: {"符合性评测和风险评估报告"},
    7: {"重要数据目录", "重要数据目录更新备案"},
    8: {"数据安全风险评估报告"},
    9: {"年度汽车数据安全管理工作情况报告"},
    10: {"个人信息保护影响评估报告"},
    11: {"评估报告、评估结果、数据类型和接收方等信息"},
    12: {"合作方审核情况"},
    13: {"网络和数据安全事件报告"},
    14: {"漏洞验证和整改结果", "车联网安全漏洞报告"},
    15: {"自动驾驶功能网络安全检测报告"},
}
FILED = frozenset({2, 3, 7, 13, 14})
"""What everybody hands in: filings, evaluations (of level 2 and above by a day), reports of incidents and of
vulnerabilities.
"""

ENTERPRISES: Mapping[str, Enterprise] = {
    "a car maker with level 3 that exports": Enterprise(
        ["connected-vehicle-manufacturer"],
        {
            "processes-important-data": True,
            "protection-levels": ["3"],
            "exports-data": True,
            "pipl-article-55-situations": ["sensitive-personal-information", "cross-border-transfer"],
            "shares-important-data": False,
            "automated-driving-levels": ["L3"],
            "tests-or-operates-on-roads": True,
            "has-important-data-suppliers": True,
        },
        ALL - {4},
        {**FILINGS, "11-30": {3, 8, 10}, "12-15": {9}},
        hands_in=FILED | {8, 9, 10, 11, 15},
    ),
    "a supplier without systems": Enterprise(
        ["component-manufacturer"],
        {**NO_DATA, "protection-levels": [], "automated-driving-levels": []},
        EVERYBODYS,
        FILINGS,
        disagree=True,  # suppliers of parts process automotive data, says the law
        hands_in=FILED,
    ),
    "a robotaxi": Enterprise(
        ["automated-driving-operator", "mobility-service-operator"],
        {
            "processes-important-data": True,
            "protection-levels": ["2"],
            "exports-data": False,
            "pipl-article-55-situations": ["sensitive-personal-information"],
            "shares-important-data": False,
            "automated-driving-levels": ["L4"],
            "tests-or-operates-on-roads": True,
        },
        EVERYBODYS | {8, 9, 15, 16},
        {**FILINGS, "11-30": {8, 10}, "12-15": {9}},
        {"11-30": {3}},  # every two years, and nobody told when it was last done
        hands_in=FILED | {8, 9, 10, 15},
    ),
    "a charging operator": Enterprise(
        ["charging-operator"],
        {
            "processes-automotive-data": True,
            "processes-important-data": True,
            "protection-levels": ["3"],
            "exports-data": False,
            "pipl-article-55-situations": ["entrust-provide-disclose"],
            "shares-important-data": True,
        },
        EVERYBODYS | {8, 9},
        {**FILINGS, "11-30": {3, 8, 10, 12}, "12-15": {9}},
        hands_in=FILED | {8, 9, 10, 12},
    ),
    "a map provider": Enterprise(
        ["map-positioning-provider"],
        {
            "processes-important-data": True,
            "protection-levels": ["4"],
            "exports-data": False,
            "pipl-article-55-situations": [],
            "shares-important-data": False,
        },
        EVERYBODYS | {8},
        {**FILINGS, "11-30": {3, 8}},
        {"12-15": {9}},  # whether its data is automotive data was not told
        unknown=frozenset({9}),
        hands_in=FILED | {8},
        may_hand_in=frozenset({9}),
    ),
    "a telecom operator that told its levels alone": Enterprise(
        ["基础电信企业"],
        {"protection-levels": ["3"]},
        EVERYBODYS,
        {**FILINGS, "11-30": {3}},
        {"11-30": {8, 10, 12}, "12-15": {9}},
        unknown=frozenset({8, 9, 11}),
        hands_in=FILED,
        may_hand_in=frozenset({8, 9, 10, 11, 12}),
    ),
    "a dealer": Enterprise(
        ["dealer-repairer"],
        {"processes-important-data": True, "processes-personal-information": True},
        frozenset({9}),
        {"12-15": {9}},
        hands_in=frozenset({9}),
    ),
    "an insurer": Enterprise(
        ["automotive-data-user"],
        {"processes-automotive-data": True},
        frozenset(),
        {},
        {"12-15": {9}},
        unknown=frozenset({9}),
        may_hand_in=frozenset({9}),
    ),
    "an importer": Enterprise(
        ["vehicle-importer"],
        {
            "processes-important-data": False,
            "protection-levels": [],
            "pipl-article-55-situations": ["cross-border-transfer"],
        },
        EVERYBODYS | {11},
        {**FILINGS, "11-30": {10}},
        hands_in=FILED | {10, 11},
    ),
    "a start-up of level 2": Enterprise(
        ["application-provider"],
        {**NO_DATA, "protection-levels": ["2"]},
        EVERYBODYS,
        FILINGS,
        {"11-30": {3}},
        hands_in=FILED,
    ),
    "a supplier of software that told little": Enterprise(
        ["automated-driving-supplier"],
        {"protection-levels": [], "automated-driving-levels": ["L4"]},
        EVERYBODYS,
        FILINGS,
        {"11-30": {8, 10, 12}, "12-15": {9}},
        unknown=frozenset({8, 9, 11}),
        hands_in=FILED,
        may_hand_in=frozenset({8, 9, 10, 11, 12}),
    ),
    "one that tells nothing": Enterprise(
        None,
        {},
        frozenset(),
        {},
        {**FILINGS, "11-30": {3, 8, 10, 12}, "12-15": {9}},
        unknown=ALL,
        places=None,
        may_hand_in=frozenset(MATERIALS),
    ),
    "a platform elsewhere": Enterprise(
        ["iov-platform-operator"],
        {"protection-levels": ["3"], "processes-important-data": True},
        frozenset(),
        {},
        places=["北京市", "深圳市"],
    ),
}

REPORT = "12-15"
"""The day of the yearly report on automotive data, which a provision behind task 9 names."""

QUERY = """query ($p: ProfileInput!) {
  applicableDuties(profile: $p, on: "2026-06-01") {
    tasks { task { number } verdict }
    notices { kind }
  }
  calendar(profile: $p, from: "2026-01-01", to: "2028-12-31") {
    entries { date verdict certainty rule { confidence } obligation { task { number } } }
  }
  dossier(profile: $p, on: "2026-06-01") { verdict deliverable { name } }
}"""


def tasks(answer: Mapping[str, Any], verdict: str) -> set[int]:
    return {one["task"]["number"] for one in answer["tasks"] if one["verdict"] == verdict}


def days(entries: list[dict[str, Any]], *, sure: bool) -> dict[str, set[int]]:
    """The tasks by day, without what provisions behind them ask besides."""
    found: dict[str, set[int]] = {}
    for entry in entries:
        certain = entry["verdict"] == "APPLIES" and entry["certainty"] in {"STATED", "PROJECTED"}
        if certain == sure:
            found.setdefault(entry["date"], set()).add(entry["obligation"]["task"]["number"])
    return found


def every_year(expected: Days) -> dict[str, set[int]]:
    return {f"{year}-{day}": numbers for year in (2026, 2027, 2028) for day, numbers in expected.items()}


@pytest.mark.parametrize("name", ENTERPRISES)
async def test_an_enterprise_worked_out_by_hand(shipped_client: httpx.AsyncClient, name: str) -> None:
    enterprise = ENTERPRISES[name]
    asked = {"query": QUERY, "variables": {"p": enterprise.profile}}
    answer = (await shipped_client.post("/graphql", json=asked)).json()
    assert "errors" not in answer, answer["errors"]
    duties, entries = answer["data"]["applicableDuties"], answer["data"]["calendar"]["entries"]
    assert tasks(duties, "APPLIES") == enterprise.applies
    assert tasks(duties, "UNKNOWN") == enterprise.unknown
    assert tasks(duties, "DOES_NOT_APPLY") == ALL - enterprise.applies - enterprise.unknown
    kinds = {one["kind"] for one in duties["notices"]}
    assert ("PLACE_NOT_TOLD" in kinds) == (enterprise.places is None)
    assert ("ANSWERS_DISAGREE" in kinds) == enterprise.disagree
    known = [one for one in entries if one["rule"]["confidence"] is None or one["date"].endswith(REPORT)]
    assert days(known, sure=True) == every_year(enterprise.sure)
    assert days(known, sure=False) == every_year(enterprise.maybe)
    for verdict, owed in (("APPLIES", enterprise.hands_in), ("UNKNOWN", enterprise.may_hand_in)):
        materials = {
            one["deliverable"]["name"] for one in answer["data"]["dossier"] if one["verdict"] == verdict
        }
        assert materials == {name for number in owed for name in MATERIALS[number]}
    for entry in known:
        if entry["rule"]["confidence"] is None and entry["verdict"] == "APPLIES":
            stated = entry["date"] < "2027" or entry["date"][5:] == "03-10"
            assert entry["certainty"] in (
                {"STATED", "CONDITIONAL"} if stated else {"PROJECTED", "CONDITIONAL"}
            )
