"""What the background worker does: each task is one action, and harmless when run twice."""

from django.utils import timezone
from django_tasks import TaskContext, task

from annotator import jobs
from claims.actions import bulk, importsegmenting, notifying, pairing, proposing, releasing, running
from claims.models import ImportBatch, User


@task()
def propose_claims(article_id: int, user_id: int) -> None:
    """Cut a long article into candidate claims on behalf of who added it."""
    proposing.propose_claims(
        article_id=article_id, by=User.objects.get(pk=user_id), at=timezone.now()
    )


@task(priority=-50)  # nobody waits for it: what people asked for goes first
def propose_pairs(after: int = 0) -> None:
    """Hold a slice of the new articles against all others, then leave the rest to the next job."""
    articles = pairing.waiting(after)
    for article in articles:
        pairing.propose_pairs(article_id=article.pk, by=article.created_by, at=timezone.now())
    if articles:
        propose_pairs.enqueue(articles[-1].pk)


@task()
def write_release(uid: str) -> None:
    releasing.write_release(uid=uid)


@task()
def mail_notice(notice_id: int) -> None:
    """Send one notice by e-mail to whom it is for."""
    notifying.mail(notice_id=notice_id, at=timezone.now())


@task()
def check_import(batch_id: int) -> None:
    """Check a whole file that came in, and keep the report."""
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state == "checking":
        with bulk.local_file(batch) as path:
            running.check(batch=batch, path=path)


@task(takes_context=True)
def run_import(context: TaskContext, batch_id: int) -> None:
    """Take a file in from its checkpoint on; each chunk clears the job of its workers' deaths."""
    batch = ImportBatch.objects.get(pk=batch_id)
    job = context.task_result.id
    if batch.state == "running" and batch.pieces.exists():
        with bulk.local_file(batch) as path:
            running.run(batch=batch, path=path, tell=lambda _: jobs.got_further(job))
    elif batch.state == "running":
        running.finish(batch)


@task()
def segment_import(batch_id: int) -> None:
    """Propose claims in one slice of an import's articles."""
    importsegmenting.segment(ImportBatch.objects.get(pk=batch_id))
