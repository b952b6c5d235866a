"""`make messages`: every text of every language as a phone shows it, on one HTML page to look through."""
