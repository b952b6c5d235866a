"""The parts of a running bot, put together: its edges, its services, its intake, its worker. `bot/application.py` orders them."""
