"""One address for each verb, ordered as the stages are."""

from django.contrib.auth import views as auth
from django.urls import path

from claims.views import (
    administering,
    agreeing,
    annotating,
    bulk,
    cataloguing,
    contradicting,
    exporting,
    histories,
    importing,
    notifying,
    pairing,
    programs,
    reviewing,
    searching,
    segmenting,
)

urlpatterns = [
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("theme/", administering.theme, name="theme"),
    path("me/", administering.me, name="me"),
    path("inbox/", notifying.inbox, name="inbox"),
    path("inbox/read/", notifying.mark_all_read, name="inbox-read"),
    path("inbox/<uuid:uid>/read/", notifying.mark_read, name="notice-read"),
    path("me/tokens/", programs.tokens, name="tokens"),
    path("me/tokens/<uuid:uid>/revoke/", programs.revoke_token, name="token-revoke"),
    # searching
    path("search/", searching.search, name="search"),
    path("search/counts/", searching.counts, name="search-counts"),
    path("search/save/", searching.save, name="search-save"),
    path("searches/<uuid:uid>/share/", searching.share, name="search-share"),
    path("searches/<uuid:uid>/remove/", searching.remove, name="search-remove"),
    path("searches/<str:owner>/<str:slug>/", searching.saved, name="search-saved"),
    path("claims/<uuid:uid>/near/", searching.near, name="claim-near"),
    # importing
    path("", importing.articles, name="articles"),
    path("articles/add/", importing.add, name="article-add"),
    path("articles/removed/", importing.removed, name="articles-removed"),
    path("articles/<uuid:uid>/edit/", importing.edit, name="article-edit"),
    path("articles/<uuid:uid>/remove/", importing.remove, name="article-remove"),
    path("articles/<uuid:uid>/restore/", importing.restore, name="article-restore"),
    path("imports/", bulk.batches, name="imports"),
    path("imports/<uuid:uid>/", bulk.batch, name="import"),
    path("imports/<uuid:uid>/progress/", bulk.progress, name="import-progress"),
    path("imports/<uuid:uid>/check/", bulk.check, name="import-check"),
    path("imports/<uuid:uid>/again/", bulk.again, name="import-again"),
    path("imports/<uuid:uid>/start/", bulk.start, name="import-start"),
    path("imports/<uuid:uid>/cancel/", bulk.cancel, name="import-cancel"),
    path("imports/<uuid:uid>/undo/", bulk.undo, name="import-undo"),
    path("imports/<uuid:uid>/refused/", bulk.refused, name="import-refused"),
    path("imports/templates/<str:kind>.<str:format>", bulk.template, name="import-template"),
    # segmenting
    path("articles/<uuid:uid>/claims/", segmenting.draw, name="claim-draw"),
    path("claims/<uuid:uid>/move/", segmenting.move, name="claim-move"),
    path("claims/<uuid:uid>/split/", segmenting.split, name="claim-split"),
    path("claims/<uuid:uid>/merge/", segmenting.merge, name="claim-merge"),
    path("claims/<uuid:uid>/reject/", segmenting.reject, name="claim-reject"),
    # annotating
    path("articles/<uuid:uid>/", annotating.article, name="article"),
    path("claims/<uuid:uid>/annotate/", annotating.annotate, name="claim-annotate"),
    path("claims/<uuid:uid>/proposal/", annotating.turn_down, name="proposal-turn-down"),
    path("claims/<uuid:uid>/flag/", annotating.flag, name="claim-flag"),
    path("speakers/", cataloguing.speakers, name="speakers"),
    path("speakers/add/", cataloguing.add_speaker, name="speaker-add"),
    path("speakers/<uuid:uid>/", cataloguing.speaker, name="speaker"),
    path("speakers/<uuid:uid>/merge/", cataloguing.merge_speaker, name="speaker-merge"),
    path("propositions/", cataloguing.propositions, name="propositions"),
    path("propositions/add/", cataloguing.add_proposition, name="proposition-add"),
    path("propositions/<uuid:uid>/", cataloguing.proposition, name="proposition"),
    path("propositions/<uuid:uid>/merge/", cataloguing.merge_proposition, name="proposition-merge"),
    # pairing
    path("pairs/", pairing.pairs, name="pairs"),
    path("pairs/<int:pk>/dismiss/", pairing.dismiss, name="pair-dismiss"),
    path("pairs/<int:pk>/restore/", pairing.restore, name="pair-restore"),
    path("pairs/<int:pk>/repeat/", pairing.accept_repeat, name="pair-repeat"),
    # contradicting
    path("contradictions/", contradicting.contradictions, name="contradictions"),
    path("contradictions/add/", contradicting.add, name="contradiction-add"),
    path("contradictions/<uuid:uid>/", contradicting.contradiction, name="contradiction"),
    path("contradictions/<uuid:uid>/edit/", contradicting.edit, name="contradiction-edit"),
    path("contradictions/<uuid:uid>/confirm/", contradicting.confirm, name="contradiction-confirm"),
    path("contradictions/<uuid:uid>/reject/", contradicting.reject, name="contradiction-reject"),
    path(
        "contradictions/<uuid:uid>/withdraw/", contradicting.withdraw, name="contradiction-withdraw"
    ),
    path("contradictions/<uuid:uid>/evidence/", contradicting.add_evidence, name="evidence-add"),
    # reviewing
    path("claims/<uuid:uid>/history/", reviewing.claim_history, name="claim-history"),
    path("agreement/", agreeing.agreement_page, name="agreement"),
    path("history/", histories.whole, name="history"),
    path("history/<uuid:change>/undo/", histories.undo, name="history-undo"),
    path("articles/<uuid:uid>/history/", histories.article, name="article-history"),
    path("speakers/<uuid:uid>/history/", histories.speaker, name="speaker-history"),
    path("propositions/<uuid:uid>/history/", histories.proposition, name="proposition-history"),
    path(
        "contradictions/<uuid:uid>/history/", histories.contradiction, name="contradiction-history"
    ),
    path("people/<uuid:uid>/history/", histories.person, name="person-history"),
    path("desk/history/", histories.desk, name="desk-history"),
    # exporting
    path("export/", exporting.export, name="export"),
    path("export/file/", exporting.export_file, name="export-file"),
    path("articles/<uuid:uid>/download/<str:format>/", exporting.download, name="article-download"),
    # administering
    path("people/", administering.people, name="people"),
    path("people/add/", administering.add_person, name="person-add"),
    path("people/<uuid:uid>/", administering.person, name="person"),
    path("people/<uuid:uid>/password/", administering.new_password, name="person-password"),
    path("desk/", administering.desk, name="desk"),
]
