-- Whether a number is in the JSON list `ids`.

-- fragment: among_ids
IN (SELECT value FROM json_each(:ids))
