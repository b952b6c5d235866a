-- The provider's id, and what follows its colon, in the order of their characters. The sign keeps SQLite from putting the value
-- of the first into the second, which then would not be what the index has.

-- fragment: provider_id
+provider_id

-- fragment: provider_id_end
substr(provider_id, instr(provider_id, ':') + 1)
