-- Each voice that carries a theme: 1 when a person put one on, 0 when a machine alone did.
SELECT voice, MAX(CASE WHEN put_on_by = 'PERSON' THEN 1 ELSE 0 END) AS by_person
FROM labels
WHERE theme <> ''
GROUP BY voice
