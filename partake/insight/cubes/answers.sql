-- How many gave one answer to one question; of a body's own questions also, under no answer, how many answered at all.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, g.question AS question, g.answer AS answer,
  COUNT(*) AS voices
FROM spots s
JOIN voices v ON v.voice = s.voice
JOIN (
  SELECT voice, CAST('fft' AS VARCHAR(100)) AS question, CAST(score AS VARCHAR(60)) AS answer
  FROM voices
  WHERE score BETWEEN 1 AND 6
  UNION ALL
  SELECT voice, question, answer FROM answers
  UNION ALL
  SELECT DISTINCT voice, question, CAST('' AS VARCHAR(60)) AS answer FROM answers
) g ON g.voice = s.voice
GROUP BY v.month, s.organisation, s.service, g.question, g.answer
