-- The provider's id, and what follows its colon, in the order of their characters.

-- fragment: provider_id
provider_id

-- fragment: provider_id_end
substr(provider_id, instr(provider_id, ':') + 1)
