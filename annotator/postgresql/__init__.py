"""Django's PostgreSQL backend, logged in to the private server of this checkout."""
