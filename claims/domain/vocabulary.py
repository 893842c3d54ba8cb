"""The words that labels are made of: keys as stored, English names as message ids.

Arabic names stand in the message catalogue (claims/locale/ar). Kinds and stances follow the
reference annotation of the seed article; each stance maps to SDQC, AraStance and FactBank.
The seven contradiction types are those of de Marneffe, Rafferty and Manning, "Finding
Contradictions in Text" (ACL 2008).
"""

from collections.abc import Mapping
from types import MappingProxyType

from claims.domain.problems import N_

Names = Mapping[str, str]

OFFICIAL_STATEMENT = "official_statement"
REPORTED_EVENT = "reported_event"
AUTHOR_COMMENT = "author_comment"
BACKGROUND = "background"

KINDS: Names = MappingProxyType(
    {
        OFFICIAL_STATEMENT: N_("official statement"),
        REPORTED_EVENT: N_("reported event"),
        AUTHOR_COMMENT: N_("author's comment"),
        BACKGROUND: N_("background"),
    }
)

UNCLEAR = "unclear"

STANCES: Names = MappingProxyType(
    {
        "supports": N_("supports"),
        "denies": N_("denies"),
        "opposes": N_("opposes"),
        "questions": N_("questions"),
        "neutral": N_("neutral"),
        UNCLEAR: N_("unclear"),
    }
)

STANCE_MEANINGS: Names = MappingProxyType(
    {
        "supports": N_("commits to the proposition being true, or endorses it"),
        "denies": N_("commits to the proposition being false"),
        "opposes": N_("objects to the thing or demands its end, without calling it false"),
        "questions": N_("doubts or reserves judgement, without commitment"),
        "neutral": N_("relays without commitment"),
        UNCLEAR: N_("the text does not decide; a note is required"),
    }
)

KIND_MEANINGS: Names = MappingProxyType(
    {
        OFFICIAL_STATEMENT: N_("a named official or body says, denies or describes something"),
        REPORTED_EVENT: N_("something happened, or happens habitually, outside of speech"),
        AUTHOR_COMMENT: N_("the writer's own judgement, inference, irony or framing"),
        BACKGROUND: N_("standing context in the writer's voice, no single event"),
    }
)

ATTRIBUTIONS: Names = MappingProxyType(
    {
        "direct": N_("direct quotation"),
        "indirect": N_("indirect"),
        "mixed": N_("mixed"),
        "none": N_("none"),
    }
)

ATTRIBUTION_CHECKS: Names = MappingProxyType(
    {
        "verbatim": N_("verbatim"),
        "in_substance": N_("in substance"),
        "distorted": N_("distorted"),
        "unverified": N_("unverified"),
    }
)

RELATIONS: Names = MappingProxyType(
    {
        "contradicts": N_("contradicts"),
        "breaches": N_("breaches"),
        "undermines": N_("undermines"),
    }
)

RELATION_MEANINGS: Names = MappingProxyType(
    {
        "contradicts": N_("both cannot be true"),
        "breaches": N_("an agreement and its violation; both may be true"),
        "undermines": N_("weakens it; both can be literally true"),
    }
)

CONTRADICTION_TYPES: Names = MappingProxyType(
    {
        "antonym": N_("antonym"),
        "negation": N_("negation"),
        "numeric": N_("numeric"),
        "factive_modal": N_("factive or modal"),
        "structural": N_("structural"),
        "lexical": N_("lexical"),
        "world_knowledge": N_("world knowledge"),
    }
)

CLAIM_STATES: Names = MappingProxyType(
    {
        "candidate": N_("candidate"),
        "open": N_("open"),
        "agreed": N_("agreed"),
        "disputed": N_("disputed"),
        "decided": N_("decided"),
        "rejected": N_("rejected"),
    }
)

CONTRADICTION_STATES: Names = MappingProxyType(
    {
        "proposed": N_("proposed"),
        "confirmed": N_("confirmed"),
        "rejected": N_("turned down"),
        "withdrawn": N_("withdrawn"),
    }
)

SPEAKER_TYPES: Names = MappingProxyType(
    {
        "person": N_("person"),
        "institution": N_("institution"),
        "group": N_("group"),
        "media": N_("news medium"),
        "author": N_("author of the article"),
    }
)

BEARINGS: Names = MappingProxyType(
    {
        "supports": N_("bears the claim out"),
        "refutes": N_("refutes it"),
        "context": N_("gives context"),
    }
)

FACT_CHECKER = "fact_checker"
EDITOR = "editor"
ADMIN = "admin"

ROLES: Names = MappingProxyType(
    {
        FACT_CHECKER: N_("fact-checker"),
        EDITOR: N_("editor"),
        ADMIN: N_("admin"),
    }
)

# What a program's token opens: whatever its owner's roles allow, but only of this sort.
SCOPES: Names = MappingProxyType(
    {
        "read": N_("read"),
        "write": N_("change claims, annotations, contradictions and the catalogue"),
        "import": N_("import files"),
    }
)

ORIGINS: Names = MappingProxyType(
    {"machine": N_("machine"), "human": N_("person"), "import": N_("import")}
)

# What a reviewer makes of the proposal for a claim.
ANSWER_OUTCOMES: Names = MappingProxyType(
    {
        "accepted": N_("accepted"),
        "corrected": N_("corrected"),
        "rejected": N_("rejected"),
    }
)

PROPOSAL_OUTCOMES: Names = MappingProxyType(
    {
        "accepted": N_("accepted"),
        "corrected": N_("corrected"),
        "rejected": N_("rejected"),
        "dismissed": N_("dismissed"),
    }
)

# What a decision says of a claim or of a contradiction.
OUTCOMES: Names = MappingProxyType(
    {
        "decided": N_("decided"),
        "verdict": N_("given a verdict"),
        "sent_back": N_("sent back"),
        "reopened": N_("reopened"),
        "rejected": N_("rejected"),
        "confirmed": N_("confirmed"),
        "rechecked": N_("rechecked"),
        "turned_down": N_("turned down"),
        "withdrawn": N_("withdrawn"),
    }
)

SIGHTED_PAGES: Names = MappingProxyType(
    {"settled": N_("settled labels"), "adjudication": N_("adjudication")}
)

IMPORT_STATES: Names = MappingProxyType(
    {
        "uploaded": N_("uploaded"),
        "checking": N_("being checked"),
        "checked": N_("checked"),
        "running": N_("running"),
        "done": N_("done"),
        "failed": N_("failed"),
        "cancelled": N_("cancelled"),
        "undone": N_("undone"),
    }
)

ROW_STATES: Names = MappingProxyType(
    {
        "added": N_("added"),
        "duplicate": N_("duplicate"),
        "skipped": N_("skipped"),
        "refused": N_("refused"),
    }
)

RELEASE_STATES: Names = MappingProxyType(
    {
        "waiting": N_("waiting to be written"),
        "ready": N_("ready"),
    }
)

# What an inbox tells; each names what happened and nothing of what anyone said.
NOTICES: Names = MappingProxyType(
    {
        "agreed": N_("A claim that you answered is agreed."),
        "decided_against": N_("An editor decided a claim otherwise than you answered."),
        "sent_back": N_("An editor sent a claim back to you: read it again and answer anew."),
        "reopened": N_("A claim that you answered was opened again."),
        "flag_resolved": N_("Your flag was dealt with."),
        "contradiction_confirmed": N_("Your contradiction is confirmed."),
        "contradiction_rejected": N_("Your contradiction was turned down."),
        "contradiction_withdrawn": N_("Your contradiction was taken back."),
        "needs_recheck": N_("A side of your contradiction changed: look at it again."),
        "new_version": N_("An article that you work on has a corrected version."),
    }
)

FIELDS: Mapping[str, Names] = MappingProxyType(
    {
        "kind": KINDS,
        "stance": STANCES,
        "attribution": ATTRIBUTIONS,
        "attribution_check": ATTRIBUTION_CHECKS,
        "relation": RELATIONS,
        "type": CONTRADICTION_TYPES,
        "claim_state": CLAIM_STATES,
        "contradiction_state": CONTRADICTION_STATES,
        "speaker_type": SPEAKER_TYPES,
        "bearing": BEARINGS,
        "outcome": OUTCOMES,
        "role": ROLES,
        "import_state": IMPORT_STATES,
        "row_state": ROW_STATES,
        "scope": SCOPES,
        "origin": ORIGINS,
        "notice": NOTICES,
        "release_state": RELEASE_STATES,
    }
)
