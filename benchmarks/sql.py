"""The operations' answers as one SQL statement each, written by hand for SQLite."""

_SOURCE = """json_object('start', {0}."start", 'end', {0}."end", 'quote', {0}.quote)"""

_RECIPIENTS = """(
  SELECT json_group_array(json_object('id', a.id, 'name', a.name)) FROM (
    SELECT a.id, a.name FROM Deliverable_SUBMITTED_TO_Authority l JOIN Authority a ON a.id = l._end
    WHERE l._start = d.id ORDER BY a.id
  ) a
)"""

_OBLIGATIONS = f"""(
  SELECT json_group_array(json(o.said)) FROM (
    SELECT json_object(
      'id', o.id, 'ordinal', o.ordinal, 'text', o.text, 'textEn', o.text_en, 'modality', o.modality,
      'bearer', o.bearer, 'subject', o.subject, 'review', o.review, 'source', {_SOURCE.format("o")},
      'enterpriseTypes', (
        SELECT json_group_array(json_object('id', e.id, 'name', e.name)) FROM (
          SELECT e.id, e.name FROM Obligation_BINDS_EnterpriseType l JOIN EnterpriseType e ON e.id = l._end
          WHERE l._start = o.id ORDER BY e.position, e.id
        ) e
      ),
      'citations', (
        SELECT json_group_array(json(c.said)) FROM (
          SELECT json_object(
            'text', c.text, 'status', c.status, 'alternativeGroup', c.alternative_group, 'note', c.note,
            'source', {_SOURCE.format("c")},
            'instrument', (
              SELECT json_object('id', i.id, 'number', i.number, 'title', i.title, 'kind', i.kind)
              FROM Citation_REFERS_TO_Instrument l JOIN Instrument i ON i.id = l._end WHERE l._start = c.id
            ),
            'provision', (
              SELECT json_object('id', p.id, 'label', p.label)
              FROM Citation_REFERS_TO_Provision l JOIN Provision p ON p.id = l._end WHERE l._start = c.id
            )
          ) AS said
          FROM Obligation_CITES_Citation l JOIN Citation c ON c.id = l._end
          WHERE l._start = o.id ORDER BY c."start", c.id
        ) c
      ),
      'deliverables', (
        SELECT json_group_array(json(d.said)) FROM (
          SELECT json_object(
            'id', d.id, 'name', d.name, 'nameEn', d.name_en, 'kind', d.kind, 'source', {_SOURCE.format("d")},
            'recipients', {_RECIPIENTS}
          ) AS said
          FROM Obligation_REQUIRES_Deliverable l JOIN Deliverable d ON d.id = l._end
          WHERE l._start = o.id ORDER BY d.id
        ) d
      )
    ) AS said
    FROM Task_IMPOSES_Obligation l JOIN Obligation o ON o.id = l._end WHERE l._start = t.id ORDER BY o.id
  ) o
)"""

_TASK = f"""
  'id', t.id, 'number', t.number, 'title', t.title, 'titleEn', t.title_en, 'text', t.text,
  'source', {_SOURCE.format("t")}, 'obligations', {_OBLIGATIONS}
"""

TASK = f"""
SELECT json_object({_TASK},
  'category', json_object('id', c.id, 'number', c.number, 'title', c.title),
  'taskList', json_object('id', s.id, 'title', s.title))
FROM Task t
JOIN Category_HAS_TASK_Task ct ON ct._end = t.id JOIN Category c ON c.id = ct._start
JOIN TaskList_HAS_CATEGORY_Category sc ON sc._end = c.id JOIN TaskList s ON s.id = sc._start
WHERE t.id = :id
"""

TASKS = f"""
SELECT json_group_array(json(t.said)) FROM (
  SELECT json_object(
    'id', t.id, 'number', t.number, 'title', t.title,
    'citations', (
      SELECT json_group_array(json(c.said)) FROM (
        SELECT DISTINCT c."start", c.id, json_object(
          'text', c.text, 'status', c.status,
          'instrument', (
            SELECT json_object('id', i.id, 'title', i.title)
            FROM Citation_REFERS_TO_Instrument l JOIN Instrument i ON i.id = l._end WHERE l._start = c.id
          )
        ) AS said
        FROM Task_IMPOSES_Obligation o JOIN Obligation_CITES_Citation l ON l._start = o._end
        JOIN Citation c ON c.id = l._end WHERE o._start = t.id ORDER BY c."start", c.id
      ) c
    ),
    'deliverables', (
      SELECT json_group_array(json(d.said)) FROM (
        SELECT DISTINCT d.id, json_object(
          'id', d.id, 'name', d.name, 'kind', d.kind, 'recipients', {_RECIPIENTS}
        ) AS said
        FROM Task_IMPOSES_Obligation o JOIN Obligation_REQUIRES_Deliverable l ON l._start = o._end
        JOIN Deliverable d ON d.id = l._end WHERE o._start = t.id ORDER BY d.id
      ) d
    )
  ) AS said
  FROM Task t ORDER BY t.id LIMIT 20
) t
"""

CITING = """
SELECT json_object(
  'id', i.id, 'number', i.number, 'title', i.title,
  'citedBy', json_object('nodes', (
    SELECT json_group_array(json(t.said)) FROM (
      SELECT json_object(
        'id', t.id, 'number', t.number, 'title', t.title,
        'taskList', json_object('id', s.id, 'title', s.title)
      ) AS said
      FROM Task_REFERS_TO_Instrument l JOIN Task t ON t.id = l._start
      JOIN Category_HAS_TASK_Task ct ON ct._end = t.id
      JOIN TaskList_HAS_CATEGORY_Category sc ON sc._end = ct._start JOIN TaskList s ON s.id = sc._start
      WHERE l._end = i.id ORDER BY l._start LIMIT :first
    ) t
  ))
)
FROM Designation n
JOIN Instrument_KNOWN_AS_Designation k ON k._end = n.id JOIN Instrument i ON i.id = k._start
WHERE n.key = :key
"""

OBLIGATIONS = """
SELECT json_group_array(json(o.said)) FROM (
  SELECT json_object(
    'id', o.id, 'text', o.text, 'textEn', o.text_en, 'modality', o.modality, 'bearer', o.bearer,
    'task', (
      SELECT json_object('id', t.id, 'number', t.number, 'title', t.title)
      FROM Task_IMPOSES_Obligation l JOIN Task t ON t.id = l._start WHERE l._end = o.id
    ),
    'enterpriseTypes', (
      SELECT json_group_array(json_object('id', e.id, 'name', e.name)) FROM (
        SELECT e.id, e.name FROM Obligation_BINDS_EnterpriseType l JOIN EnterpriseType e ON e.id = l._end
        WHERE l._start = o.id ORDER BY e.position, e.id
      ) e
    )
  ) AS said
  FROM Obligation_BINDS_EnterpriseType b JOIN Obligation o ON o.id = b._start
  WHERE b._end = :type ORDER BY b._start LIMIT 20
) o
"""

TASK_LIST = f"""
SELECT json_object(
  'id', s.id, 'title', s.title, 'titleEn', s.title_en, 'jurisdiction', s.jurisdiction, 'year', s.year,
  'categories', (
    SELECT json_group_array(json(c.said)) FROM (
      SELECT json_object(
        'id', c.id, 'number', c.number, 'title', c.title, 'titleEn', c.title_en,
        'tasks', (
          SELECT json_group_array(json(t.said)) FROM (
            SELECT json_object({_TASK}) AS said
            FROM Category_HAS_TASK_Task l JOIN Task t ON t.id = l._end
            WHERE l._start = c.id ORDER BY t.number, t.id
          ) t
        )
      ) AS said
      FROM TaskList_HAS_CATEGORY_Category l JOIN Category c ON c.id = l._end
      WHERE l._start = s.id ORDER BY c.number, c.id
    ) c
  )
) FROM TaskList s WHERE s.id = :id
"""
