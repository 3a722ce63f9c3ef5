"""A bulletin in own words on the video conference of the SCO foreign ministers of 13 May 2020, and its record."""

from __future__ import annotations

from kg_builder.model.record import (
    Agreement,
    AgreementEvent,
    Body,
    Meeting,
    Official,
    Organisation,
    Participation,
    Record,
    Remark,
    Tenure,
)
from support.records import Page

PAGE = Page(
    "sco-ministers",
    "SCO foreign ministers confer by video link",
    "The foreign ministers of the SCO conferred by video link on 13 May 2020. "
    "Russian Foreign Minister Sergey Lavrov chaired the talks. "
    "SCO Secretary General Vladimir Norov briefed the ministers on the pandemic. "
    "The ministers adopted a joint statement on COVID-19. "
    "They hope to see the heads of state meet in Saint Petersburg in the autumn of 2020.",
    published="2020-05-14",
    publisher="Example Board",
)


def record() -> Record:
    p = PAGE
    lavrov = Official(
        "official-131",
        p.value("Sergey Lavrov"),
        aliases=(p.value("Lavrov"),),
        tenures=(Tenure("tenure-140", p.value("Foreign Minister", after="Russian"), p.value("Russia", "Russian")),),
        of=p.value("Russia", "Russian"),
    )
    norov = Official(
        "official-193",
        p.value("Vladimir Norov"),
        tenures=(Tenure("tenure-178", p.value("Secretary General"), p.value("SCO", after="talks")),),
    )
    sco = Organisation("organisation-0", p.value("SCO"))
    ministers = Body("body-44", p.value("The foreign ministers of the SCO"), p.value("SCO", after="ministers of"))
    chaired = p.evidence("Sergey Lavrov chaired", confidence=0.95)
    briefed = p.evidence("Vladimir Norov briefed the ministers")
    conferred = p.evidence("The foreign ministers of the SCO conferred by video link")
    talks = Meeting(
        "meeting-44",
        p.value("conferred by video link"),
        status=p.value("held", "conferred"),
        kind=p.value("conference", "conferred"),
        mode=p.value("video", "video link", after="conferred"),
        start=p.value("2020-05-13", "13 May 2020"),
        participations=(
            Participation(
                "participation-131-44",
                "official-131",
                "chair",
                (chaired,),
                post=p.value("Foreign Minister", after="Russian"),
                on_behalf_of=p.value("Russia", "Russian"),
            ),
            Participation("participation-193-44", "official-193", "participant", (briefed,)),
            Participation("participation-44-44", "body-44", "participant", (conferred,)),
        ),
        convenor="organisation-0",
        topics=(p.value("pandemic"),),
    )
    summit = Meeting(
        "meeting-300",
        p.value("heads of state meet in Saint Petersburg"),
        status=p.value("planned", "hope to see"),
        kind=p.value("summit", "heads of state meet", confidence=0.7),
        start=p.value("2020", "the autumn of 2020"),
        place=p.value("Saint Petersburg"),
    )
    statement = Agreement(
        "agreement-250",
        p.value("joint statement on COVID-19"),
        p.value("statement", "joint statement"),
        parties=(p.value("SCO", after="ministers of"),),
        signatories=(
            Participation("participation-44-250", "body-44", "signatory", (p.evidence("The ministers adopted"),)),
        ),
        events=(
            AgreementEvent(
                "agreement-event-250", p.value("adopted"), p.value("2020-05-13", "13 May 2020"), "meeting-44"
            ),
        ),
    )
    via = (p.span("The foreign ministers of the SCO"),)
    remark = Remark("remark-284", "body-44", p.value("They hope to see the heads of state meet", via=via), "meeting-44")
    return Record(
        bulletin=p.bulletin.id,
        sha256=p.bulletin.sha256,
        fingerprint="test",
        published=p.bulletin.published,
        publisher=p.bulletin.publisher,
        sentences=p.sentences,
        officials=(lavrov, norov),
        organisations=(sco,),
        bodies=(ministers,),
        meetings=(talks, summit),
        agreements=(statement,),
        remarks=(remark,),
    )
