"""Sentences of our own that say a number, a name, a negation and so on at ``{}``."""

from __future__ import annotations

CARRIERS: dict[str, tuple[str, ...]] = {
    "number in digits": (
        "Officials counted {} families in the camps along the river.",
        "The register of that spring lists {} vessels.",
        "In the end {} votes were found to be valid.",
        "The survey reached {} households in the hill districts.",
        "Only after the flood did the province report {} ruined houses.",
    ),
    "number word": (
        "The committee met {} times before it published anything.",
        "The crews had provisions for {} days at most.",
        "There were {} delegations at the table when talks resumed.",
        "He spent {} winters at the station and kept a diary.",
    ),
    "percentage": (
        "Freight rates climbed by {} percent within a season.",
        "About {}% of the harvest went abroad in that year.",
        "Turnout reached {} percent in the mountain counties.",
        "The levy took {} per cent of what the mills earned.",
    ),
    "unit": (
        "The estimate that reached the cabinet spoke of 14 {} in all.",
        "According to the ledger, 35 {} had to be written off.",
        "The inspectors noted a difference of 120 {} between the two books.",
        "A later audit put the figure at 7 {} and left it there.",
    ),
    "year": (
        "The bridge was opened to traffic in {} and has never been closed since.",
        "A second edition of the handbook followed in {}.",
        "It took until {} for the archive to be catalogued.",
        "The lease, which ran to {}, was held by a single family.",
    ),
    "month": (
        "The inquiry reported in {} to an almost empty chamber.",
        "Heavy rain in {} washed out the coastal railway.",
        "Applications closed in {} of the same year.",
    ),
    "day": (
        "The ship left harbour on June {} with a full load.",
        "A notice dated October {} hung at the town hall.",
        "On April {}, the tribunal heard its first witness.",
    ),
    "person": (
        "The minutes were taken by Secretary {} in a neat hand.",
        "Ambassador {} asked for time to consult his government.",
        "A letter from Senator {} settled the matter.",
        "It was Governor {} who proposed to build the canal.",
    ),
    "place": (
        "The delegates then travelled to {} to see the works for themselves.",
        "Most of the machinery had been bought in {} at auction.",
        "Envoys from {} waited in the next room.",
    ),
    "organisation": (
        "A mission of {} confirmed these findings a year later.",
        "The grant was paid by {} and spent on wells.",
        "According to {}, the stocks would last until the thaw.",
    ),
    "negation": (
        "The harbour master {was|was not} told of the order that evening.",
        "It is recorded that the deputy answered {with|without} a word of warning.",
        "The papers show that there is {a|no} reason to doubt the date.",
        "The clerk {had|had never} seen the second copy of the deed.",
        "The two ferries {could|couldn’t} be repaired at the yard.",
        "The board decided {to|not to} reopen the matter in the autumn.",
    ),
    "negating prefix": (
        "In the opinion of the auditors such a plan was {likely|unlikely} to last.",
        "The envoy called the arrangement {legal|illegal} and said so in public.",
        "Observers found the new council {stable|unstable} in the months that followed.",
        "The guards at the gate were {armed|unarmed} when the crowd arrived.",
        "The engineers thought it {possible|impossible} to dredge the channel.",
    ),
    "modal": (
        "Each member {may|must|should} submit a report at the end of the season.",
        "The agency {will|should|could} publish its forecasts every quarter.",
        "Landlords {must|may|should|will} repair the dykes along their fields.",
    ),
    "quantifier": (
        "The report says that {most|few|all|some|many|none|half} of the villages had a school.",
        "After the reform {all|some|most|few} of the judges kept their posts.",
        "It was found that {half|none|many|few} of the wells were dry.",
    ),
    "opposed words": (
        "By then the price of salt {rose|fell} in every market along the coast.",
        "The lower house {accepted|rejected} what the minister had put before it.",
        "The levy was raised {before|after} the new council had met.",
        "Those who lived on {exports|imports} were the first to complain.",
        "The crews asked for {more|less} time ashore.",
    ),
    "citation": (
        "The same pattern has been described for other ports {}.",
        "This reading of the sources is now widely shared {}.",
        "Later work with better data came to the same view {}.",
    ),
    "citation by number": (
        "The method has been set out elsewhere {}.",
        "A fuller account of the vote is in print {}.",
        "The figures were collected by the customs office {}.",
    ),
    "link target": (
        "The tables can be read in [the annual report]({}).",
        "For details see [the minutes of the meeting]({}).",
        "All series are kept in [a public archive]({}).",
    ),
}
