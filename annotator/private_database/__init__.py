"""The private PostgreSQL server of one checkout.

It runs exactly as long as somebody uses it. Every process that connects holds a shared `flock` on
`users.lock`. The first one starts a *keeper*: a detached process whose child is `postgres` and
which waits for an exclusive lock on the same file. The kernel grants that lock at the moment when
the last user is gone, however it went (`kill -9` included); the keeper then stops the server and
leaves. No process ever has to remember to stop anything.

    users.connection(folders)      start it if need be, and say how to log in
    users.stop(folders)            end it now, whoever uses it
    python -m annotator.private_database stop|status|remove
"""
