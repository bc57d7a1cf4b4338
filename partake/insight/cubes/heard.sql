-- How many were heard, and how.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, v.kind AS kind, v.channel AS channel,
  v.sampling AS sampling, v.speaker AS speaker, COUNT(*) AS voices, SUM(v.wrote) AS with_words,
  SUM(CASE WHEN v.wrote = 1 AND l.by_person = 1 THEN 1 ELSE 0 END) AS labelled,
  SUM(CASE WHEN v.wrote = 1 AND l.by_person = 0 THEN 1 ELSE 0 END) AS suggested
FROM spots s
JOIN voices v ON v.voice = s.voice
LEFT JOIN labelled l ON l.voice = s.voice
GROUP BY v.month, s.organisation, s.service, v.kind, v.channel, v.sampling, v.speaker
