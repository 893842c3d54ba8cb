"""Links that are kept without a foreign key: to what many rows share, or came with the row.

A foreign key asks for its row anew for each row that points there, by a query of its own, and
locks it: a thousand times a statement for one and the same, or for rows that the same transaction
has just added. These links are asked for once a statement. Otherwise they keep what a foreign key
keeps: no link to what is not there, and nothing goes while a link leads to it. Their fields say
`db_constraint=False`, and a test holds that each that does has both rules.
"""

import pgtrigger

from claims.models import triggers


def links_lead_somewhere(table: str, **to: str) -> list[pgtrigger.Trigger]:
    """The rules of the table that links; `to` are the tables by the names of the link fields.

    They lock what is linked to, as a foreign key does, so that nobody deletes it meanwhile.
    """
    links = {f"{field}_id": linked for field, linked in to.items()}
    return [
        pgtrigger.Trigger(
            name="new_links_lead_somewhere",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            declare=[("linked", "bigint")],
            func=triggers.links_of_all_lead_somewhere(table, links),
        ),
        pgtrigger.Trigger(
            name="changed_links_lead_somewhere",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf(*links),
            condition=pgtrigger.AnyChange(*links),
            func=triggers.links_of_one_lead_somewhere(table, links),
        ),
    ]


def linked_rows_stay(table: str, *links: tuple[str, str]) -> pgtrigger.Trigger:
    """The rule of the table that is linked to; `links` are tables with the columns that link."""
    return pgtrigger.Trigger(
        name="linked_rows_stay",
        when=pgtrigger.After,
        operation=pgtrigger.Delete | pgtrigger.UpdateOf("id"),
        timing=pgtrigger.Deferred,
        func=triggers.no_link_leads_to_old(table, links),
    )
