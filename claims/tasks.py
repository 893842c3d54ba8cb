"""What the background worker does: each task is one action, and harmless when run twice."""

from django.utils import timezone
from django_tasks import task

from claims.actions import notifying, segmenting
from claims.models import User


@task()
def propose_claims(article_id: int, user_id: int) -> None:
    """Cut a long article into candidate claims on behalf of who added it."""
    segmenting.propose_claims(
        article_id=article_id, by=User.objects.get(pk=user_id), at=timezone.now()
    )


@task()
def mail_notice(notice_id: int) -> None:
    """Send one notice by e-mail to whom it is for."""
    notifying.mail(notice_id=notice_id, at=timezone.now())
