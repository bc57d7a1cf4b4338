-- How many gave one answer to one question; of a body's own questions also, under no answer, how many answered at all.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, CAST('fft' AS VARCHAR(100)) AS question,
  CAST(v.score AS VARCHAR(60)) AS answer, COUNT(*) AS voices
FROM spots s
JOIN voices v ON v.voice = s.voice
WHERE v.score BETWEEN 1 AND 6
GROUP BY v.month, s.organisation, s.service, v.score
UNION ALL
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, a.question AS question, a.answer AS answer,
  COUNT(*) AS voices
FROM (
  SELECT voice, question, answer FROM answers
  UNION ALL
  SELECT DISTINCT voice, question, CAST('' AS VARCHAR(60)) AS answer FROM answers
) a
JOIN spots s ON s.voice = a.voice
JOIN voices v ON v.voice = a.voice
GROUP BY v.month, s.organisation, s.service, a.question, a.answer
