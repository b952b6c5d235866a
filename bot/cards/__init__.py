"""Content of messages: status messages, captions of results, lists of tasks. Turns rows into words and buttons."""
