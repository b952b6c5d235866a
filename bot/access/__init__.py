"""Who may order, and the admins who decide it."""
