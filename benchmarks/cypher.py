"""The operations' answers as one Cypher statement each, written by hand for Neo4j."""

_RECIPIENTS = """COLLECT {
  MATCH (d)-[:SUBMITTED_TO]->(a:Authority) WITH a ORDER BY a.id RETURN a {.id, .name}
}"""

_OBLIGATIONS = f"""COLLECT {{
  MATCH (t)-[:IMPOSES]->(o:Obligation) WITH o ORDER BY o.id
  RETURN o {{
    .id, .ordinal, .text, textEn: o.text_en, .modality, .bearer, .subject, .review,
    source: o {{.start, .end, .quote}},
    enterpriseTypes: COLLECT {{
      MATCH (o)-[:BINDS]->(e:EnterpriseType) WITH e ORDER BY e.position, e.id RETURN e {{.id, .name}}
    }},
    citations: COLLECT {{
      MATCH (o)-[:CITES]->(cited:Citation) WITH cited ORDER BY cited.start, cited.id
      RETURN cited {{
        .text, .status, alternativeGroup: cited.alternative_group, .note,
        source: cited {{.start, .end, .quote}},
        instrument: head(COLLECT {{
          MATCH (cited)-[:REFERS_TO]->(i:Instrument) RETURN i {{.id, .number, .title, .kind}}
        }}),
        provision: head(COLLECT {{ MATCH (cited)-[:REFERS_TO]->(p:Provision) RETURN p {{.id, .label}} }})
      }}
    }},
    deliverables: COLLECT {{
      MATCH (o)-[:REQUIRES]->(d:Deliverable) WITH d ORDER BY d.id
      RETURN d {{
        .id, .name, nameEn: d.name_en, .kind, source: d {{.start, .end, .quote}}, recipients: {_RECIPIENTS}
      }}
    }}
  }}
}}"""

_TASK = f"""
  .id, .number, .title, titleEn: t.title_en, .text, source: t {{.start, .end, .quote}},
  obligations: {_OBLIGATIONS}
"""

TASK = f"""
MATCH (t:Task {{id: $id}})<-[:HAS_TASK]-(c:Category)<-[:HAS_CATEGORY]-(s:TaskList)
RETURN t {{{_TASK}, category: c {{.id, .number, .title}}, taskList: s {{.id, .title}}}} AS answer
"""

TASKS = f"""
RETURN COLLECT {{
  MATCH (t:Task) WHERE t.id IS NOT NULL WITH t ORDER BY t.id LIMIT 20
  RETURN t {{
    .id, .number, .title,
    citations: COLLECT {{
      MATCH (t)-[:IMPOSES]->(:Obligation)-[:CITES]->(c:Citation) WITH DISTINCT c ORDER BY c.start, c.id
      RETURN c {{
        .text, .status,
        instrument: head(COLLECT {{ MATCH (c)-[:REFERS_TO]->(i:Instrument) RETURN i {{.id, .title}} }})
      }}
    }},
    deliverables: COLLECT {{
      MATCH (t)-[:IMPOSES]->(:Obligation)-[:REQUIRES]->(d:Deliverable) WITH DISTINCT d ORDER BY d.id
      RETURN d {{.id, .name, .kind, recipients: {_RECIPIENTS}}}
    }}
  }}
}} AS answer
"""

CITING = """
MATCH (:Designation {key: $key})<-[:KNOWN_AS]-(i:Instrument)
RETURN i {
  .id, .number, .title,
  citedBy: {nodes: COLLECT {
    MATCH (t:Task)-[r:REFERS_TO]->() WHERE r._end_id = i.id AND r._start_id IS NOT NULL
    WITH t, r ORDER BY r._end_id, r._start_id LIMIT $first
    MATCH (t)<-[:HAS_TASK]-(:Category)<-[:HAS_CATEGORY]-(s:TaskList)
    RETURN t {.id, .number, .title, taskList: s {.id, .title}}
  }}
} AS answer
"""

OBLIGATIONS = """
RETURN COLLECT {
  MATCH (o:Obligation)-[b:BINDS]->() WHERE b._end_id = $type AND b._start_id IS NOT NULL
  WITH o, b ORDER BY b._end_id, b._start_id LIMIT 20
  RETURN o {
    .id, .text, textEn: o.text_en, .modality, .bearer,
    task: head(COLLECT { MATCH (o)<-[:IMPOSES]-(t:Task) RETURN t {.id, .number, .title} }),
    enterpriseTypes: COLLECT {
      MATCH (o)-[:BINDS]->(e:EnterpriseType) WITH e ORDER BY e.position, e.id RETURN e {.id, .name}
    }
  }
} AS answer
"""

TASK_LIST = f"""
MATCH (s:TaskList {{id: $id}})
RETURN s {{
  .id, .title, titleEn: s.title_en, .jurisdiction, .year,
  categories: COLLECT {{
    MATCH (s)-[:HAS_CATEGORY]->(c:Category) WITH c ORDER BY c.number, c.id
    RETURN c {{
      .id, .number, .title, titleEn: c.title_en,
      tasks: COLLECT {{
        MATCH (c)-[:HAS_TASK]->(t:Task) WITH t ORDER BY t.number, t.id RETURN t {{{_TASK}}}
      }}
    }}
  }}
}} AS answer
"""
