"""Words that carry meaning, and harmless ones. They are the benchmark's own.

They were written from what editors must not lose (numbers, names, negations and so on) without
looking at the lists that briefmill's rules use: else the benchmark would only measure that the
two lists are the same.
"""

from __future__ import annotations

NUMBER_WORDS = tuple(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
    " sixty eighty ninety".split()
)
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
UNITS = (
    ("million", "billion", "thousand"),
    ("miles", "kilometers", "meters", "feet"),
    ("dollars", "euros", "pounds", "francs"),
    ("tons", "kilograms", "barrels", "bushels"),
    ("hours", "days", "weeks", "months", "years"),
    ("acres", "hectares"),
)
MONTHS = tuple(
    "January February March April June July August September October November December".split()
)
TITLES = tuple(
    "President Secretary Senator Minister Ambassador General King Chancellor Admiral Colonel"
    " Governor Captain Congressman Representative".split()
)
SURNAMES = tuple(
    "Abbott Barrow Castellan Dunmore Eastlake Farrow Gilmour Hartwell Ivers Jessop Kellner"
    " Lindqvist Marchetti Norwood Okafor Pemberton Quigley Rosales Sandoval Thackeray Underhill"
    " Vasquez Whitcombe Yilmaz Zeller".split()
)
PLACES = tuple(
    "France Germany Britain England Spain Portugal Italy Russia Poland Turkey Greece Egypt Japan"
    " China India Korea Vietnam Mexico Brazil Argentina Chile Peru Cuba Canada Iran Iraq Israel"
    " Lebanon Syria Austria Hungary Belgium Sweden Norway Ireland London Paris Berlin Moscow Rome"
    " Madrid Vienna Geneva Boston Philadelphia Chicago California Texas Virginia Ohio Hawaii"
    " Europe Africa Asia".split()
)
ORGANISATIONS = (
    *"NATO OECD IMF WTO UNESCO OPEC ASEAN SEATO UNICEF OSCE EFTA IAEA FAO ILO WHO".split(),
    "World Bank",
    "Red Cross",
    "European Commission",
    "African Union",
    "Security Council",
)
MODALS = tuple("may must should will could would can might shall cannot ought".split())
MODAL_SWAPS = {
    "may": ("must", "will"),
    "must": ("may", "should"),
    "should": ("must", "could"),
    "will": ("may", "should"),
    "could": ("should", "must"),
    "would": ("could", "might"),
    "can": ("must", "should"),
    "might": ("must", "will"),
    "shall": ("may", "should"),
}
QUANTIFIER_SWAPS = {
    "most": ("few", "some"),
    "few": ("most", "many"),
    "all": ("some", "most"),
    "some": ("all", "most"),
    "many": ("few", "some"),
    "none": ("all", "half"),
    "half": ("most", "none"),
    "several": ("all", "few"),
    "every": ("nearly every", "hardly any"),
    "both": ("neither of the", "one of the"),
}
PREFIXED = (
    ("likely", "unlikely"),
    ("able", "unable"),
    ("stable", "unstable"),
    ("aware", "unaware"),
    ("armed", "unarmed"),
    ("known", "unknown"),
    ("popular", "unpopular"),
    ("successful", "unsuccessful"),
    ("official", "unofficial"),
    ("willing", "unwilling"),
    ("certain", "uncertain"),
    ("possible", "impossible"),
    ("legal", "illegal"),
    ("formal", "informal"),
    ("direct", "indirect"),
    ("dependent", "independent"),
    ("adequate", "inadequate"),
    ("effective", "ineffective"),
    ("complete", "incomplete"),
    ("necessary", "unnecessary"),
    ("agreed", "disagreed"),
    ("approved", "disapproved"),
)
OPPOSED = (
    ("rise", "fall"),
    ("rose", "fell"),
    ("rising", "falling"),
    ("before", "after"),
    ("export", "import"),
    ("exports", "imports"),
    ("more", "less"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("above", "below"),
    ("accepted", "rejected"),
    ("win", "lose"),
    ("won", "lost"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("early", "late"),
    ("strong", "weak"),
    ("strengthened", "weakened"),
    ("success", "failure"),
    ("first", "last"),
    ("public", "private"),
    ("allies", "enemies"),
    ("old", "new"),
    ("high", "low"),
    ("higher", "lower"),
    ("inside", "outside"),
    ("peace", "war"),
    ("began", "ended"),
    ("opened", "closed"),
    ("majority", "minority"),
    ("domestic", "foreign"),
    ("gains", "losses"),
    ("buyers", "sellers"),
    ("with", "without"),
    ("long", "short"),
    ("larger", "smaller"),
    ("best", "worst"),
    ("encourage", "discourage"),
    ("permitted", "prohibited"),
    ("entered", "left"),
)
NEGATIONS = tuple(
    "no not never without none nor neither nothing nobody hardly scarcely barely cannot except"
    " unless only few less least despite against".split()
)
_OTHER_MEANING = tuple(
    "one once twice half third quarter double dozen dozens hundred hundreds thousand thousands"
    " percent each any every either another other nearly almost about over under more most much"
    " little several until since from to into out up down off than if because during between"
    " among within yet still again already always often sometimes usually rarely seldom he she"
    " his her him they their them we our us you your my me its it who whom whose this that these"
    " those both same different next previous former latter right wrong true false".split()
)
GUARDED = frozenset(
    (
        *NUMBER_WORDS,
        *ORDINALS,
        *(unit for row in UNITS for unit in row),
        *MODALS,
        *NEGATIONS,
        *_OTHER_MEANING,
        *QUANTIFIER_SWAPS,
        *(word for pair in PREFIXED for word in pair),
        *(word for pair in OPPOSED for word in pair),
    )
)
"""Words that no harmless edit touches."""

CAPITALISED_OTHERWISE = frozenset(
    "polish march turkey china august may mark bill frank grant reading nice mobile lima job"
    " pole poles china state states congress house united union".split()
)
"""Common words that a capital letter makes names of."""

INSERTED = tuple(
    "also then indeed further thus therefore in-fact moreover overall itself themselves simply"
    " likewise furthermore accordingly clearly evidently now here well".split()
)
"""Words that an editor adds without telling anything new."""

SYNONYMS = dict(
    pair.split("=")
    for pair in (
        "big=large large=big help=aid aid=help begin=start start=begin quickly=rapidly"
        " rapidly=quickly important=significant significant=important show=demonstrate"
        " showed=demonstrated goods=products wealthy=rich rich=wealthy nation=country"
        " country=nation nations=countries countries=nations attempt=effort effort=attempt"
        " efforts=attempts attempts=efforts created=established established=created"
        " conflict=dispute dispute=conflict disputes=conflicts obtain=acquire obtained=acquired"
        " acquired=obtained negotiations=talks talks=negotiations leader=head leaders=heads"
        " troops=soldiers soldiers=troops agreement=accord accord=agreement purchase=buy"
        " purchased=bought bought=purchased sought=tried wanted=wished hoped=wished"
        " believed=thought thought=believed region=area area=region regions=areas areas=regions"
        " difficult=hard hard=difficult entire=whole whole=entire near=close-to"
        " throughout=across across=throughout while=whereas although=though though=although"
        " which=that however=though  issues=questions questions=issues"
        " problem=difficulty problems=difficulties goal=aim goals=aims aim=goal aims=goals"
        " main=chief chief=main major=main basic=fundamental fundamental=basic ensure=secure"
        " expand=extend expanded=extended developed=evolved growing=increasing land=territory"
        " territory=land ship=vessel ships=vessels vessels=ships choose=select chose=selected"
        " answer=reply answered=replied asked=requested requested=asked gave=granted"
        " granted=gave used=employed employed=used need=require needed=required"
        " required=needed powerful=mighty famous=well-known frequently=repeatedly"
        " occurred=happened happened=occurred remained=stayed stayed=remained"
        " continued=went-on sent=dispatched dispatched=sent place=location"
        " people=persons children=youngsters work=labor workers=laborers"
        " laborers=workers factory=plant factories=plants cities=towns law=statute laws=statutes"
        " idea=notion ideas=notions method=technique methods=techniques result=outcome"
        " results=outcomes role=part policy=approach"
        " policies=approaches plan=scheme plans=schemes built=constructed constructed=built"
        " made=produced produced=made said=stated stated=said noted=observed observed=noted"
        " due=owing considerable=substantial substantial=considerable huge=enormous"
        " enormous=huge tiny=minute simple=plain various=diverse diverse=various"
        " particularly=especially especially=particularly primarily=mainly mainly=primarily"
        " eventually=finally finally=eventually immediately=at-once soon=shortly shortly=soon"
        " journey=voyage voyage=journey merchants=traders traders=merchants crops=harvests"
        " home=house homes=houses crowd=throng fight=struggle struggle=fight battle=fight"
        " danger=peril fear=dread fears=worries worried=troubled angry=furious happy=glad"
        " students=pupils teacher=instructor instructor=teacher test=trial tests=trials"
        " bacteria=microbes disease=illness diseases=illnesses firms=companies companies=firms"
        " company=firm firm=company customers=clients consumers=shoppers"
    ).split()
)
"""Words for words that mean the same; a hyphen here stands for a blank."""

KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "x",
}  # fmt: skip
"""The keys beside each key of an English keyboard."""
