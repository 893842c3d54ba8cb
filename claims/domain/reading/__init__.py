"""Files as records: each format is a generator of `records.Record`, read as it streams.

A reader takes a `records.Source` and yields one `Record` for each thing that the file says: an
article, a claim, or a contradiction. What is nested in the file (an article with its claims) comes
out flat, in that order, the later records naming the earlier by `article_id` and `claim_id`.
What cannot be read of a record becomes a `Record` with a `problem`, and the next one follows; what
stops the whole file is raised as a `Problem`. No reader holds more of a file than one record, but
for JSON-LD, DOCX, HTML and TXT, which are one article, and sheets, whose cells are counted first.

`formats.open_records` finds the reader by name, ending or content; `columns` knows what each field
is called. A new format is a function `Source -> Iterator[Record]` and a line in `formats.READERS`.
"""
