-- Where each voice counts: once for each service it is about, and once for each body that answers for it now.
SELECT DISTINCT a.voice AS voice, COALESCE(s.organisation, b.answers_now) AS organisation, a.service AS service
FROM abouts a
JOIN bodies b ON b.organisation = a.organisation
LEFT JOIN services s ON s.service = a.service
WHERE a.service IS NOT NULL
UNION ALL
SELECT DISTINCT a.voice AS voice, COALESCE(s.organisation, b.answers_now) AS organisation, CAST(NULL AS BIGINT) AS service
FROM abouts a
JOIN bodies b ON b.organisation = a.organisation
LEFT JOIN services s ON s.service = a.service
