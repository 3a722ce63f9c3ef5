"""The offline extractor: tokens and lexicons lead, spaCy follows where a sentence needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder.extract.agreements import AgreementReader
from kg_builder.extract.dateline import day_told
from kg_builder.extract.language import other_language
from kg_builder.extract.meetings import read_meetings
from kg_builder.extract.officials import read_officials
from kg_builder.extract.reading import Reading
from kg_builder.extract.remarks import read_remarks
from kg_builder.extract.signings import with_signings
from kg_builder.language.pipeline import fingerprint, make_doc
from kg_builder.language.sentences import split_sentences
from kg_builder.lexicon import Lexicon, load
from kg_builder.lexicon.documents import with_documents
from kg_builder.lexicon.meetings import with_meetings
from kg_builder.model.bulletin import Bulletin
from kg_builder.model.record import Record


class GrammarExtractor:
    """Composes the stages: officials, then meetings, then agreements."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load()
        self._meetings = with_meetings(self.lexicon.extra.get("meetings", ()))
        self._agreements = AgreementReader(with_documents(self.lexicon.extra.get("documents", ())))

    @property
    def fingerprint(self) -> str:
        return f"grammar-{fingerprint()}-{self.lexicon.fingerprint}"

    def extract(self, bulletins: Iterable[Bulletin]) -> Iterator[Record]:
        for bulletin in bulletins:
            yield self.read(bulletin)

    def reading(self, bulletin: Bulletin) -> Reading:
        """The bulletin with sentences and the officials stage done: what later stages start from."""
        bulletin = replace(bulletin, published=day_told(bulletin))  # what "today" means in it
        reading = Reading(bulletin, make_doc(bulletin.text))
        reading.sentences = split_sentences(bulletin.text, bulletin.subject_span.end)
        read_officials(reading, self.lexicon)
        return reading

    def read(self, bulletin: Bulletin) -> Record:
        language = other_language(bulletin)
        if language is not None:
            return Record(
                bulletin.id,
                bulletin.sha256,
                self.fingerprint,
                bulletin.published,
                bulletin.publisher,
                skipped=f"is in {language}; only English is read",
            )
        reading = self.reading(bulletin)
        meetings, visits = read_meetings(reading, self._meetings)
        agreements = self._agreements.read(reading, meetings)
        meetings, agreements = with_signings(reading, meetings, agreements)
        return Record(
            bulletin.id,
            bulletin.sha256,
            self.fingerprint,
            bulletin.published,
            bulletin.publisher,
            sentences=reading.sentences,
            officials=reading.officials,
            organisations=reading.organisations,
            bodies=reading.bodies,
            meetings=meetings,
            visits=visits,
            agreements=agreements,
            remarks=read_remarks(reading, meetings, agreements),
        )
