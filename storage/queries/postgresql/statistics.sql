-- Whether a number is in the JSON list `ids`.

-- fragment: among_ids
= ANY (ARRAY(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS json))))
