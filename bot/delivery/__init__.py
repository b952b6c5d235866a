"""A made video on its way to this machine: from the provider's link to a file that was looked at."""
