-- How many gave one answer to one question.
SELECT v.month AS month, s.organisation AS organisation, s.service AS service, 'fft' AS question, CAST(v.score AS VARCHAR(60)) AS answer,
  COUNT(*) AS voices
FROM spots s
JOIN voices v ON v.voice = s.voice
WHERE v.score BETWEEN 1 AND 6
GROUP BY v.month, s.organisation, s.service, v.score
