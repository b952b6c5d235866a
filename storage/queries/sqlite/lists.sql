-- The JSON list `ids`: whether a number or a text is in it, and its numbers as rows.

-- fragment: among_ids
IN (SELECT value FROM json_each(:ids))

-- fragment: among_texts
IN (SELECT value FROM json_each(:ids))

-- fragment: listed_ids
SELECT value AS chat_id FROM json_each(:ids)
