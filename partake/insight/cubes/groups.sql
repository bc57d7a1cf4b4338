-- How many of one kind of people were heard, and how they found it.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, a.characteristic AS characteristic,
  a.list_version AS list_version, a.category AS category, COUNT(*) AS voices,
  SUM(CASE WHEN v.score BETWEEN 1 AND 6 THEN 1 ELSE 0 END) AS scored,
  SUM(CASE WHEN v.score BETWEEN 1 AND 2 THEN 1 ELSE 0 END) AS good,
  SUM(CASE WHEN v.score BETWEEN 4 AND 5 THEN 1 ELSE 0 END) AS poor
FROM spots s
JOIN voices v ON v.voice = s.voice
JOIN attributes a ON a.voice = s.voice
GROUP BY v.month, s.organisation, s.service, a.characteristic, a.list_version, a.category
