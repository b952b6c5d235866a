"""What messages show: status cards, captions of results, lists of tasks. Rows in, words and buttons out."""
