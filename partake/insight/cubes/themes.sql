-- How many voices are about one theme. What people say of a voice stands instead of all that a machine says of it.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, t.theme AS theme, t.put_on_by AS put_on_by,
  COUNT(*) AS voices, SUM(CASE WHEN t.unhappy = 0 THEN t.happy ELSE 0 END) AS happy, SUM(t.unhappy) AS unhappy
FROM spots s
JOIN voices v ON v.voice = s.voice
JOIN (
  SELECT l.voice AS voice, l.theme AS theme, l.put_on_by AS put_on_by,
    MAX(CASE WHEN l.sentiment = 'HAPPY' THEN 1 ELSE 0 END) AS happy,
    MAX(CASE WHEN l.sentiment = 'UNHAPPY' THEN 1 ELSE 0 END) AS unhappy
  FROM labels l
  JOIN labelled p ON p.voice = l.voice
  WHERE l.theme <> '' AND l.put_on_by = CASE WHEN p.by_person = 1 THEN 'PERSON' ELSE 'MACHINE' END
  GROUP BY l.voice, l.theme, l.put_on_by
) t ON t.voice = s.voice
GROUP BY v.month, s.organisation, s.service, t.theme, t.put_on_by
