-- The JSON list `ids`: whether a number or a text is in it, and its numbers as rows.

-- fragment: among_ids
= ANY (ARRAY(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS json))))

-- fragment: among_texts
= ANY (ARRAY(SELECT json_array_elements_text(CAST(:ids AS json))))

-- fragment: listed_ids
SELECT CAST(value AS BIGINT) AS chat_id FROM json_array_elements_text(CAST(:ids AS json))
